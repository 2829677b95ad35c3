import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';

const ordinary = P.ViewChannel | P.SendMessages | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory;

/** A group whose members may take the role of its posts; the bot may manage roles unless said otherwise. */
async function group(botPermissions = ordinary | P.ManageRoles) {
  const server = await openServer({ discord: { botPermissions } });
  const { world } = server.discord;
  world.addRole('Study Hall', { name: 'Finisher', position: 1 });
  await server.beginPlan({
    role: server.roleId('Learners'),
    'take-role': 'true',
    'milestone-role': server.roleId('Finisher'),
  });
  await server.postUntil('2026-03-02');
  const rolesOf = (name: string) => {
    const own = world.members().find(({ user }) => user.username === name)?.roles ?? [];
    return own.map((id) => world.roles().find((role) => role.id === id)?.name);
  };
  return { ...server, world, rolesOf };
}

test('a member takes the role of the posts from the answer to joining, is pinged, and gives it back in the settings', async () => {
  const server = await group();
  const joined = await server.lena.run('join');
  const taken = await joined.press('Ping me');
  expect(taken.lines).toEqual(['only you', '🔔 You have @Learners now: each post pings you.', '[🔕 Stop pinging me]']);
  expect(server.rolesOf('learner1')).toEqual(['Learners']);
  await server.at('2026-03-03T06:00:00Z');
  const post = server.lena.actor.read().findLast(({ ephemeral }) => !ephemeral);
  expect(post?.pinged).toBe(true);

  const panel = await server.lena.run('settings');
  const shown = await panel.press('Stop pinging me');
  expect([shown.lines[0], shown.lines.join('\n')]).toEqual(['updated', expect.stringContaining('[🔔 Ping me]')]);
  expect(server.rolesOf('learner1')).toEqual([]);
});

test('the first day done offers it, too; leaving offers to give it back', async () => {
  const server = await group();
  const done = await server.leo.pressPost('Done');
  await done.press('Ping me');
  expect(server.rolesOf('learner2')).toEqual(['Learners']);
  const left = await server.leo.run('leave');
  await left.press('Stop pinging me');
  expect(server.rolesOf('learner2')).toEqual([]);
  expect((await server.leo.run('join')).lines.join('\n')).toContain('Ping me');
});

test('a role that has come to grant more is given to nobody; the admin is told once, and it works again once mended', async () => {
  const server = await group();
  const joined = await server.lena.run('join');
  server.world.editRole('Study Hall', 'Learners', { permissions: P.ManageMessages });
  const refused = await joined.press('Ping me');
  expect(refused.lines[1]).toMatch(
    /^I can’t do that with @Learners at the moment: the role can do more than @everyone/,
  );
  await joined.press('Ping me');
  expect((await server.leo.run('join')).lines.join('\n')).not.toContain('Ping me');
  expect([server.rolesOf('learner1'), server.rolesOf('learner2')]).toEqual([[], []]);
  await server.at('2026-03-02T07:00:00Z');
  await server.at('2026-03-03T07:00:00Z');
  const told = () => server.admin.direct().filter((lines) => lines.join().includes('🔔 Somebody wanted'));
  expect(told()).toHaveLength(1);
  server.world.editRole('Study Hall', 'Learners', { permissions: 0n });
  await joined.press('Ping me');
  expect(server.rolesOf('learner1')).toEqual(['Learners']);
  // Mended and broken again, it is told again.
  server.world.editRole('Study Hall', 'Learners', { permissions: P.ManageMessages });
  await server.lena.forge('role?cohort=1&kind=ping&to=yes');
  await server.at('2026-03-03T07:01:00Z');
  expect(told()).toHaveLength(2);
});

test('without Manage Roles it says so; a button of another time, or a forged one, gives nothing', async () => {
  const server = await group(ordinary);
  expect((await server.lena.run('join')).lines.join('\n')).not.toContain('Ping me');
  const refused = await server.lena.forge('role?cohort=1&kind=ping&to=yes');
  expect(refused.lines[1]).toContain('I’m missing **Manage Roles**');
  server.world.inviteBot('Study Hall', ordinary | P.ManageRoles);
  const said = async (id: string) => (await server.leo.forge(id)).lines[1];
  expect(await said('role?cohort=1&kind=ping&to=yes')).toContain('for those who take part');
  await server.leo.run('join');
  expect(await said('role?cohort=1&kind=milestone&to=yes')).toContain('completed a month');
  await server.admin.run('cohort edit', { 'take-role': 'false' });
  expect(await said('role?cohort=1&kind=ping&to=yes')).toContain('no longer offered');
  expect(server.rolesOf('learner2')).toEqual([]);
});

test('the panel says what is in the way, and asks for Manage Roles, and only where it is wanted', async () => {
  const server = await openServer({ discord: { botPermissions: ordinary } });
  const panel = await server.admin.run('setup', { timezone: 'Europe/Kyiv', role: server.roleId('Learners') });
  const asks = (lines: string[]) => lines.join('\n').includes('Allow me Manage Roles');
  expect(asks(panel.lines)).toBe(false);
  const opened = await panel.choose('Change…', 'take-role');
  const wanted = await opened.choose('That role: choose', 'true');
  expect(wanted.lines.join('\n')).toContain(
    '⚠️ Members can’t take @Learners by its button: I’m missing **Manage Roles**.',
  );
  expect(asks(wanted.lines)).toBe(true);
  server.discord.world.inviteBot('Study Hall', ordinary | P.ManageRoles);
  server.discord.world.editRole('Study Hall', 'Learners', { permissions: P.KickMembers });
  await wanted.press('Start');
  const status = await server.admin.run('cohort status');
  expect(status.lines.join('\n')).toContain('Members can’t take @Learners by its button: the role can do more');
  expect(asks(status.lines)).toBe(false);
});

test('who has completed a month takes the role for that, and finds it in the settings', async () => {
  const server = await group();
  await server.admin.run('cohort edit', { 'work-ahead': 'true' });
  await server.lena.run('join');
  expect((await server.lena.run('settings')).lines.join('\n')).not.toContain('Take my role');
  let done = await server.lena.run('done', { day: '174' });
  for (let day = 175; day <= 202; day += 1) done = await server.lena.run('done', { day: String(day) });
  const taken = await done.press('Take my role');
  expect(taken.lines[1]).toBe('🏅 You have @Finisher now. You’ve earned it.');
  expect(server.rolesOf('learner1')).toEqual(['Finisher']);
  await (await server.lena.run('settings')).press('Give my role back');
  expect(server.rolesOf('learner1')).toEqual([]);
  expect((await server.lena.run('settings')).lines.join('\n')).toContain('Take my role');
});
