import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Logger, pino } from 'pino';
import { ansiStyle, instantAt, outliveReaders, plainStyle, wallClock, watchNpm } from './seam.ts';
import { openInBrowser } from './server/browser.ts';
import { type GatedDatabase, gated, openPage } from './server/open-page.ts';
import { prompt } from './terminal/prompt.ts';
import { playScript, readHeader } from './terminal/script/play-lines.ts';
import { createSession } from './terminal/session.ts';
import { usage, welcome } from './terminal/usage.ts';
import { firstCohort, moveToNextPost, startFirstCohort } from './world/first-cohort.ts';
import { openOwnDatabase } from './world/own-database.ts';
import { openWorld, type World } from './world/world.ts';

// As in main: node-cron and the like know no change of clocks in this zone.
process.env['TZ'] = 'UTC';

const curriculumDir = fileURLToPath(new URL('../../curriculum', import.meta.url));

type Arguments = Exclude<ReturnType<typeof readArguments>, { problem: string }>;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        script: { type: 'string' },
        data: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        terminal: { type: 'boolean', default: false },
        port: { type: 'string' },
        at: { type: 'string' },
        open: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) < 65_536)) {
      return { problem: `--port takes a number from 0 to 65535, not “${values.port}”` };
    }
    if (values.at !== undefined && readHeader(`at ${values.at}`).at === null) {
      return { problem: `--at takes a moment such as "2026-03-02 07:30", not “${values.at}”` };
    }
    return values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

const say = (text: string) => void process.stdout.write(text);
const complain = (text: string) => void process.stderr.write(text);

async function main(): Promise<number> {
  const given = readArguments();
  if ('problem' in given) {
    complain(`${given.problem}\nnpm run playground -- --help shows what there is.\n`);
    return 1;
  }
  if (given.help) {
    say(usage);
    return 0;
  }
  const script = given.script === undefined ? undefined : await readScript(given.script);
  if (script !== undefined && 'problem' in script) {
    complain(`${script.problem}\n`);
    return 1;
  }
  const header = readHeader(script?.text ?? (given.at === undefined ? '' : `at ${given.at}`));
  // A script without a folder of its own has one to itself, and always finds it new.
  const dataDir = resolve(given.data ?? join('data', script === undefined ? 'playground' : 'playground-script'));
  const fresh = given.fresh || (script !== undefined && given.data === undefined);
  const stopSignal = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopSignal.abort());
  if (process.env['npm_lifecycle_event'] !== undefined) watchNpm(() => stopSignal.abort());

  const log = logTo(dataDir, fresh);
  const startAt =
    header.at === null
      ? startOfDay(script === undefined ? new Date() : new Date('2026-03-02T12:00:00Z'))
      : instantAt(header.at.on ?? '2026-03-02', header.at.time, header.at.zone ?? firstCohort.zone);
  const onPage = script === undefined && !given.terminal;
  let page: GatedDatabase | undefined;
  const opened = await openWorld({
    dataDir,
    async database(empty) {
      const database = await openOwnDatabase(dataDir, empty, log);
      if (!onPage) return database;
      page = await gated(database);
      return page.database;
    },
    curriculumDir,
    fresh,
    startAt,
    log,
    signal: stopSignal.signal,
  });
  if (opened.kind === 'failed') {
    complain(`The playground cannot start: ${opened.reason}\n`);
    return 1;
  }
  const { world } = opened;
  try {
    const begins = world.fresh && !given.empty && !header.empty;
    const failure = begins ? await startFirstCohort(world) : undefined;
    if (failure !== undefined) {
      complain(`The plan could not be set up: ${failure}\n`);
      return 1;
    }
    // Who opens the page finds the first day posted; at the prompt and in scripts the clock stands where one said.
    if (begins && onPage) await moveToNextPost(world);
    if (page !== undefined) return await atPage(world, page, given, stopSignal.signal);
    return script === undefined
      ? await atPrompt(world, dataDir, stopSignal)
      : await fromScript(world, script.name, script.text, stopSignal.signal);
  } finally {
    await world.stop();
  }
}

async function fromScript(world: World, name: string, text: string, signal: AbortSignal): Promise<number> {
  // A new world that is not played to its end is no state to go on from; one that was there before is kept as it goes.
  const kept = world.fresh ? async () => {} : world.save;
  const end = await playScript(createSession(world), name, text, say, { signal, kept });
  if (end.kind === 'held') {
    say(`✓ ${name}: every line was carried out, ${end.expectations} expectations held\n`);
    return 0;
  }
  complain(`${end.where}: ${end.reason}\n`);
  return 1;
}

async function atPage(world: World, database: GatedDatabase, given: Arguments, signal: AbortSignal): Promise<number> {
  const page = await openPage(world, database, given.port === undefined ? null : Number(given.port));
  if ('problem' in page) {
    complain(`${page.problem}\n`);
    return 1;
  }
  say(`Daymark playground: ${page.url}\nCtrl-C ends it; everything is kept for the next time.\n`);
  if (given.open) openInBrowser(page.url);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await page.close();
  return 0;
}

async function atPrompt(world: World, dataDir: string, stop: AbortController): Promise<number> {
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const session = createSession(world);
  const style = interactive && process.env['NO_COLOR'] === undefined ? ansiStyle : plainStyle;
  if (interactive) say(welcome(session, world.fresh, dataDir));
  const failed = await prompt({
    session,
    input: process.stdin,
    output: process.stdout,
    interactive,
    style,
    columns: () => (interactive ? process.stdout.columns : undefined),
    signal: stop.signal,
    interrupt: () => stop.abort(),
    kept: world.save,
  });
  if (interactive) say('\nKept for the next time.\n');
  return interactive || failed === 0 ? 0 : 1;
}

async function readScript(file: string): Promise<{ name: string; text: string } | { problem: string }> {
  try {
    return { name: basename(file), text: await readFile(file, 'utf8') };
  } catch (error) {
    return { problem: `The script ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Half an hour before the first post of that day. */
function startOfDay(at: Date): Date {
  return instantAt(wallClock(at, firstCohort.zone).on, '07:30', firstCohort.zone);
}

function logTo(dataDir: string, fresh: boolean): Logger {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const dest = join(dataDir, 'bot.log');
  // What members write stands in it: made for its owner's eyes, and taken from others' where it is older.
  closeSync(openSync(dest, 'a', 0o600));
  chmodSync(dest, 0o600);
  return pino({ level: 'info' }, pino.destination({ dest, append: !fresh, sync: true }));
}

outliveReaders();
process.exitCode = await main();
// Whatever still holds the process then, everything is kept and ended.
setTimeout(() => process.exit(), 1_000).unref();
