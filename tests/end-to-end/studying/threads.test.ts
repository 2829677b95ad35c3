import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';
import { messageLines } from '../../support/reading.ts';
import type { TestServer } from '../../support/test-server.ts';

/** A group with a thread on each day’s post, two of which have come. */
async function group(threads = 'day') {
  const server = await openServer();
  await server.beginPlan({ threads });
  await server.postUntil('2026-03-03');
  return server;
}

const threadsOf = ({ discord }: TestServer) =>
  discord.world.channels().flatMap((one) => (one.type === 11 && 'name' in one ? [{ id: one.id, name: one.name }] : []));
/** What the bot has said in a thread. */
const said = ({ discord }: TestServer, thread: string) =>
  discord.world
    .messages(thread)
    .filter(({ type }) => type === 0)
    .map((message) => messageLines(discord, message));

test('each day has its thread; a shared note comes, changes and goes with what its writer does', async () => {
  const server = await group();
  const [, second] = threadsOf(server);
  expect(threadsOf(server).map(({ name }) => name)).toEqual([
    'Day 174: Performance Analysis',
    'Day 175: Query Optimization',
  ]);
  const form = await server.lena.pressPost('Note');
  const saved = await form.fill({ text: 'An index on ts.\n@everyone, look!', also: ['share'] });
  expect(saved.lines[1]).toMatch(/It appears in #Day 175: Query Optimization, too\.$/);
  await server.at('2026-03-03T06:01:00Z');
  const thread = second?.id ?? '';
  expect(said(server, thread)).toEqual([['📝 **Lena** on Day 175', '│ > An index on ts.', '│ > @everyone, look!']]);
  const [, note] = server.discord.world.messages(thread);
  expect(server.discord.world.pings(note?.id ?? '')).toEqual({ users: [], roles: [], everyone: false });

  server.discord.world.editChannel(thread, { archived: true });
  const shown = await saved.press('See or edit');
  await (await shown.press('Edit')).fill({ text: 'Two indexes.', also: ['share'] });
  await server.at('2026-03-03T06:02:00Z');
  expect(said(server, thread)).toEqual([['📝 **Lena** on Day 175', '│ > Two indexes.']]);

  server.discord.world.editChannel(thread, { archived: true });
  await (await shown.press('Edit')).fill({ text: 'Two indexes.', also: [] });
  await server.at('2026-03-03T06:03:00Z');
  expect(said(server, thread)).toEqual([]);
  expect(server.errors()).toEqual([]);
});

test('a week’s thread hangs on its first post; a command in it means the group of the channel', async () => {
  const server = await group('week');
  expect(threadsOf(server).map(({ name }) => name)).toEqual(['Week 25: Advanced Performance Optimization']);
  const inThread = server.member('learner1', threadsOf(server)[0]?.id);
  await inThread.run('note', { text: 'From the thread.', share: 'cohort' });
  await server.at('2026-03-03T06:01:00Z');
  expect(said(server, threadsOf(server)[0]?.id ?? '').at(-1)).toEqual([
    '📝 **Lena** on Day 175',
    '│ > From the thread.',
  ]);
  expect((await inThread.run('today')).lines.join('\n')).toContain('Day 175');
});

test('where threads may not be opened, posts come all the same, and the admin is told once', async () => {
  const server = await group();
  server.discord.world.setOverwrite('study', '@everyone', { deny: P.CreatePublicThreads });
  await server.postUntil('2026-03-06');
  await server.at('2026-03-06T06:01:00Z');
  expect(threadsOf(server)).toHaveLength(2);
  expect(server.posts()).toHaveLength(5);
  const told = server.admin.direct().filter((lines) => lines.join().includes('🧵'));
  expect(told).toHaveLength(1);
  expect(told.join()).toContain('**Create Public Threads**');
  const warned = (await server.admin.run('cohort edit')).lines.join('\n');
  expect(warned).toContain('⚠️ I can’t open threads in #study: I’m missing **Create Public Threads** there.');
});

test('a thread that was deleted or locked takes nothing, harms nothing, and is told of once', async () => {
  const server = await group();
  const [first, second] = threadsOf(server).map(({ id }) => id);
  server.discord.world.removeChannel(first ?? '');
  server.discord.world.editChannel(second ?? '', { locked: true });
  for (const day of ['174', '175']) await server.lena.run('note', { day, text: 'Mine.', share: 'cohort' });
  await server.at('2026-03-03T06:01:00Z');
  await server.at('2026-03-03T06:02:00Z');
  expect(said(server, second ?? '')).toEqual([]);
  expect(server.admin.direct().filter((lines) => lines.join().includes('🧵'))).toHaveLength(1);
  await server.at('2026-03-04T06:00:00Z');
  expect(server.posts()).toHaveLength(3);
});
