import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

const viewChannel = 1n << 10n;

const nothing = [
  'only you',
  'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
] as const;
const gone = [
  'only you',
  'That post belongs to a plan that is no longer here. Nothing was changed. See /today for what runs now.',
] as const;

/** A plan in #staff, which only its staff sees: Lena is one of them and has shared a note, Leo is not. */
async function serverWithStaff() {
  const server = await openServer();
  const { world } = server.discord;
  world.addRole('Study Hall', { name: 'Staff' });
  world.giveRole('Study Hall', 'learner1', 'Staff');
  world.addChannel('Study Hall', { name: 'staff' });
  world.setOverwrite('staff', '@everyone', { deny: viewChannel });
  world.setOverwrite('staff', 'Staff', { allow: viewChannel });
  world.setOverwrite('staff', 'Daymark', { allow: viewChannel });
  await server.heard();
  await server.beginPlan({}, 'staff');
  await server.postUntil('2026-03-02');
  const staff = server.member('learner1', 'staff');
  await staff.pressPost('Done');
  await staff.run('note', { text: 'Nobody else must read this.', share: 'cohort' });
  return { ...server, staff, stranger: server.member('learner2', 'general') };
}

const commands: [string, Record<string, string>?][] = [
  ['today'],
  ['day', { day: '200' }],
  ['done'],
  ['undo'],
  ['note', { text: 'Let me in.' }],
  ['notes'],
  ['week'],
  ['month'],
  ['project'],
  ['resources'],
  ['streak'],
  ['join'],
  ['leave'],
  ['zone', { zone: 'Europe/Kyiv' }],
  ['settings'],
];

test('for those who cannot see its channel a plan is not there, whatever they ask', async () => {
  const { stranger, database } = await serverWithStaff();
  for (const [name, options] of commands) {
    const { lines } = await stranger.run(name, options ?? {});
    expect([name, ...lines.slice(0, 2)]).toEqual([name, ...nothing.slice(0, 1), expect.stringContaining(nothing[1])]);
  }
  const typed: [string, string][] = [
    ['day', 'day'],
    ['done', 'day'],
    ['done', 'when'],
    ['note', 'day'],
    ['notes', 'day'],
    ['undo', 'day'],
    ['week', 'week'],
    ['month', 'month'],
    ['project', 'project'],
    ['resources', 'search'],
    ['resources', 'topic'],
  ];
  for (const [command, option] of typed) {
    expect([command, option, await stranger.suggest(command, option, '1')]).toEqual([command, option, ['suggestions']]);
  }
  const rows = await database.db.execute('select user_id from learners');
  expect(rows).toHaveLength(1);
});

test('nor by pressing what they were never shown', async () => {
  const { stranger, database } = await serverWithStaff();
  const [post] = await database.db.execute<{ ref: string }>("select ref from posts where state = 'sent'");
  const presses = [
    'day?cohort=1&day=174',
    'done?cohort=1&day=174',
    'join?cohort=1',
    'note?cohort=1&day=174',
    'notes?cohort=1',
    'notes-shared?cohort=1&day=174',
    'notes-shared?cohort=1&day=1%0074',
    'streak?cohort=1',
    'undo?cohort=1&day=174',
    'week?cohort=1',
    'month?cohort=1',
    'project?cohort=1',
    'resources?cohort=1',
    'leave?cohort=1',
    'zone?cohort=1&zone=UTC&join=yes',
    'role?cohort=1&kind=ping&to=yes',
    'role?cohort=1&kind=milestone&to=no',
    `done?post=${post!.ref}`,
    `note?post=${post!.ref}`,
    `week?post=${post!.ref}`,
  ];
  for (const press of presses) {
    const { lines } = await stranger.forge(press);
    expect([press, lines.at(-1)]).toEqual([press, gone[1]]);
  }
  const form = await stranger.forge('note?cohort=1&day=174', { fields: { text: 'Let me in.', share: 'cohort' } });
  expect(form.lines[1]).toContain(gone[1]);
  expect(await database.db.execute('select user_id from learners')).toHaveLength(1);
  expect(await database.db.execute('select id from notes')).toHaveLength(1);
});

