import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';
import type { TestServer } from '../../support/test-server.ts';

/** Lena has learnt in Study Hall, and left it; Leo has learnt there and in Elsewhere. */
async function serverWithLeavers() {
  const server = await openServer();
  const { world } = server.discord;
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  for (const who of [server.lena, server.leo]) {
    await who.pressPost('Done');
    await who.run('note', { text: `By ${who.actor.user.username}.`, share: 'cohort' });
  }
  world.addGuild({ name: 'Elsewhere', owner: 'admin' });
  world.addChannel('Elsewhere', { name: 'far-away' });
  world.addMember('Elsewhere', 'learner2');
  world.inviteBot('Elsewhere', (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n));
  await server.heard();
  await server.beginPlan({}, 'far-away');
  await server.member('learner2', 'far-away').run('join');
  world.removeMember('Study Hall', 'learner1');
  return server;
}

async function stored({ database }: TestServer, userId: string): Promise<string[]> {
  const rows = await database.db.execute<{ guild: string }>(
    `select c.guild_id as guild from learners l join cohorts c on c.id = l.cohort_id where l.user_id = '${userId}'`,
  );
  return rows.map(({ guild }) => guild);
}

test('who has left or was banned sees, exports and deletes in a direct message', async () => {
  const server = await serverWithLeavers();
  const lena = server.member('learner1', 'dm');
  const shown = await lena.run('privacy');
  expect(shown.lines.slice(0, 3)).toEqual([
    'only you',
    '🔒 **What I store about you in all servers**',
    '1 completed day, 1 note and 0 milestones in 1 plan; 2 commands of the last day.',
  ]);
  const file = await (await shown.press('Export as a file')).file('daymark-export.json');
  expect(JSON.parse(file)).toMatchObject({
    server: null,
    cohorts: [{ name: 'Lena', notes: [{ text: 'By learner1.' }] }],
  });
  reads(
    await (await shown.press('Delete all of it…')).press('Delete for good'),
    'updated',
    '🗑️ Deleted: 1 completed day, 1 note and 0 milestones in 1 plan; 2 commands of the last day, and your streak. Nothing about you is stored in any server any more. Your name disappears from the posts of the last 14 days; older messages in a channel stay as they are. Should you ever want to start afresh: /join.',
  );
  expect(await stored(server, lena.actor.user.id)).toEqual([]);
  reads(
    await lena.run('privacy'),
    'only you',
    '🔒 Nothing is stored about you in any server. That begins with /join, with /start in a direct message, or with the first thing you mark done, note or tick.',
    '[🗂️ What there can be]',
  );
});

test('whom several servers know is asked which one is meant', async () => {
  const server = await serverWithLeavers();
  const leo = server.member('learner2', 'dm');
  const { id } = leo.actor.user;
  expect(await stored(server, id)).toHaveLength(2);
  const asked = await leo.run('privacy');
  expect(asked.lines[1]).toBe('🔒 Something is stored about you in 2 places. Which one do you mean?');
  const one = await asked.choose('privacy-server', 'Study Hall');
  expect(one.lines[1]).toBe('🔒 **What I store about you in Study Hall**');
  await (await one.press('Hide my streak')).press('Delete all of it…').then((sure) => sure.press('Delete for good'));
  expect(await stored(server, id)).toHaveLength(1);
  const rest = await leo.run('privacy');
  expect(rest.lines[1]).toBe('🔒 **What I store about you in all servers**');
});

test('in a direct message a button reaches nobody else’s things', async () => {
  const server = await serverWithLeavers();
  const lesya = server.member('learner3', 'dm');
  const study = server.discord.world.guilds()[0]?.id;
  for (const press of [`privacy?server=${study}`, 'privacy?server=all', 'privacy-erase?server=all&sure=yes']) {
    expect((await lesya.forge(press)).lines[1]).toContain('Nothing is stored about you');
  }
});

test('in a direct message a button reaches no plan of a server that they have left, and nothing of an admin’s', async () => {
  const server = await serverWithLeavers();
  const lena = server.member('learner1', 'dm');
  for (const press of ['done?cohort=1&day=175', 'notes-shared?cohort=1&day=174', 'join?cohort=1']) {
    expect((await lena.forge(press)).lines[1]).toMatch(/^I can’t see you in that plan’s server right now/);
  }
  const admin = server.member('admin', 'dm');
  expect((await admin.forge('cohort-end-sure?cohort=1')).lines[1]).toMatch(/^That belongs to a server/);
  expect(await server.database.db.execute("select id from cohorts where state = 'running'")).toHaveLength(2);
});

test('who set a plan up is forgotten, and the plan goes on', async () => {
  const server = await serverWithLeavers();
  await server.admin.run('setup', { channel: 'general', timezone: 'UTC' });
  const shown = await server.admin.run('privacy');
  expect(shown.lines[2]).toContain('1 plan you set up, 1 draft and');
  const gone = await (await shown.press('Delete all of it…')).press('Delete for good');
  expect(gone.lines[1]).toContain('Plans you set up go on for those who follow them, without your id.');
  await server.postUntil('2026-03-03');
  expect(server.channel()).toHaveLength(2);
});

test('drafts are forgotten after a day', async () => {
  const server = await openServer();
  const draft = await server.admin.run('setup', { timezone: 'Europe/Kyiv' });
  await server.at('2026-03-02T11:00:00Z');
  expect(await server.database.db.execute('select id from setup_drafts')).toHaveLength(1);
  await server.at('2026-03-02T13:00:00Z');
  expect(await server.database.db.execute('select id from setup_drafts')).toHaveLength(0);
  expect((await draft.press('Start')).lines[1]).toContain('no longer valid');
});
