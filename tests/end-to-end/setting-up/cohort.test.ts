import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { moreActions } from '../../support/more-actions.ts';
import { plannedServerBuilder } from '../../support/test-server.ts';
import { testServerDatabase } from '../../support/test-server-database.ts';

const serverOn = plannedServerBuilder(testServerDatabase);

test('/cohort status, with its buttons', async () => {
  const server = await serverOn('2026-03-03', { role: 'Learners' });
  await server.lena.run('done');
  const status = await server.admin.run('cohort status');
  reads(
    status,
    'only you',
    '📋 Group status',
    '│ 📚 **Month 7: Production Optimization in 29 Days** in #study',
    '│',
    '│ 📅 Next: **Day 176: Memory Optimization** on ‹2026-03-04 06:00 F› (‹2026-03-04 06:00 R›)',
    '│',
    '│ 🕗 Posts every day at 08:00 Europe/Kyiv',
    '│ 📘 2 of 29 days posted',
    '│ 👥 1 learner · 1 done today · 1 active this week',
    '│ 🎯 50% of what was posted is done',
    '│ 🔔 Pings @Learners',
    '│',
    '│ **Last posts**',
    '│ 📘 Tue 3 Mar · Day 175',
    '│ 📘 Mon 2 Mar · Day 174',
    '[✏️ Change settings] [⏸️ Pause] [End]',
    moreActions,
  );
  const paused = await status.press('Pause');
  reads(
    paused,
    'updated',
    '⏸️ Paused until somebody runs /cohort resume. Nobody’s streak is touched.',
    '[▶️ Resume now]',
  );
  reads(
    await paused.press('Resume now'),
    'updated',
    '▶️ Resumed. The next post comes ‹2026-03-04 06:00 F›. There is nothing to catch up on: the plan simply goes on.',
  );
});

test('/cohort edit: everything that holds, and what was changed of it', async () => {
  const server = await serverOn('2026-03-02', { role: 'Learners' });
  const changed = (what: string, next: string) =>
    `✏️ Changed: ${what}. The next post comes ‹${next} F›. Dates already posted or logged stay as they are.`;
  const panel = await server.admin.run('cohort edit');
  const buttons = [
    '[📋 Show its status]',
    '‹Change…: Channel | Time zone | Time of day | Weekdays | Ping | That role | Milestone role | Celebrated | Threads | Long days | Language | Working ahead›',
  ];
  reads(
    panel,
    'only you',
    '⚙️ **Month 7: Production Optimization in 29 Days**: changes take effect at once. The next post comes ‹2026-03-03 06:00 F›.',
    '📍 Channel: #study',
    '🌍 Time zone: **Europe/Kyiv**, where it is 08:00 now',
    '🕗 Time of day: **08:00**',
    '🗓️ Weekdays: every day',
    '🔔 Ping: @Learners, with each post',
    '🙋 That role: Given out by you',
    '🏅 Milestone role: None',
    '🎉 Celebrated: Weeks, months and the whole plan',
    '🧵 Threads: None; shared notes are read with /notes',
    '📄 Long days: Shortened, with a button that opens the rest',
    '💬 Language: The plan’s, where I speak it; else your server’s',
    '⏩ Working ahead: No; a day opens with its post',
    ...buttons,
  );
  const kolkata = await server.admin.run('cohort edit', {
    ...{ time: '20:00', weekdays: 'Mon-Fri', timezone: 'Asia/Kolkata', days: 'whole', celebrate: 'all' },
  });
  reads(
    kolkata,
    'only you',
    changed('**Time zone**, **Time of day**, **Weekdays**, **Celebrated**, **Long days**', '2026-03-03 14:30'),
    '📍 Channel: #study',
    '🌍 Time zone: **Asia/Kolkata**, where it is 11:30 now ✏️',
    '🕗 Time of day: **20:00** ✏️',
    '🗓️ Weekdays: Mon–Fri ✏️',
    '🔔 Ping: @Learners, with each post',
    '🙋 That role: Given out by you',
    '🏅 Milestone role: None',
    '🎉 Celebrated: Those, and long streaks ✏️',
    '🧵 Threads: None; shared notes are read with /notes',
    '📄 Long days: In full, however long they are ✏️',
    '💬 Language: The plan’s, where I speak it; else your server’s',
    '⏩ Working ahead: No; a day opens with its post',
    ...buttons,
  );
  const refused = await server.admin.run('cohort edit', {
    ...{ time: '25:00', weekdays: 'never', timezone: 'Mars', role: '@everyone' },
  });
  expect(refused.lines.slice(1, 7)).toEqual([
    '⚠️ I don’t know the zone “Mars”. Pick a city, such as Europe/Paris, or UTC.',
    '⚠️ “25:00” is not a time of day. Write it like **08:00** or **7:30 pm**.',
    '⚠️ I can’t read “never” as weekdays. Write them like **Mon-Fri**, **Mon, Wed, Fri** or **every day**.',
    '⚠️ I never ping @everyone. Choose a role that people pick themselves, or none.',
    'Nothing was changed.',
    'Choose below; everything else stays as it is.',
  ]);
  const moved = await server.admin.run('cohort edit', { channel: 'general', 'no-role': true });
  expect(moved.lines.slice(1, 3)).toEqual([
    changed('**Channel**, **Ping**', '2026-03-03 14:30'),
    '📍 Channel: #general ✏️',
  ]);
  await server.at('2026-03-03T14:30:00Z');
  expect(server.channel('general').map(([line]) => line)).toEqual(['📘 Day 175: Query Optimization · 30 min']);
  expect(server.channel()).toHaveLength(1);
});

