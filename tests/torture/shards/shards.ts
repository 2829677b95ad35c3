import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Db, openDatabase } from '../../../src/db/client.ts';
import { shardOf } from '../../../src/discord/gateway/shard.ts';
import { neededPermissions } from '../../../src/messages/kit/permissions.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { storePlan } from '../../bench/ground/dataset.ts';
import { writeLongPlan } from '../../bench/ground/long-plan.ts';
import { type BotProcess, startBot } from '../bot-process.ts';
import { addCohorts } from '../cohorts.ts';
import { atMost, type Bench, exactly, type Figure, type Line } from '../line.ts';
import { settingsOf } from '../settings.ts';
import { pause, until } from '../waiting.ts';
import { openTraffic, type TestServer } from './traffic.ts';

const shardCount = 6;
const processes = 3;
const sizes = { long: { channels: 20, everyMs: 150 }, short: { channels: 5, everyMs: 400 } };
const months = 12;
const takeoverLimitS = 30;
const patienceMs = 150_000;

export const shards: Line = {
  name: 'shards',
  says: `${processes} processes with ${shardCount} shards: one is killed, one comes, one is frozen`,
  isLong: true,
  run,
};

async function run(bench: Bench): Promise<Figure[]> {
  const size = bench.short ? sizes.short : sizes.long;
  const plans = join(bench.folder, 'shard-plans');
  await writeLongPlan(bench.repository, plans, months);
  const url = await bench.server.create('shards');
  const { db, close } = openDatabase(url, { max: 2 });
  bench.closing(close);
  await storePlan(db, plans);
  // With Discord's pace of IDENTIFYs and requests.
  const discord = await startLocalDiscord({ world: 'empty', sharding: { shards: shardCount } });
  bench.closing(discord.stop);
  let sessions = 0;
  discord.subscribe((event) => {
    if (event.kind === 'session' && event.change === 'identified') sessions += 1;
  });
  const servers = await makeServers(discord, size.channels);
  const all: BotProcess[] = [];
  const begin = () => {
    const bot = startBot(bench.repository, { ...settingsOf(discord, url, plans), HEALTH_PORT: '0' });
    bench.closing(bot.end);
    all.push(bot);
    return bot;
  };
  let bots = Array.from({ length: processes }, begin);
  const shared = async () => (await held(bots)).every(({ length }) => length === shardCount / processes);
  const divided = await until(shared, patienceMs, 200);
  bench.progress(`divided: ${JSON.stringify(await held(bots))}`);

  const traffic = openTraffic(discord, db, servers, await addRooms(db, servers), all, size.everyMs);
  await traffic.until(20);
  const calm = traffic.mark();

  // Killed while it posts.
  await addPosts(db, servers, 0);
  await untilPosted(db, 1);
  const [victim, ...others] = bots as [BotProcess, ...BotProcess[]];
  const orphans = await shardsOf(db, victim);
  const living = servers.map(({ shard }) => shard).filter((shard) => !orphans.includes(shard));
  const death = traffic.mark();
  victim.signal('SIGKILL');
  const killed = await takenOver(db, orphans);
  await until(async () => (await held(others)).flat().length === shardCount, patienceMs, 200);
  await traffic.until(10);
  const rest = traffic.mark();
  bench.progress(`killed: shards ${orphans} were taken over after ${killed.toFixed(1)} s`);

  bots = [...others, begin()];
  const coming = traffic.mark();
  const again = await until(shared, patienceMs, 200);
  await traffic.until(20);
  const come = traffic.mark();
  bench.progress(`another one has come: ${JSON.stringify(await held(bots))}`);

  await addPosts(db, servers, 1);
  const [frozen, ...awake] = bots as [BotProcess, ...BotProcess[]];
  const left = await shardsOf(db, frozen);
  frozen.signal('SIGSTOP');
  const thawed = await takenOver(db, left);
  await until(async () => (await held(awake)).flat().length === shardCount, patienceMs, 200);
  frozen.signal('SIGCONT');
  const thirdTime = await until(shared, patienceMs, 200);
  await traffic.until(10);
  bench.progress(`frozen: shards ${left} were taken over after ${thawed.toFixed(1)} s`);

  const channels = servers.flatMap((server) => server.channels);
  await until(async () => (await sentPosts(db)) === channels.length, patienceMs, 500);
  await traffic.end();
  const used = 1000 - (await left1000(discord));
  const posted = channels.reduce((sum, id) => sum + discord.world.messages(id).filter(isPost).length, 0);
  const refused = discord.requests.filter(({ path, status }) => path.endsWith('/callback') && status === 400).length;
  const { acknowledged, lost } = await traffic.stored();
  for (const said of lost) bench.progress(`not stored: ${said}`);
  return [
    exactly(
      'times the shards were divided evenly: at first, after a newcomer, after a thaw',
      [divided, again, thirdTime].filter(Boolean).length,
      3,
    ),
    { what: 'commands asked, and what was acknowledged', value: `${traffic.asked()}, ${acknowledged} days` },
    { what: 'told that nothing was saved', value: traffic.unsaved() },
    exactly('acknowledged, and not stored', lost.length),
    exactly('unheard while nothing happened', traffic.unheard(0, calm)),
    exactly('unheard in servers of living processes while one was dead', traffic.unheard(death, rest, living)),
    { what: 'unheard in servers of the dead one', value: traffic.unheard(death, rest, orphans) },
    exactly('unheard while a newcomer took its share', traffic.unheard(coming, come)),
    { what: 'heard, and not answered in time', value: traffic.late() },
    { what: 'second answers that Discord did not take', value: refused },
    atMost('shards of the dead one have another owner', Math.ceil(killed), takeoverLimitS, ' s'),
    atMost('shards of the frozen one have another owner', Math.ceil(thawed), takeoverLimitS, ' s'),
    exactly('posts doubled', posted - (await sentPosts(db))),
    exactly('posts missing', channels.length - (await sentPosts(db))),
    { what: 'IDENTIFYs, of which so many led to a session', value: `${used}, ${sessions}` },
    exactly('IDENTIFYs that Discord found too soon', used - sessions),
    exactly('deaths of a bot nobody killed', bots.filter((bot) => !bot.alive()).length),
  ];
}

