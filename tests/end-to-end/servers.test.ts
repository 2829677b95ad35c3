import { expect, test } from 'vitest';
import { openServer } from '../support/open-server.ts';
import type { TestServer } from '../support/test-server.ts';

/** Once the bot has heard of everything so far: events come in order, and direct messages go on while a server is away. */
async function heardDirectly(server: TestServer): Promise<void> {
  await server.member('admin', 'dm').run('privacy');
}

test('put out for three days the bot asks nothing; invited again it goes on with the next day', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.at('2026-03-02T06:00:00Z');
  server.discord.world.kickBot('Study Hall');
  await expect.poll(async () => (await server.bot().health()).role).toBe('gateway');
  await expect.poll(() => server.departed()).toEqual([server.guildId()]);
  const asked = server.discord.requests.length;
  for (const day of ['03', '04'])
    for (const at of ['06:00', '06:05', '12:00']) await server.at(`2026-03-${day}T${at}:00Z`);
  expect(server.discord.requests.slice(asked).map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual(
    [],
  );
  server.discord.world.inviteBot(
    'Study Hall',
    0x4000000000n | (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n),
  );
  await expect.poll(() => server.departed()).toEqual([]);
  await server.at('2026-03-05T06:00:00Z');
  expect(server.channel().map(([first]) => first)).toEqual([
    expect.stringContaining('Day 174'),
    expect.stringContaining('Day 175'),
  ]);
});

test('a server that is not among those allowed is left', async () => {
  const server = await openServer({ running: false });
  const leaving = server.request(({ method }) => method === 'DELETE');
  await server.startBot({ allowedGuilds: ['1'] });
  const left = await leaving;
  expect([left.path, left.status]).toEqual([`/users/@me/guilds/${server.guildId()}`, 204]);
  expect(server.discord.world.members().map(({ user }) => user.username)).not.toContain('Daymark');
  await expect.poll(() => server.departed()).toEqual([server.guildId()]);
});

test('health and metrics tell what whoever watches wants to know, and name nobody', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.at('2026-03-02T06:00:00Z');
  expect(await server.bot().health()).toEqual({
    role: 'gateway',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    discord: true,
    shards: { held: [0], of: 1 },
    database: true,
    groups: { running: 1, blocked: 0, own: 0 },
    waiting: { posts: 0, messages: 0, edits: 0 },
    lastTickAt: new Date('2026-03-02T06:00:00Z'),
  });
  const metrics = await server.bot().metrics();
  for (const line of [
    'daymark_up{part="gateway"} 1',
    'daymark_up{part="database"} 1',
    'daymark_groups{state="running"} 1',
    'daymark_groups{state="blocked"} 0',
    'daymark_waiting{what="posts"} 0',
    'daymark_requests_waiting{lane="posts"} 0',
    'daymark_requests_per_second 50',
    'daymark_last_tick_timestamp_seconds 1772431200',
    'daymark_interaction_seconds_count{kind="ApplicationCommand"} 1',
  ]) {
    expect(metrics.split('\n')).toContain(line);
  }
  for (const name of [server.guildId(), server.lena.actor.user.id, 'study']) expect(metrics).not.toContain(name);
});

test('an outage of the server over a slot: no alarm, no block, and the post comes with its ping when it is over', async () => {
  const server = await openServer();
  await server.beginPlan({ role: server.roleId('Learners') });
  await server.at('2026-03-02T06:00:00Z');
  server.discord.world.setAvailable('Study Hall', false);
  await heardDirectly(server);
  for (const minute of ['00', '01', '03', '07']) await server.at(`2026-03-03T06:${minute}:00Z`);
  expect(server.channel()).toHaveLength(1);
  server.discord.world.setAvailable('Study Hall', true);
  await server.heard();
  await server.at('2026-03-03T06:20:00Z');
  const posts = server.discord.world
    .messages(server.id('study'))
    .filter(({ flags }) => (Number(flags ?? 0) & 64) === 0);
  expect(posts.map(({ id }) => server.discord.world.pings(id).roles)).toEqual([
    [server.roleId('Learners')],
    [server.roleId('Learners')],
  ]);
  expect(
    server.admin
      .direct()
      .flat()
      .filter((line) => line.includes('can’t post')),
  ).toEqual([]);
  expect(await server.bot().health()).toMatchObject({ groups: { running: 1, blocked: 0 } });
});

test('a bot that starts in the outage of a server blames nobody either', async () => {
  const server = await openServer();
  await server.beginPlan({ role: server.roleId('Learners') });
  await server.stopBot();
  server.discord.world.setAvailable('Study Hall', false);
  server.setClock('2026-03-02T06:00:00Z');
  await server.startBot();
  for (const minute of ['00', '01', '03']) await server.at(`2026-03-02T06:${minute}:00Z`);
  expect(await server.bot().health()).toMatchObject({ groups: { running: 1, blocked: 0 } });
  server.discord.world.setAvailable('Study Hall', true);
  await server.heard();
  await server.at('2026-03-02T06:20:00Z');
  const [post] = server.discord.world
    .messages(server.id('study'))
    .filter(({ flags }) => (Number(flags ?? 0) & 64) === 0);
  expect(server.discord.world.pings(post?.id ?? '').roles).toEqual([server.roleId('Learners')]);
  expect(
    server.admin
      .direct()
      .flat()
      .filter((line) => line.includes('can’t post')),
  ).toEqual([]);
});
