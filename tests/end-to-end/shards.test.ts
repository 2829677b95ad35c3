import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { Health } from '../../src/health.ts';
import type { Bot } from '../../src/start.ts';
import { testDatabase } from '../support/database.ts';
import { manualStopwatch } from '../support/manual-stopwatch.ts';
import { type TestServer, testServerBuilder } from '../support/test-server.ts';

const database = await testDatabase();
const openServer = testServerBuilder(database);
const permissions = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n);

const shardOf = (guildId: string) => Number((BigInt(guildId) >> 22n) % 2n);

/**
 * Study Hall and Elsewhere, each on a shard of its own, and two processes of which each hears one of them; `near` hears
 * the first shard, which direct messages come over.
 */
async function twoProcesses() {
  const server = await openServer({ running: false, discord: { sharding: { shards: 2 } } });
  addElsewhere(server);

  const stopwatch = manualStopwatch();
  await server.startBot({}, { stopwatch });
  const first = server.bot();
  // The second IDENTIFY of the first one.
  await turnOf([stopwatch], async () => (await healthOf(first)).discord === true);
  expect((await healthOf(first)).shards).toEqual({ held: [0, 1], of: 2 });
  const other = manualStopwatch();
  await server.startBot({}, { stopwatch: other });
  const second = server.bot();
  onTestFinished(async () => void (await first.stop()));
  await turnOf([other], async () => (await healthOf(second)).discord === true);
  const closed = closing(server);
  stopwatch.advance(3000);
  await closed;
  const [near, far] = shardOf(server.guildId()) === 0 ? ['study', 'far-away'] : ['far-away', 'study'];
  const heard = await Promise.all([first, second].map(async (bot) => (await healthOf(bot)).shards?.held));
  expect(heard).toEqual([[1], [0]]);
  return { server, near, far, bots: [first, second] as [Bot, Bot], stopwatches: [stopwatch, other] };
}

/** A server on the other one of two shards. */
function addElsewhere(server: TestServer): void {
  const { world } = server.discord;
  for (let ms = 1; shardOf(server.guildId()) === shardOf(world.guilds().at(-1)?.id ?? ''); ms += 1) {
    if (ms > 1) throw new Error('the clock of the world stands still');
    server.setClock(new Date(server.now().getTime() + 1).toISOString());
    world.addGuild({ name: 'Elsewhere', owner: 'admin' });
  }
  world.addChannel('Elsewhere', { name: 'far-away' });
  for (const name of ['learner1', 'learner2']) world.addMember('Elsewhere', name);
  world.inviteBot('Elsewhere', permissions);
}

async function healthOf(bot: Bot): Promise<Extract<Health, { database: boolean }>> {
  return bot.health() as Promise<Extract<Health, { database: boolean }>>;
}

