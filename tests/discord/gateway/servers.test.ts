import type { Client } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { cachedServers } from '../../../src/discord/gateway/servers.ts';

const embedLinks = 1n << 14n;
const all = (1n << 18n) - 1n;

/** A client that has cached one channel, and takes the bot's permissions there for these. */
function caching(cached?: { permissions: bigint }): Client {
  if (cached === undefined) return { channels: { cache: new Map() } } as unknown as Client;
  const channel = {
    id: 'study',
    guildId: 'g',
    name: 'study',
    type: 0,
    guild: { members: { me: {} } },
    isDMBased: () => false,
    isThread: () => false,
    permissionsFor: () => ({ bitfield: cached.permissions }),
  };
  return { channels: { cache: new Map([['study', channel]]) } } as unknown as Client;
}

const heardBy = (client: Client) => ({ hearers: () => [client], hearerOf: () => client, home: caching() });

const interaction = (permissions: bigint) =>
  ({ guild_id: 'g', channel: { id: 'study' }, app_permissions: String(permissions) }) as unknown as APIInteraction;

test('what an interaction says of the bot’s permissions is believed until the cache tells something new', () => {
  const cached = { permissions: all };
  const servers = cachedServers(heardBy(caching(cached)));
  expect(servers.channel('study')?.permissions).toBe(all);
  servers.learn(interaction(all & ~embedLinks));
  expect(servers.channel('study')?.permissions).toBe(all & ~embedLinks);
  servers.learn(interaction(all));
  expect(servers.channel('study')?.permissions).toBe(all);
  servers.learn(interaction(all & ~embedLinks));
  cached.permissions = all & ~(1n << 15n);
  expect(servers.channel('study')?.permissions).toBe(all & ~(1n << 15n));
  cached.permissions = all;
  expect(servers.channel('study')?.permissions).toBe(all);
});

test('an interaction elsewhere teaches nothing', () => {
  const servers = cachedServers(heardBy(caching({ permissions: all })));
  servers.learn({ app_permissions: '0', channel: { id: 'study' } } as unknown as APIInteraction);
  servers.learn({ guild_id: 'g', channel: { id: 'other' }, app_permissions: '0' } as unknown as APIInteraction);
  expect(servers.channel('study')?.permissions).toBe(all);
});
