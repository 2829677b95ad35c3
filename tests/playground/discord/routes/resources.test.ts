import { expect, test } from 'vitest';
import { type Fixture, fixture } from '../fixture.ts';
import { guildId, userId } from '../raw-api.ts';

type Path = (f: Fixture) => string;

test.each<[string, Path, object]>([
  ['the bot', () => '/users/@me', { username: 'Daymark', bot: true }],
  ['the application', () => '/applications/@me', { name: 'Daymark' }],
  ['the gateway', () => '/gateway/bot', { shards: 1, session_start_limit: { max_concurrency: 1 } }],
  [
    'a server',
    ({ discord }) => `/guilds/${guildId(discord)}?with_counts=true`,
    { name: 'Study Hall', approximate_member_count: 5 },
  ],
  [
    'a member',
    ({ discord }) => `/guilds/${guildId(discord)}/members/${userId(discord, 'admin')}`,
    { user: { username: 'admin' } },
  ],
  ['a channel', ({ study }) => `/channels/${study}`, { name: 'study', type: 0 }],
])('%s can be read', async (_, path, expected) => {
  const f = await fixture();
  expect((await f.api('GET', path(f))).json).toMatchObject(expected);
});

test('servers, channels and roles are listed', async () => {
  const { api, discord } = await fixture();
  const names = async (path: string) => (await api('GET', path)).list.map(({ name }) => name);
  const guild = guildId(discord);
  expect(await names('/users/@me/guilds')).toEqual(['Study Hall']);
  expect(await names(`/guilds/${guild}/channels`)).toEqual(['general', 'study']);
  expect(await names(`/guilds/${guild}/roles`)).toEqual(['@everyone', 'Admin', 'Learners', 'Daymark']);
});
