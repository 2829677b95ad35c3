import { expect, test } from 'vitest';
import { posts } from '../../../src/db/schema.ts';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

/** Plans in #study from Day 174 and in #general from Day 181, and #lobby without one. */
async function serverOfTwo() {
  const server = await openServer();
  server.discord.world.addChannel('Study Hall', { name: 'lobby' });
  server.discord.world.addChannel('Study Hall', { name: 'talk', type: 11, parent: 'general' });
  await server.heard();
  await server.beginPlan();
  await server.beginPlan({ from: '181' }, 'general');
  await server.postUntil('2026-03-02');
  return server;
}

test('in its own channel, and in a thread of it, a plan is meant by itself', async () => {
  const server = await serverOfTwo();
  expect((await server.member('learner1', 'study').run('done')).lines[1]).toContain('Day 174 done');
  expect((await server.member('learner1', 'talk').run('done')).lines[1]).toContain('Day 181 done');
  expect((await server.member('learner1', 'general').run('today')).lines[1]).toContain('Day 181');
});

test('elsewhere private buttons ask, and then go on with what was wanted', async () => {
  const server = await serverOfTwo();
  const lena = server.member('learner1', 'lobby');
  const which = await lena.run('done');
  reads(
    which,
    'only you',
    'More than one study plan runs here. Which one do you mean?',
    '• **Month 7: Production Optimization in 29 Days** in #general',
    '• **Month 7: Production Optimization in 29 Days** in #study',
    '[#general] [#study]',
  );
  const [, second] = which.message.components!.flatMap((row) => (row.type === 1 ? row.components : []));
  reads(
    await lena.pressOn(which.message.id, String(second && 'custom_id' in second && second.custom_id)),
    'updated',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👋 You’re in the group now. /help shows the rest.',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
    '[🕗 My clock…]',
  );
  // Now it is the only one she is in.
  expect((await lena.run('streak')).lines[1]).toContain('1 of 29 days');
});

test('what was already said is not asked again', async () => {
  const server = await serverOfTwo();
  const lena = server.member('learner1', 'lobby');
  const which = await lena.run('day', { day: '190' });
  const [first] = which.message.components!.flatMap((row) => (row.type === 1 ? row.components : []));
  const shown = await lena.pressOn(which.message.id, String(first && 'custom_id' in first && first.custom_id));
  expect(shown.lines[0]).toBe('updated');
  expect(shown.lines[1]).toContain('Day 190');
  const note = await lena.run('note', { text: 'A long thought.' });
  reads(
    note,
    'only you',
    'More than one study plan runs here. Which one do you mean?',
    '• **Month 7: Production Optimization in 29 Days** in #general',
    '• **Month 7: Production Optimization in 29 Days** in #study',
    'What you wrote is attached, so nothing is lost.',
    '[#general] [#study]',
    '📎 note.md',
  );
  expect(await note.file('note.md')).toBe('A long thought.');
  expect(await lena.suggest('done', 'day', '')).toEqual(['suggestions']);
});

test('what an admin typed is done in the plan that is pressed, and in no other', async () => {
  const server = await serverOfTwo();
  const admin = server.member('admin', 'lobby');
  const which = await admin.run('cohort edit', { time: '09:00', weekdays: 'Mon-Fri' });
  expect((await which.press('#study')).lines.slice(0, 3)).toEqual([
    'updated',
    '✏️ Changed: **Time of day**, **Weekdays**. The next post comes ‹2026-03-03 07:00 F›. Dates already posted or logged stay as they are.',
    '📍 Channel: #study',
  ]);
  expect((await server.member('admin', 'general').run('cohort status')).lines).toContain(
    '│ 🕗 Posts every day at 08:00 Europe/Kyiv',
  );
});

test('the buttons of a post mean its own plan wherever they are pressed', async () => {
  const server = await serverOfTwo();
  const general = server.member('learner2', 'general');
  reads(
    await general.pressPost('Done'),
    'only you',
    '✅ **Day 181 done.** 1 of 22 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👋 You’re in the group now. /help shows the rest.',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
    '[🕗 My clock…]',
  );
});

test('a plan of another server is out of reach', async () => {
  const server = await serverOfTwo();
  const { world } = server.discord;
  world.addGuild({ name: 'Elsewhere', owner: 'learner3' });
  world.addChannel('Elsewhere', { name: 'far-away' });
  world.inviteBot('Elsewhere', (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n));
  const lesya = server.member('learner3', 'far-away');
  reads(
    await lesya.run('done'),
    'only you',
    'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
  );
  const [post] = await server.database.db.select({ ref: posts.ref }).from(posts);
  const elsewhere = `done?post=${post?.ref}`;
  await server.sayAsBot('far-away', elsewhere);
  reads(
    await lesya.pressPost(elsewhere),
    'only you',
    'That post belongs to a plan that is no longer here. Nothing was changed. See /today for what runs now.',
  );
});
