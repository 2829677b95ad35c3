import { chmodSync, closeSync, createReadStream, existsSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Logger, pino } from 'pino';
import { instantAt, type LocalDate, outliveReaders, parseDate, parseTime, wallClock, watchNpm } from './seam.ts';
import type { DatabaseGate } from './server/database-gate.ts';
import { gated, openPage } from './server/open-page.ts';
import { playLines } from './terminal/prompt.ts';
import { firstCohort, moveToNextPost, startFirstCohort } from './world/first-cohort.ts';
import { openOwnDatabase } from './world/own-database.ts';
import { openWorld, type World } from './world/world.ts';

// As in main: node-cron and the like know no change of clocks in this zone.
process.env['TZ'] = 'UTC';

const curriculumDir = fileURLToPath(new URL('../../curriculum', import.meta.url));

const usage = `npm run playground                        a page with a Discord on this machine and the bot in it; prints its address
npm run playground -- --terminal          the same with a prompt instead of the page; help lists what one can type
npm run playground -- --script FILE       plays the lines of FILE and prints what everybody is shown

  --script FILE   exit code 0 only if every line could be carried out and every expectation held.
                  Without --data a script has a folder to itself, data/playground-script, and begins anew each
                  time, on Monday 2026-03-02 at 07:30 in Kyiv
  --data DIR      where everything is kept (default: data/playground); a second start goes on where it was
  --fresh         forgets what is kept and begins anew
  --empty         begins without a plan, to try /setup yourself
  --terminal      talks in the terminal; lines may be piped in
  --at MOMENT     where the clock of a new world begins, such as "2026-03-02 07:30" (default: this morning);
                  the page moves on from there to the first post
  --port N        the page's port (default: 4170, or any that is free)
  --help          this

No account, no token and no network are needed. The bot's own log goes to bot.log in the data folder.
`;

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
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) < 65_536)) {
      return { problem: `--port takes a number from 0 to 65535, not “${values.port}”` };
    }
    const startAt = values.at === undefined ? undefined : momentOf(values.at);
    if (startAt === null) return { problem: `--at takes a moment such as "2026-03-02 07:30", not “${values.at}”` };
    if (values.script !== undefined && !existsSync(values.script)) {
      return { problem: `There is no script ${values.script}` };
    }
    return { ...values, startAt };
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
  const { script } = given;
  // A script without a folder of its own has one to itself, and always finds it new.
  const dataDir = resolve(given.data ?? join('data', script === undefined ? 'playground' : 'playground-script'));
  const fresh = given.fresh || (script !== undefined && given.data === undefined);
  const stopSignal = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopSignal.abort());
  if (process.env['npm_lifecycle_event'] !== undefined) watchNpm(() => stopSignal.abort());

  const log = logTo(dataDir, fresh);
  const today = script === undefined ? wallClock(new Date(), firstCohort.zone).on : '2026-03-02';
  const onPage = script === undefined && !given.terminal;
  let gate: DatabaseGate | undefined;
  const opened = await openWorld({
    dataDir,
    async database(empty) {
      const database = await openOwnDatabase(dataDir, empty, log);
      if (!onPage) return database;
      const behind = await gated(database);
      gate = behind.gate;
      return behind.database;
    },
    curriculumDir,
    fresh,
    startAt: given.startAt ?? halfPastSeven(today),
    log,
    signal: stopSignal.signal,
  });
  if (opened.kind === 'failed') {
    complain(`The playground cannot start: ${opened.reason}\n`);
    return 1;
  }
  const { world } = opened;
  try {
    const begins = world.fresh && !given.empty;
    const failure = begins ? await startFirstCohort(world) : undefined;
    if (failure !== undefined) {
      complain(`The plan could not be set up: ${failure}\n`);
      return 1;
    }
    // Who opens the page finds the first day posted; at the prompt and in scripts the clock stands where one said.
    if (begins && onPage) await moveToNextPost(world);
    if (gate !== undefined) return await atPage(world, gate, given, stopSignal.signal);
    return await fromLines(world, script, stopSignal);
  } finally {
    await world.stop();
  }
}

async function fromLines(world: World, script: string | undefined, stop: AbortController): Promise<number> {
  const interactive = script === undefined && process.stdin.isTTY && process.stdout.isTTY;
  if (interactive) say('Time stands still until you move it. Try: next day, then press Done, then /week; or help\n');
  const input = script === undefined ? process.stdin : createReadStream(script);
  const failed = await playLines(world, { input, interactive, say, stop });
  if (interactive) return 0;
  if (failed > 0) complain(`${failed} ${failed === 1 ? 'line' : 'lines'} could not be carried out\n`);
  return failed === 0 && !(script !== undefined && stop.signal.aborted) ? 0 : 1;
}

async function atPage(world: World, gate: DatabaseGate, given: Arguments, signal: AbortSignal): Promise<number> {
  const page = await openPage(world, gate, given.port === undefined ? null : Number(given.port));
  if ('problem' in page) {
    complain(`${page.problem}\n`);
    return 1;
  }
  say(`Daymark playground: ${page.url}\nCtrl-C ends it; everything is kept for the next time.\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await page.close();
  return 0;
}

/** A moment as it is typed, such as `2026-03-02 07:30`, on the clock of the first group; null for anything else. */
function momentOf(text: string): Date | null {
  const [day = '', hour = ''] = text.trim().split(/\s+/);
  const [on, time] = [parseDate(day), parseTime(hour)];
  return on === undefined || time === undefined ? null : instantAt(on, time, firstCohort.zone);
}

/** Half an hour before the first post of that day. */
function halfPastSeven(on: LocalDate): Date {
  return instantAt(on, '07:30', firstCohort.zone);
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
