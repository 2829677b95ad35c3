import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import postgres from 'postgres';
import { openDatabase } from '../../src/db/client.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { storePlan } from '../bench/ground/dataset.ts';
import { writeLongPlan } from '../bench/ground/long-plan.ts';
import { startBot } from './bot-process.ts';
import { addCohorts } from './cohorts.ts';
import { atLeast, type Bench, exactly, type Figure, type Line } from './line.ts';
import { settingsOf } from './settings.ts';
import { until } from './waiting.ts';

const sizes = { long: { learners: 12, days: 20 }, short: { learners: 3, days: 5 } };
const reading = ['today', 'streak', 'notes', 'week', 'month', 'privacy', 'cohort status'];

export const restore: Line = {
  name: 'restore',
  says: 'backed up here and restored there, and back again: the bot answers as before',
  run,
};

async function run(bench: Bench): Promise<Figure[]> {
  const size = bench.short ? sizes.short : sizes.long;
  const plans = join(bench.folder, 'restore-plans');
  await writeLongPlan(bench.repository, plans, 1);
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  bench.closing(discord.stop);
  const here = await bench.server.create('restore');
  const there = await otherServer(bench);
  await prepare(discord, here, plans);
  const names = Array.from({ length: size.learners }, (_, n) => `keeper${n}`);
  for (const name of names) {
    discord.world.addUser({ name });
    discord.world.addMember(discord.world.guilds()[0]?.id ?? '', name);
  }

  const during = async <Result>(url: string, work: () => Promise<Result>): Promise<Result> => {
    const bot = startBot(bench.repository, settingsOf(discord, url, plans));
    bench.closing(bot.end);
    await bot.said('ready; invite');
    const result = await work();
    bot.signal('SIGTERM');
    await until(() => !bot.alive(), 20_000);
    await bot.end();
    return result;
  };
  const live = (from: number) => study(discord, names, from, size.days);
  const asked = () => answersTo(discord, names);

  const first = await during(here, async () => {
    await until(() => discord.world.messages(studyOf(discord)).length > 0, 90_000);
    await live(1);
    return asked();
  });
  const file = join(bench.folder, 'torture.backup');
  const operate = (url: string, ...args: string[]) => operated(bench.repository, settingsOf(discord, url, plans), args);
  await operate(here, 'backup', file);
  const rows = Number(/Brought back (\d+) rows/.exec(await operate(there.url, 'restore', file))?.[1] ?? 0);
  const second = await during(there.url, async () => {
    const same = await asked();
    await live(size.days + 1);
    return { same, more: await asked() };
  });
  const back = join(bench.folder, 'torture-back.backup');
  await operate(there.url, 'backup', back);
  await operate(here, 'restore', back, '--replace');
  const third = await during(here, asked);

  const other = [...differences(first, second.same), ...differences(second.more, third)];
  for (const one of other.slice(0, 5)) bench.progress(one);
  return [
    { what: 'from, to, and back again', value: `${bench.server.name} ⇄ ${there.name}` },
    atLeast('rows in the backup', rows, size.learners * size.days),
    { what: 'answers compared', value: first.size + third.size },
    exactly('answers that are other than before', other.length),
    exactly('answers that did not change by what was done in between', unchanged(second.same, second.more, 'streak')),
  ];
}

/** What `npm run backup` and `npm run restore` run, and what they say. */
async function operated(repository: string, settings: Record<string, string>, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(repository, 'dist/operate/main.js'), ...args], {
    cwd: repository,
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args.join(' ')}: ${said}`);
  return said;
}

async function prepare(discord: LocalDiscord, url: string, plans: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 });
  await storePlan(db, plans);
  const guildId = discord.world.guilds()[0]?.id ?? '';
  await addCohorts(db, [studyOf(discord)], { guildId, now: new Date(Date.now() - 60_000), at: 'now' });
  await db.execute('update cohorts set works_ahead = true');
  await close();
}

function studyOf(discord: LocalDiscord): string {
  return discord.as('learner1', { channel: 'study' }).channelId;
}

async function study(discord: LocalDiscord, names: readonly string[], from: number, days: number): Promise<void> {
  for (const name of names) {
    const learner = discord.as(name, { channel: 'study' });
    for (let day = from; day < from + days; day += 1) {
      const done = await learner.command('done', { day: String(day) });
      if (done.kind !== 'message') throw new Error(`${name} could not finish day ${day}: ${JSON.stringify(done)}`);
    }
    await learner.command('note', { text: `${name} noted ${from}`, day: String(from), share: 'Only me' });
  }
}

/** What each person reads, by who asked for what; ids and moments of the answer itself left out. */
async function answersTo(discord: LocalDiscord, names: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const name of [...names, 'admin']) {
    const person = discord.as(name, { channel: 'study' });
    for (const command of reading) {
      if (command === 'cohort status' && name !== 'admin') continue;
      const outcome = await person.command(command);
      answers.set(`${name} /${command}`, 'message' in outcome ? textOf(outcome.message) : outcome.kind);
    }
  }
  return answers;
}

function textOf({ content, embeds }: APIMessage): string {
  const parts = embeds.flatMap(({ author, title, description, footer }) => [
    author?.name,
    title,
    description,
    footer?.text,
  ]);
  return [content, ...parts].join('\n').replaceAll(/<t:\d+:\w>/g, '<t>');
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...before].flatMap(([asked, text]) =>
    after.get(asked) === text ? [] : [`${asked}: “${text.slice(0, 300)}” became “${after.get(asked)?.slice(0, 300)}”`],
  );
}

function unchanged(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, command: string): number {
  return [...before].filter(
    ([asked, text]) => asked.startsWith('keeper') && asked.endsWith(`/${command}`) && after.get(asked) === text,
  ).length;
}

/** A database of this machine's own Postgres where there is one, which is another version than the embedded. */
async function otherServer(bench: Bench): Promise<{ name: string; url: string }> {
  const given = process.env['TEST_DATABASE_URL'] === undefined ? await ownPostgres(bench) : undefined;
  if (given === undefined) {
    const url = await bench.server.create('there');
    return { name: 'the same server', url: await emptied(url) };
  }
  const admin = postgres(given, { max: 1, onnotice: () => {} });
  const name = `daymark_there_${process.pid}`;
  await admin`create database ${admin(name)}`;
  const [row] = await admin<{ version: string }[]>`select current_setting('server_version') as version`;
  await admin.end();
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { name: `Postgres ${row?.version}`, url: url.href };
}

/** A restore builds the schema itself. */
async function emptied(url: string): Promise<string> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  await client`drop schema public cascade`;
  await client`create schema public`;
  await client`drop schema if exists drizzle cascade`;
  await client.end();
  return url;
}

/** Starts it for as long as this line lasts; undefined where the machine has none. */
async function ownPostgres({ repository, closing }: Bench): Promise<string | undefined> {
  const child = spawn(
    join(repository, 'tests/support/real-postgres.sh'),
    ['sh', '-c', 'echo "$TEST_DATABASE_URL"; cat'],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const gone = once(child, 'close');
  closing(async () => {
    child.stdin.end();
    await gone;
  });
  let out = '';
  child.stdout.setEncoding('utf8');
  const url = new Promise<string>((resolve) => {
    child.stdout.on('data', (text: string) => {
      out += text;
      const found = /^postgres(?:ql)?:\/\/\S+/m.exec(out)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return Promise.race([url, gone.then(() => undefined)]);
}