/** Lets time go on until it is so; the database's clock, which cannot be moved, is told the other way about. */
async function turnOf(stopwatches: ReturnType<typeof manualStopwatch>[], isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await database.db.execute(sql`
      update gateway_leases set identified_at = identified_at - interval '1 second',
        renewed_at = renewed_at - case when owner = '' then interval '1 second' else interval '0' end`);
    for (const stopwatch of stopwatches) stopwatch.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function closing({ discord }: TestServer): Promise<void> {
  return new Promise((resolve) => {
    const stop = discord.subscribe((event) => {
      if (event.kind !== 'session' || event.change !== 'closed') return;
      stop();
      resolve();
    });
  });
}

test('each server is answered by the process that hears it; any posts everywhere; a server of another process is not one that was left', async () => {
  const { server, near, far, bots } = await twoProcesses();
  for (const channel of [near, far]) await server.beginPlan({}, channel);
  // The one that hears Elsewhere's shard alone, then the other one alone.
  const bodies = async (bot: Bot, moment: string) => {
    server.setClock(moment);
    await bot.tick();
    return [near, far].map((channel) => server.posts(channel).at(-1) as { content: string; components: unknown[] });
  };
  const monday = await bodies(bots[0], '2026-03-02T06:00:00Z');
  const tuesday = await bodies(bots[1], '2026-03-03T06:00:00Z');
  expect([...monday, ...tuesday].map(({ content }) => /Day \d+/.exec(content)?.[0])).toEqual([
    ...['Day 174', 'Day 174', 'Day 175', 'Day 175'],
  ]);
  for (const { components } of [...monday, ...tuesday]) expect(components).toHaveLength(monday[0]!.components.length);
  await Promise.all(bots.map((bot) => bot.tick()));
  expect([server.posts(near), server.posts(far)].map(({ length }) => length)).toEqual([2, 2]);

  const callbacks = () => server.discord.requests.filter(({ path }) => path.endsWith('/callback')).length;
  const before = callbacks();
  for (const channel of [near, far]) {
    const done = await server.member('learner1', channel).run('done');
    expect(done.lines.join('\n')).toContain('Day 175');
  }
  expect(callbacks() - before).toBe(2);
  expect(await server.departed()).toEqual([]);
  expect(server.errors()).toEqual([]);
});

test('in direct messages, which one process hears, the groups of all servers are there', async () => {
  const { server, near, far } = await twoProcesses();
  await server.beginPlan({}, far);
  await server.member('learner1', far).run('join');
  const streak = await server.member('learner1', 'dm').run('streak');
  const here = await server.member('learner1', far).run('streak');
  expect(streak.lines[1]).toBe(here.lines[1]);
  expect(streak.lines[1]).toContain('0 of 29 days');

  await server.beginPlan({}, near);
  await server.member('learner1', near).run('join');
  const shown = await server.member('learner1', 'dm').run('privacy');
  for (const name of ['Study Hall', 'Elsewhere']) expect(shown.lines.join('\n')).toContain(name);
});

test('the bot is put out of a server and comes back to it: the process that hears it notes it, and the other one says nothing', async () => {
  const { server, near, far } = await twoProcesses();
  await server.beginPlan({}, far);
  const guilds = server.discord.world.guilds();
  const gone = guilds.find(({ id }) => shardOf(id) === 1)!;
  server.discord.world.kickBot(gone.name);
  await until(async () => (await server.departed()).length > 0);
  expect(await server.departed()).toEqual([gone.id]);
  server.discord.world.inviteBot(gone.name, permissions);
  await until(async () => (await server.departed()).length === 0);
  expect((await server.member('admin', near).run('help')).lines[0]).toBe('only you');
});

test('one that is stopped leaves its servers to the other', async () => {
  const { server, far, bots, stopwatches } = await twoProcesses();
  await bots[0].stop();
  await turnOf([stopwatches[1]!], async () => (await healthOf(bots[1])).shards?.held.length === 2);
  await turnOf([stopwatches[1]!], async () => (await healthOf(bots[1])).discord === true);
  expect((await server.member('admin', far).run('help')).lines[0]).toBe('only you');
});

test('a bot that has grown: Discord refuses its only shard, and all begin anew with as many as it recommends now', async () => {
  const server = await openServer({ running: false, discord: { sharding: { guildsPerShard: 1 } } });
  const stopwatches = [manualStopwatch(), manualStopwatch()];
  await server.startBot({}, { stopwatch: stopwatches[0]! });
  const first = server.bot();
  onTestFinished(async () => void (await first.stop()));
  await server.startBot({}, { stopwatch: stopwatches[1]! });
  const bots = [first, server.bot()];
  const shards = () => Promise.all(bots.map(async (bot) => (await healthOf(bot)).shards));
  expect(await shards()).toEqual([{ held: [0], of: 1 }, undefined]);
  const [hearing, standby] = await Promise.all(bots.map((bot) => bot.metrics()));
  for (const line of ['daymark_up{part="gateway"} 1', 'daymark_shards{whose="own"} 1']) expect(hearing).toContain(line);
  for (const line of ['daymark_shards{whose="own"} 0', 'daymark_shards{whose="all"} 1'])
    expect(standby).toContain(line);
  expect(standby).not.toContain('part="gateway"');
  addElsewhere(server);
  server.discord.faults.refuseResume(true);
  server.discord.faults.dropSockets();
  const isWell = async (bot: Bot) => (await healthOf(bot)).discord === true;
  await turnOf(stopwatches, async () => {
    return (await shards()).every((one) => one?.of === 2) && (await Promise.all(bots.map(isWell))).every(Boolean);
  });
  expect((await shards()).map((one) => one?.held.length)).toEqual([1, 1]);
  for (const channel of ['study', 'far-away']) {
    expect((await server.member('admin', channel).run('help')).lines[0]).toBe('only you');
  }
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
