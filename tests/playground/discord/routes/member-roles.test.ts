import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { type Fixture, fixture } from '../fixture.ts';
import { guildId, userId } from '../raw-api.ts';

const roleId = ({ discord }: Fixture, name: string) => discord.world.roles().find((role) => role.name === name)?.id;

/** A server whose bot has Manage Roles, with a role below its own and one above it. */
async function server() {
  const f = await fixture({ botPermissions: P.ManageRoles });
  const { world } = f.discord;
  const guild = guildId(f.discord);
  world.addRole(guild, { name: 'Above' });
  const ask = (method: string, role: string, headers = {}, user = 'learner1') => {
    const id = role === '@everyone' ? guild : (roleId(f, role) ?? role);
    return f.api(method, `/guilds/${guild}/members/${userId(f.discord, user)}/roles/${id}`, undefined, headers);
  };
  const rolesOf = (user: string) => world.members().find((member) => member.user.username === user)?.roles ?? [];
  return { ...f, world, guild, ask, rolesOf };
}

test('a role below the bot’s is given and taken, as often as it is asked for, with a reason', async () => {
  const f = await server();
  const reason = { 'X-Audit-Log-Reason': encodeURIComponent('Lena möchte das so') };
  for (const has of [true, true, false, false]) {
    expect((await f.ask(has ? 'PUT' : 'DELETE', 'Learners', reason)).status).toBe(204);
    expect(f.rolesOf('learner1')).toEqual(has ? [roleId(f, 'Learners')] : []);
  }
});

test.each<[what: string, role: string, status: number, code: number]>([
  ['one above the bot’s', 'Above', 403, 50_013],
  ['the bot’s own', 'Daymark', 403, 50_013],
  ['that of everybody', '@everyone', 404, 10_011],
  ['one that is not there', '1', 404, 10_011],
])('%s is given to nobody', async (_, role, status, code) => {
  const f = await server();
  const refused = await f.ask('PUT', role);
  expect([refused.status, refused.json['code'], f.rolesOf('learner1')]).toEqual([status, code, []]);
});

test('nor is one that is linked to something else, nor any without Manage Roles, nor one to a stranger', async () => {
  const f = await server();
  f.world.addUser({ name: 'stranger' });
  const codes = [(await f.ask('PUT', 'Learners', {}, 'stranger')).json['code']];
  const linked = f.world.roles().find(({ name }) => name === 'Learners');
  if (linked !== undefined) linked.managed = true;
  codes.push((await f.ask('PUT', 'Learners')).json['code']);
  if (linked !== undefined) linked.managed = false;
  f.world.inviteBot(f.guild, P.SendMessages);
  codes.push((await f.ask('PUT', 'Learners')).json['code'], (await f.ask('DELETE', 'Learners')).json['code']);
  expect(codes).toEqual([10_007, 50_013, 50_013, 50_013]);
});

test('of two roles in one place the older is the higher', async () => {
  const f = await server();
  const own = f.world.roles().find(({ name }) => name === 'Daymark')?.position ?? 0;
  f.world.editRole(f.guild, 'Learners', { position: own });
  f.world.editRole(f.guild, 'Above', { position: own });
  expect([(await f.ask('PUT', 'Learners')).status, (await f.ask('PUT', 'Above')).status]).toEqual([403, 204]);
});

test('a reason is short, and encoded', async () => {
  const f = await server();
  const refused = await f.ask('PUT', 'Learners', { 'X-Audit-Log-Reason': 'x'.repeat(513) });
  expect([refused.status, refused.json['code']]).toEqual([400, 50_035]);
});