test('who loses sight of it keeps their own history, and nothing else', async () => {
  const { staff, discord, heard, member } = await serverWithStaff();
  await staff.run('note', { text: 'Mine alone.' });
  discord.world.takeRole('Study Hall', 'learner1', 'Staff');
  await heard();
  const lena = member('learner1', 'general');

  for (const name of ['today', 'done', 'join', 'week', 'undo']) reads(await lena.run(name), ...nothing);
  reads(
    await lena.run('streak').then(({ lines }) => ({ lines: lines.slice(0, 2) })),
    'only you',
    '🔥 **1 of 29 days of the plan** · streak 1 · best 1',
  );
  const own = await lena.run('notes', { day: '174' });
  reads(
    own,
    'only you',
    '📝 **Day 174**',
    'written ‹2026-03-02 06:00 f› · only you can read it',
    '│ Mine alone.',
    '│ Note 1 of 2',
    '[Older ▶] [✏️ Edit] [🗑️ Delete]',
    '[📓 My journal]',
  );
  const form = await own.press('Edit');
  expect(JSON.stringify(form.outcome)).not.toMatch(/flame|"share"/);
  const edited = await form.fill({ text: 'Still mine.' });
  expect(edited.lines).toContain('written ‹2026-03-02 06:00 f›, edited ‹2026-03-02 06:00 R› · only you can read it');
  expect((await lena.forge('notes-shared?cohort=1&day=174')).lines[1]).toBe(gone[1]);
  expect((await lena.run('privacy')).lines[1]).toContain('What I store about you');
  expect((await lena.run('leave')).lines[1]).toContain('You have left');
  reads(await lena.run('join'), ...nothing);
});

test('a choice between plans names only those that can be seen', async () => {
  const server = await serverWithStaff();
  server.discord.world.addChannel('Study Hall', { name: 'lobby' });
  await server.beginPlan();
  expect((await server.member('admin', 'lobby').run('today')).lines.at(-1)).toBe('[#study] [#staff]');
  // For Leo there is one plan only, so nothing is to be asked.
  expect((await server.member('learner2', 'lobby').run('today')).lines[1]).toContain('opens');
  await server.member('learner2', 'study').run('join');
  const again = await server.member('learner2', 'study').run('join');
  expect(again.lines.join('\n')).not.toContain('staff');
});

test('those who manage the server, but do not see the channel, find no plan in it either', async () => {
  const server = await serverWithStaff();
  const { world } = server.discord;
  world.addRole('Study Hall', { name: 'Steward', permissions: 1n << 5n });
  world.giveRole('Study Hall', 'learner2', 'Steward');
  await server.heard();
  const steward = server.member('learner2', 'general');
  for (const sub of ['status', 'pause', 'resume', 'edit', 'end']) {
    reads(await steward.run(`cohort ${sub}`), ...nothing);
  }
  expect((await steward.forge('cohort-end-sure?cohort=1')).lines[1]).toBe(gone[1]);
  const list = await steward.run('curriculum list');
  expect(list.lines.join('\n')).not.toContain('staff');
  expect((await steward.run('curriculum show', { name: 'month-07' })).lines.join('\n')).not.toContain('staff');
  const setup = await steward.run('setup', { channel: 'staff', timezone: 'UTC' });
  expect(setup.lines[2]).toContain('choose a text or announcement channel that you and I can both see');
  // Nor is a clock proposed that only those in there know of.
  expect((await steward.run('setup')).lines.join('\n')).not.toContain('as your other group');
});

test('a plan whose channel was deleted is found by those who may move it', async () => {
  const server = await serverWithStaff();
  const { world } = server.discord;
  world.removeChannel('staff');
  await server.heard();
  reads(await server.member('learner1', 'general').run('today'), ...nothing);
  expect((await server.member('learner1', 'general').run('streak')).lines[1]).toContain('1 of 29 days');
  expect((await server.member('admin', 'general').run('cohort edit', { channel: 'study' })).lines[1]).toContain(
    '✏️ Changed: **Channel**.',
  );
  expect((await server.member('learner1', 'general').run('today')).lines[1]).toContain('Day 174');
});
