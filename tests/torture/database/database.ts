import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Db, openDatabase } from '../../../src/db/client.ts';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { storePlan } from '../../bench/ground/dataset.ts';
import { writeLongPlan } from '../../bench/ground/long-plan.ts';
import { startBot } from '../bot-process.ts';
import { addCohorts } from '../cohorts.ts';
import { atLeast, type Bench, exactly, type Figure, type Line } from '../line.ts';
import { settingsOf } from '../settings.ts';
import { pause, until } from '../waiting.ts';
import { layNastyWire } from './nasty-wire.ts';
import { type Said, startWriters } from './writers.ts';

const sizes = {
  long: { resets: 200, writers: 12, times: 3 },
  short: { resets: 25, writers: 6, times: 1 },
};

export const database: Line = {
  name: 'database',
  says: 'connections break in mid-sentence; the database stops, freezes, takes nothing, is full, restarts, all under load',
  run,
};

async function run(bench: Bench): Promise<Figure[]> {
  const size = bench.short ? sizes.short : sizes.long;
  const plans = join(bench.folder, 'database-plans');
  await writeLongPlan(bench.repository, plans, 1);
  const url = await bench.server.create('database');
  const own = openDatabase(url, { max: 1 });
  bench.closing(own.close);
  const wire = await layNastyWire(url);
  bench.closing(wire.close);
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  bench.closing(discord.stop);
  await storePlan(own.db, plans);
  const [guild] = discord.world.guilds();
  const channel = discord.as('learner1', { channel: 'study' }).channelId;
  await addCohorts(own.db, [channel], { guildId: guild?.id ?? '', now: new Date(Date.now() - 60_000), at: 'now' });
  const bot = startBot(bench.repository, {
    ...settingsOf(discord, wire.url, plans),
    LOG_LEVEL: 'warn',
  });
  bench.closing(bot.end);
  await discord.ready();
  const posted = async () => {
    const [row] = await own.db.execute(sql`select from posts where state = 'sent'`);
    return row !== undefined;
  };
  if (!(await until(posted, 90_000))) throw new Error('nothing was posted');

  const writers = startWriters(discord, size.writers);
  const calm = () => pause(bench.short ? 700 : 3_000);
  const troubles: [string, () => Promise<void>][] = [
    [
      'stops for 2 s',
      () =>
        between(
          () => wire.cut(true),
          2_000,
          () => wire.cut(false),
        ),
    ],
    [
      'freezes for 4 s',
      () =>
        between(
          () => wire.freeze(true),
          4_000,
          () => wire.freeze(false),
        ),
    ],
    [
      'is read-only for 2 s',
      () =>
        between(
          () => readOnly(own.db, true),
          2_000,
          () => readOnly(own.db, false),
        ),
    ],
    [
      'is full for 2 s',
      () =>
        between(
          () => full(own.db, true),
          2_000,
          () => full(own.db, false),
        ),
    ],
    [
      'restarts',
      () =>
        between(
          () => restart(own.db, wire.cut),
          1_500,
          () => wire.cut(false),
        ),
    ],
  ];
  for (let round = 0; round < size.times; round += 1) {
    for (const [what, happens] of troubles) {
      await happens();
      await calm();
      bench.progress(`the database ${what}: ${writers.said().length} answers so far`);
    }
  }
  const before = wire.broken();
  await until(
    () => {
      wire.breakOne(bench.random);
      return wire.broken() - before >= size.resets || !bot.alive();
    },
    600_000,
    60,
  );
  const resets = wire.broken() - before;
  await calm();
  await writers.stop();

  const stored = new Set((await own.db.execute<{ text: string }>(sql`select text from notes`)).map(({ text }) => text));
  const said = writers.said();
  const of = (how: Said['how']) => said.filter((one) => one.how === how);
  const lost = of('saved').filter(({ text }) => !stored.has(text));
  const denied = of('not saved').filter(({ text }) => stored.has(text));
  for (const { text, words } of [...lost, ...denied].slice(0, 10)) bench.progress(`${text}: ${words}`);
  return [
    atLeast('connections broken in mid-sentence', resets, size.resets),
    { what: 'writes asked for', value: said.length },
    { what: '… told as saved', value: of('saved').length },
    { what: '… told as not saved', value: of('not saved').length },
    { what: '… told as not known', value: of('not known').length },
    { what: '… without an answer', value: of('nothing').length },
    exactly('deaths of the process', bot.alive() ? 0 : 1),
    exactly('told as saved, and lost', lost.length),
    exactly('told as not saved, and there', denied.length),
    exactly('writes that still fail a minute after all of it', (await writers.writesNow()) ? 0 : 1),
  ];
}

async function between(begin: () => unknown, forMs: number, end: () => unknown): Promise<void> {
  await begin();
  await pause(forMs);
  await end();
}

/** For whoever connects from now on, and for all who are connected, since they are sent away. */
async function readOnly(db: Db, on: boolean): Promise<void> {
  const [row] = await db.execute<{ name: string }>(sql`select current_database() as name`);
  const setting = sql.raw(`alter database "${row?.name}" set default_transaction_read_only = ${on ? 'on' : 'off'}`);
  await db.transaction(async (tx) => {
    await tx.execute(sql`set transaction read write`);
    await tx.execute(setting);
  });
  await sendAway(db);
}

/** Every new row fails as on a disk without room. */
async function full(db: Db, on: boolean): Promise<void> {
  if (!on) {
    await db.execute(sql`drop function no_room cascade`);
    return;
  }
  await db.execute(sql`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  for (const table of ['notes', 'completions']) {
    await db.execute(sql.raw(`create trigger no_room before insert on ${table} execute function no_room()`));
  }
}

async function restart(db: Db, cut: (on: boolean) => void): Promise<void> {
  await sendAway(db);
  cut(true);
}

async function sendAway(db: Db): Promise<void> {
  await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}
