import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { createRoles } from '../../../src/discord/rest/roles.ts';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { fault } from '../../support/fault.ts';
import { restTo } from '../local-rest.ts';

/** A server whose bot may manage roles unless said otherwise, and Lena, who wants that of learners. */
async function server(botPermissions: bigint = P.ManageRoles) {
  const discord = await startLocalDiscord({ rateLimits: 'off', botPermissions });
  onTestFinished(() => discord.stop());
  const rest = restTo(discord);
  const { world } = discord;
  const guildId = world.guilds()[0]?.id ?? '';
  const userId = world.users().find(({ username }) => username === 'learner1')?.id ?? '';
  const roleId = world.roles().find(({ name }) => name === 'Learners')?.id ?? '';
  const roles = createRoles(rest, discord.applicationId, discord.botId);
  const set = (has: boolean) => roles.set({ guildId, userId }, roleId, has, 'A press of theirs');
  const has = () =>
    world
      .members()
      .find(({ user }) => user.id === userId)
      ?.roles.includes(roleId);
  const changes = () => discord.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);
  return { discord, world, guildId, roleId, roles, set, has, changes };
}

test('a role is given and taken back, however often', async () => {
  const { set, has, changes } = await server();
  for (const wanted of [true, true, false, false]) expect([await set(wanted), has()]).toEqual([null, wanted]);
  expect(changes()).toEqual(['PUT', 'PUT', 'DELETE', 'DELETE']);
});

test.each<[what: string, spoil: (s: Awaited<ReturnType<typeof server>>) => void, code: string, back: string | null]>([
  [
    'has come to grant more',
    (s) => s.world.editRole(s.guildId, 'Learners', { permissions: P.BanMembers }),
    'role-grants',
    null,
  ],
  [
    'opens a channel',
    (s) => s.world.setOverwrite('general', 'Learners', { allow: P.ViewChannel }),
    'role-grants',
    null,
  ],
  [
    'was moved above the bot’s',
    (s) => s.world.editRole(s.guildId, 'Learners', { position: 9 }),
    'role-above',
    'role-above',
  ],
  ['was deleted', (s) => s.world.removeRole(s.guildId, 'Learners'), 'role-gone', 'role-gone'],
  [
    'is the bot’s no more to give',
    (s) => s.world.inviteBot(s.guildId, P.SendMessages),
    'role-unmanaged',
    'role-unmanaged',
  ],
])('a role that %s since the last press is seen at the next, and nothing is tried', async (_, spoil, code, back) => {
  const s = await server();
  expect(await s.set(true)).toBeNull();
  spoil(s);
  expect(await s.roles.faults(s.guildId, [s.roleId])).toEqual([{ code }]);
  expect(await s.set(true)).toEqual({ code });
  expect(s.changes()).toHaveLength(1);
  expect(await s.set(false)).toEqual(back === null ? null : { code: back });
});

test('what changes between the look and the act is told as it is, and an outage as one', async () => {
  const s = await server();
  s.discord.faults.add(fault({ method: 'PUT', times: 1 }, { kind: 'status', status: 403, code: 50_013 }));
  expect(await s.set(true)).toEqual({ code: 'role-above' });
  s.discord.faults.add(fault({}, { kind: 'status', status: 503 }));
  expect([await s.set(true), await s.roles.faults(s.guildId, [s.roleId])]).toEqual(['away', 'away']);
});

test('the address that lets the bot manage roles names the server, and asks for no more than that', async () => {
  const s = await server();
  const url = new URL(s.roles.allowUrl(s.guildId));
  expect([url.searchParams.get('guild_id'), url.searchParams.get('disable_guild_select')]).toEqual([s.guildId, 'true']);
  const permissions = BigInt(url.searchParams.get('permissions') ?? 0);
  expect([permissions & P.ManageRoles, permissions & P.Administrator]).toEqual([P.ManageRoles, 0n]);
});
