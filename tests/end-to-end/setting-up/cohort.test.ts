import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { moreActions } from '../../support/more-actions.ts';
import { serverOn } from '../../support/open-server.ts';

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
