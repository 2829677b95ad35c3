import { expect, test } from 'vitest';
import type { LocalDiscordOptions } from '../../../../src/playground/discord/index.ts';
import { type Fixture, fixture, noon } from '../fixture.ts';
import { connect, identity } from './line-by-hand.ts';

/** A Discord with so many guilds, made a millisecond after each other: one for each shard in turn. */
async function withGuilds(count: number, options: LocalDiscordOptions = {}): Promise<Fixture & { guilds: string[] }> {
  const f = await fixture({ world: 'empty', ...options });
  f.discord.world.addUser({ name: 'owner' });
  const guilds = Array.from({ length: count }, (_, n) => {
    f.setNow(new Date(noon.getTime() + n));
    const guild = f.discord.world.addGuild({ name: `guild ${n}`, owner: 'owner' });
    f.discord.world.addChannel(guild, { name: `room ${n}` });
    f.discord.world.inviteBot(guild, 8n);
    return guild;
  });
  return { ...f, guilds };
}

const shardOf = (guild: string, of: number) => Number((BigInt(guild) >> 22n) % BigInt(of));

async function identify(f: Fixture, shard: unknown) {
  const line = await connect(f);
  await line.next();
  line.send(2, identity(f, { shard }));
  return line;
}

/** What a session hears until something that reaches all of them. */
async function heard(f: Fixture, shard: [number, number]) {
  const line = await identify(f, shard);
  const ready = await line.next();
  const guilds = (ready.d['guilds'] as { id: string }[]).map(({ id }) => id);
  for (const _ of guilds) await line.next();
  return { line, guilds, ready };
}

test('a session hears of the guilds of its shard, and of nothing else', async () => {
  const f = await withGuilds(7);
  const sessions = await Promise.all([0, 1, 2].map((id) => heard(f, [id, 3])));
  for (const [id, { guilds, ready }] of sessions.entries()) {
    expect(guilds).toEqual(f.guilds.filter((guild) => shardOf(guild, 3) === id));
    expect(ready.d['shard']).toEqual([id, 3]);
  }
  for (const guild of f.guilds) f.discord.world.addRole(guild, { name: `role of ${guild}` });
  for (const { line, guilds } of sessions) {
    for (const guild of guilds) expect((await line.next()).d['guild_id']).toBe(guild);
  }
});

test('interactions go to the shard of their guild, those of direct messages to the first', async () => {
  const f = await withGuilds(3);
  await f.api('PUT', `/applications/${f.discord.applicationId}/commands`, [
    { name: 'help', description: 'Help', contexts: [0, 1] },
  ]);
  const sessions = await Promise.all([0, 1, 2].map((id) => heard(f, [id, 3])));
  const guild = f.guilds.find((one) => shardOf(one, 3) === 2)!;
  const n = f.guilds.indexOf(guild);
  void f.discord.as('owner', { guild, channel: `room ${n}` }).command('help');
  expect(await sessions[2]!.line.next()).toMatchObject({ t: 'INTERACTION_CREATE', d: { guild_id: guild } });
  const opened = await f.api('POST', '/users/@me/channels', { recipient_id: f.discord.as('owner', { guild }).user.id });
  const channel = String(opened.json['id']);
  void f.discord.as('owner', { channel }).command('help');
  expect(await sessions[0]!.line.next()).toMatchObject({ t: 'INTERACTION_CREATE', d: { channel_id: channel } });
});

test('two sessions of one shard hear the same', async () => {
  const f = await withGuilds(1);
  const lines = await Promise.all([heard(f, [0, 1]), heard(f, [0, 1])]);
  f.discord.world.addRole(f.guilds[0]!, { name: 'new' });
  for (const { line } of lines) expect(await line.next()).toMatchObject({ t: 'GUILD_ROLE_CREATE' });
});

test.each<[string, unknown, number]>([
  ['the third of two', [2, 2], 4010],
  ['one before the first', [-1, 2], 4010],
  ['half of one', [0.5, 2], 4010],
  ['three numbers', [0, 2, 4], 4010],
  ['one number', [0], 4010],
  ['no list', 'first', 4010],
  ['more guilds than it may have', [0, 1], 4011],
  ['more guilds than it may have, and no word of shards', undefined, 4011],
])('IDENTIFY with %s is closed', async (_, shard, code) => {
  const f = await withGuilds(4, { sharding: { guildsPerShard: 3 } });
  expect(await (await identify(f, shard)).closed).toBe(code);
});

test.each([
  { maxConcurrency: 1, second: 1, taken: false },
  { maxConcurrency: 2, second: 1, taken: true },
  { maxConcurrency: 2, second: 2, taken: false },
])(
  'one in five seconds for each rest of the division by $maxConcurrency: $second right after 0, $taken',
  async (given) => {
    const f = await fixture({ rateLimits: {}, sharding: { maxConcurrency: given.maxConcurrency } });
    const { json: limit } = await f.api('GET', '/gateway/bot');
    expect(limit['session_start_limit']).toMatchObject({ max_concurrency: given.maxConcurrency });
    const first = await identify(f, [0, 4]);
    expect((await first.next()).op).toBe(0);
    const second = await identify(f, [given.second, 4]);
    expect((await second.next()).op).toBe(given.taken ? 0 : 9);
    f.stopwatch.advance(5000);
    expect((await (await identify(f, [given.second, 4])).next()).op).toBe(0);
  },
);

test.each([
  { guilds: 0, sharding: {}, shards: 1 },
  { guilds: 3, sharding: {}, shards: 1 },
  { guilds: 3, sharding: { shards: 6 }, shards: 6 },
])('recommends $shards for $guilds guilds', async ({ guilds, sharding, shards }) => {
  const f = await withGuilds(guilds, { sharding });
  expect((await f.api('GET', '/gateway/bot')).json).toMatchObject({ shards });
});
