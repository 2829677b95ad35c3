import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { owed } from '../../src/db/schema.ts';
import { serverWatch } from '../../src/start/servers.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();
const now = () => new Date('2026-03-02T08:00:00Z');
const long = new Date('2026-01-01T08:00:00Z');
let said: string[];
let leftByUs: string[];
/** How often a moment was waited for, which here is over at once. */
let moments: number;

beforeEach(async () => {
  said = [];
  leftByUs = [];
  moments = 0;
  await db.execute(sql`truncate departures, installation, owed`);
});

function watch(applicationId: string, allowedGuilds: string[] | null = null) {
  const log = pino({ level: 'info' }, { write: (line) => said.push(JSON.parse(line).msg) });
  const leave = async (guildId: string) => leftByUs.push(guildId);
  const after = (_: number, run: () => void) => {
    moments += 1;
    queueMicrotask(run);
    return () => undefined;
  };
  return serverWatch({ db, log, now, config: { allowedGuilds }, applicationId, leave, timers: { after } });
}

async function departed(): Promise<unknown[]> {
  return (await db.execute(sql`select guild_id from departures order by 1`)).map((row) => row['guild_id']);
}

test('servers that put the bot out are noted, and forgotten when it is back', async () => {
  const servers = watch('a1');
  servers.here('g1', long);
  servers.left('g1');
  servers.left('g2');
  await servers.settled();
  expect(await departed()).toEqual(['g1', 'g2']);
  servers.here('g1', long);
  await servers.settled();
  expect(await departed()).toEqual(['g2']);
  expect(said).toEqual(['back in a server; its groups go on']);
});

test('with another application’s token nothing is noted, and the log says why', async () => {
  await watch('a1').settled();
  const other = watch('a2');
  other.left('g1');
  await other.settled();
  expect(await departed()).toEqual([]);
  expect(said).toEqual([expect.stringContaining('belongs to another application than the data')]);
});

test('a server that is not allowed is left', async () => {
  const servers = watch('a1', ['g1']);
  servers.here('g1', long);
  servers.here('g2', long);
  await servers.settled();
  expect(leftByUs).toEqual(['g2']);
});

test('a server that has just added the bot is greeted once, however often it is told of; others never', async () => {
  const servers = watch('a1');
  const just = new Date('2026-03-02T07:59:00Z');
  servers.here('g1', just);
  servers.here('g1', just);
  servers.here('g2', long);
  await servers.settled();
  const greeted = await db.select({ key: owed.key, guildId: owed.guildId, kind: owed.kind }).from(owed);
  expect(greeted).toEqual([{ key: 'welcome:g1', guildId: 'g1', kind: 'welcome' }]);
});

test('servers that are heard of within a moment are looked up together', async () => {
  const servers = watch('a1');
  servers.left('g7');
  for (let n = 0; n < 10; n += 1) servers.here(`g${n}`, long);
  await servers.settled();
  expect([await departed(), moments]).toEqual([[], 1]);
});