/** A server for each shard. */
async function makeServers(discord: LocalDiscord, channels: number): Promise<TestServer[]> {
  const { world } = discord;
  const permissions = neededPermissions.reduce((bits, { bit }) => bits | bit, 0n);
  world.addUser({ name: 'owner' });
  const servers = new Map<number, TestServer>();
  while (servers.size < shardCount) {
    await pause(2);
    const id = world.addGuild({ name: `server of ${servers.size}`, owner: 'owner' });
    const shard = shardOf(id, shardCount);
    if (servers.has(shard)) continue;
    const rooms = Array.from({ length: channels }, (_, n) => world.addChannel(id, { name: `room-${shard}-${n}` }));
    const room = world.addChannel(id, { name: `study-${shard}` });
    world.inviteBot(id, permissions);
    const name = `learner${shard}`;
    world.addUser({ name });
    world.addMember(id, name);
    servers.set(shard, { id, shard, room, channels: rooms });
  }
  return [...servers.values()];
}

/** Half of the channels get their group, with a post that is due at once. */
async function addPosts(db: Db, servers: TestServer[], half: 0 | 1): Promise<void> {
  for (const { id, channels } of servers) {
    const some = channels.filter((_, n) => n % 2 === half);
    await addCohorts(db, some, { guildId: id, now: new Date(Date.now() - 60_000), at: 'now' });
  }
}

/** A group in each server's room that is not due in this year; returns the keys of its plan's days. */
async function addRooms(db: Db, servers: TestServer[]): Promise<string[]> {
  let keys: string[] = [];
  for (const { id, room } of servers) keys = await addCohorts(db, [room], { guildId: id, now: new Date(), at: 'noon' });
  await db.execute(sql`update cohorts set works_ahead = true, next_post_at = now() + interval '1 year'`);
  return keys;
}

async function untilPosted(db: Db, count: number): Promise<void> {
  await until(async () => (await sentPosts(db)) >= count, patienceMs, 20);
}

async function sentPosts(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from posts where state = 'sent'`);
  return row?.count ?? 0;
}

async function held(bots: readonly BotProcess[]): Promise<number[][]> {
  const all = await Promise.all(bots.map((bot) => bot.health()));
  return all.map((health) => (health?.discord === true ? (health.shards?.held ?? []) : []));
}

/** The shards that are a process's. */
async function shardsOf(db: Db, { pid }: BotProcess): Promise<number[]> {
  const rows = await db.execute<{ shard: number; owner: string | null }>(sql`select shard, owner from gateway_leases`);
  return rows.filter(({ owner }) => owner?.split('/')[2] === String(pid)).map(({ shard }) => shard);
}

/** Seconds by the database's clock until these shards have an owner that lives. */
async function takenOver(db: Db, gone: number[]): Promise<number> {
  const clock = async () => {
    const [row] = await db.execute<{ s: number }>(sql`select extract(epoch from clock_timestamp())::float8 as s`);
    return row?.s ?? 0;
  };
  const before = await db.execute<{ shard: number; owner: string }>(sql`select shard, owner from gateway_leases`);
  const ownerOf = new Map(before.map(({ shard, owner }) => [shard, owner]));
  const began = await clock();
  await until(
    async () => {
      const now = await db.execute<{ shard: number; owner: string }>(sql`select shard, owner from gateway_leases`);
      return now.every(({ shard, owner }) => !gone.includes(shard) || (owner !== null && owner !== ownerOf.get(shard)));
    },
    patienceMs,
    50,
  );
  return (await clock()) - began;
}

function isPost({ components }: { components?: unknown }): boolean {
  return JSON.stringify(components ?? []).includes('post=');
}

async function left1000({ url, token }: LocalDiscord): Promise<number> {
  const answer = await fetch(`${url}/v10/gateway/bot`, { headers: { authorization: `Bot ${token}` } });
  const { session_start_limit } = (await answer.json()) as { session_start_limit: { remaining: number } };
  return session_start_limit.remaining;
}