test('work ahead, when the admin allows it', async () => {
  const server = await serverOn('2026-03-02', { role: 'Learners' });
  await server.admin.run('cohort edit', { 'work-ahead': true });
  reads(
    await server.lena.run('done', { day: '175' }),
    'only you',
    '✅ **Day 175 done.** 1 of 29 in the plan. It counts for Mon 2 Mar.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👉 Next open: **Day 174: Performance Analysis**',
    '👋 You’re in the group now. /help shows the rest.',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo]',
    '[🕗 My clock…]',
  );
});

test('/cohort correct: adds, moves and removes an entry', async () => {
  const server = await serverOn('2026-03-06', { role: 'Learners' });
  const correct = (how: object) =>
    server.admin.run('cohort correct', { member: 'learner1', day: '174', reason: 'She told me', ...how });
  reads(
    await correct({ date: '2026-03-02' }),
    'only you',
    '**Lena** has not joined this plan, so there is nothing to correct. Nothing was changed.',
  );
  await server.lena.run('join');
  reads(
    await correct({ date: '2026-03-02' }),
    'only you',
    '✏️ Day 174 is marked done for **Lena** on Mon 2 Mar. Their streak was counted again: streak 1 · best 1. They are told, with your reason.',
    '[↩️ Undo]',
  );
  reads(
    await correct({ date: 'yesterday' }),
    'only you',
    '✏️ Day 174 is marked done for **Lena** on Thu 5 Mar. Their streak was counted again: streak 1 · best 1. They are told, with your reason.',
    '[↩️ Undo]',
  );
  reads(
    await correct({ date: 'yesterday' }),
    'only you',
    'Day 174 is already marked done for **Lena**. Nothing was changed.',
  );
  reads(
    await correct({ date: '2026-03-09' }),
    'only you',
    '“2026-03-09” is not a date up to today. Nothing was changed. Write it like 2026-03-09, today or yesterday.',
  );
  const removed = await correct({ remove: true });
  reads(
    removed,
    'only you',
    '✏️ Day 174 is no longer marked done for **Lena**. Their streak was counted again: streak 0 · best 0. They are told, with your reason.',
    '[↩️ Undo]',
  );
  reads(
    await removed.press('Undo'),
    'updated',
    '↩️ The correction is taken back: Day 174 is marked done on Thu 5 Mar for **Lena**, as it was before; streak 1 · best 1.',
  );
  expect((await server.lena.run('streak')).lines[1]).toContain('1 of 29');
  reads(
    await correct({}),
    'only you',
    'Say what should become of the entry: a **date** adds or moves it, **remove** takes it away; one of the two. Nothing was changed.',
  );
  expect(server.logged.filter(({ msg }) => msg === 'ledger corrected').at(-1)).toMatchObject({
    by: server.admin.actor.user.id,
    of: server.lena.actor.user.id,
    day: '174',
  });
  reads(
    await correct({ day: '999', remove: true }),
    'only you',
    'This plan has no day “999”; it goes from Day 174 to Day 202. Nothing was changed.',
  );
});

test('/cohort correct: a hidden streak stays hidden, and who has left stays away', async () => {
  const server = await serverOn('2026-03-06');
  await server.lena.run('join');
  await (await server.lena.run('privacy')).press('Hide my streak');
  await server.lena.run('leave');
  reads(
    await server.admin.run('cohort correct', { member: 'learner1', day: '174', reason: 'She told me', date: 'today' }),
    'only you',
    '✏️ Day 174 is marked done for **Lena** on Fri 6 Mar. Their streak was counted again. They are told, with your reason.',
    '[↩️ Undo]',
  );
  expect((await server.lena.run('leave')).lines[1]).toContain('already');
});

test('/cohort end asks first; then the channel is free and what was done stays', async () => {
  const server = await serverOn('2026-03-02', { role: 'Learners' });
  await server.lena.run('done');
  const sure = await server.admin.run('cohort end');
  reads(
    sure,
    'only you',
    'End **Month 7: Production Optimization in 29 Days** in #study for 1 learner? Posting stops for good. What they finished and wrote stays stored and in their export; the channel is free for a new /setup.',
    '[End it] [Keep it]',
  );
  expect((await sure.press('Keep it')).lines[1]).toBe('📋 Group status');
  const end = await server.admin.run('cohort end');
  reads(
    await end.press('End it'),
    'updated',
    '⏹️ **Month 7: Production Optimization in 29 Days** has ended. Nothing was deleted. /setup starts a new plan here.',
  );
  await server.postUntil('2026-03-04');
  expect(server.channel()).toHaveLength(1);
  reads(
    await server.lena.run('done'),
    'only you',
    'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
  );
  reads(
    await server.admin.run('cohort pause'),
    'only you',
    'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
  );
  await server.beginPlan({ from: '181' });
  await server.postUntil('2026-03-05');
  expect(server.channel().at(-1)?.[0]).toBe('📘 Day 181: Cost Analysis · 30 min');
});
