import type { REST } from 'discord.js';
import { ApplicationCommandPermissionType as Of } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { createAuthority } from '../../../src/discord/interactions/authority.ts';

const command = { name: 'setup', description: 'x', default_member_permissions: '32' };
const asking = {
  ...{ guildId: '10', channelId: '20', parentId: null, userId: '30' },
  roles: [] as string[],
  permissions: 32n,
};
const rule = (id: string, permission: boolean) => ({ id, permissions: [{ id: '30', type: Of.User, permission }] });

/** A Discord where a server has set these rules; null: it does not say. */
function bench(rules: unknown[] | null) {
  const asked: string[] = [];
  const rest = {
    async get(route: string) {
      asked.push(route);
      if (rules === null) throw new Error('away');
      return route.endsWith('/permissions') ? rules : [{ name: 'setup', id: 'c1' }];
    },
  } as unknown as REST;
  return { authority: createAuthority(rest, 'app'), asked };
}

test('where a server has set nothing, the permission that the command asks for decides', async () => {
  const { authority, asked } = bench([]);
  expect(await authority.ask(command, asking)).toBe('yes');
  expect(await authority.ask(command, { ...asking, permissions: 0n })).toBe('no');
  expect(asked).toEqual(['/applications/app/guilds/10/commands/permissions']);
});

test('what is set for the command comes first, and is asked for again once it may have changed', async () => {
  const { authority, asked } = bench([rule('c1', false)]);
  expect(await authority.ask(command, asking)).toBe('no');
  expect(asked).toHaveLength(2);
  await authority.ask(command, asking);
  expect(asked).toHaveLength(2);
  authority.forget('10');
  await authority.ask(command, asking);
  expect(asked).toHaveLength(3);
  authority.forget();
  await authority.ask(command, asking);
  expect(asked).toHaveLength(4);
});

test('where Discord does not say, what it wrote into the interaction lets in, and shuts nobody out', async () => {
  const { authority, asked } = bench(null);
  expect(await authority.ask(command, asking)).toBe('yes');
  expect(await authority.ask(command, { ...asking, permissions: 0n })).toBe('unknown');
  expect(asked).toHaveLength(2);
});
