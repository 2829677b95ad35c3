import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Bot } from '../../src/start.ts';
import { testDatabase } from '../support/database.ts';
import { manualStopwatch } from '../support/manual-stopwatch.ts';
import { plannedServerBuilder, type TestServer } from '../support/test-server.ts';

const database = await testDatabase();
const openServer = plannedServerBuilder(database);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

function learnersOf(server: TestServer) {
  const [guild] = server.discord.world.guilds();
  return Array.from({ length: 20 }, (_, i) => {
    const name = `member${i}`;
    server.discord.world.addUser({ name });
    server.discord.world.addMember(guild!.id, name);
    return server.member(name);
  });
}

async function daysDone(): Promise<number> {
  const [row] = await database.db.execute<{ count: number }>(sql`select count(*)::int as count from completions`);
  return row?.count ?? 0;
}

/** A second process with the same token, which looks at the lease when its time is moved. */
async function second(server: TestServer): Promise<{ bot: Bot; stopwatch: ReturnType<typeof manualStopwatch> }> {
  const stopwatch = manualStopwatch();
  await server.startBot({}, { stopwatch });
  return { bot: server.bot(), stopwatch };
}

test('two bots with one token: one hears, the other stands by and says that it is well', async () => {
  const server = await openServer('2026-03-04');
  const first = server.bot();
  const learners = learnersOf(server);
  for (const learner of learners) for (const day of ['174', '175']) await learner.run('done', { day });
  const other = await second(server);
  expect([await first.health(), await other.bot.health()]).toMatchObject([
    { role: 'gateway', discord: true, database: true },
    { role: 'standby', database: true },
  ]);
  expect(await daysDone()).toBe(40);
  const undone = await Promise.all(learners.map((learner) => learner.run('undo')));
  expect(undone.filter(({ lines }) => lines[1]?.includes('is no longer marked done'))).toHaveLength(20);
  expect(await daysDone()).toBe(20);

  // A clean stop frees the gateway at once; the other one has it at its next look.
  const identified = server.session('identified');
  await first.stop();
  other.stopwatch.advance(3000);
  await identified;
  await other.bot.online;
  expect(await other.bot.health()).toMatchObject({ role: 'gateway', discord: true, database: true });
  await Promise.all(learners.map((learner) => learner.run('undo')));
  expect(await daysDone()).toBe(0);
});

test('while both hear, because the lease changed hands unnoticed, each command still takes effect once', async () => {
  const server = await openServer('2026-03-04');
  const first = server.bot();
  const learners = learnersOf(server);
  for (const learner of learners) for (const day of ['174', '175', '176']) await learner.run('done', { day });
  // As if Discord had taken its last IDENTIFY long ago.
  await database.db.execute(sql`update gateway_leases set owner = null, identified_at = null`);
  const other = await second(server);
  expect([(await first.health()).role, (await other.bot.health()).role]).toEqual(['gateway', 'gateway']);
  expect(await daysDone()).toBe(60);
  const callbacks = () => server.discord.requests.filter(({ path }) => path.endsWith('/callback')).length;
  const before = callbacks();
  await Promise.all(learners.map((learner) => learner.run('undo')));
  // Either asks Discord to be the one that answers.
  await until(() => callbacks() >= before + 40);
  expect(await daysDone()).toBe(40);
  await first.stop();
});

test('a worker posts with all that belongs to it, hears nothing and costs no session', async () => {
  const server = await openServer('2026-03-02', { role: 'Learners' });
  const [byGateway] = server.posts();
  await server.stopBot();
  const asked = server.discord.requests.length;
  await server.startBot({ role: 'worker' });
  await server.at('2026-03-03T06:00:00Z');
  const byWorker = server.posts().at(-1);
  const traits = (body: unknown) => {
    const { content, embeds, components, allowed_mentions: allowed } = body as Record<string, unknown[]>;
    return [String(content).split(' ').slice(0, 2), embeds?.length, components?.length, allowed];
  };
  expect(traits(byWorker)).toEqual(traits(byGateway));
  expect(JSON.stringify(byWorker)).toContain('Day 175');
  expect(await server.bot().health()).toMatchObject({ role: 'worker', database: true });
  await server.bot().online;
  expect(server.discord.requests.slice(asked).filter(({ path }) => path === '/gateway/bot')).toEqual([]);
});
