import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { moreActions } from '../../support/more-actions.ts';
import { serverOn } from '../../support/open-server.ts';

test('paused until somebody resumes it: nothing is posted, nobody misses anything, and the plan goes on where it was', async () => {
  const server = await serverOn('2026-03-02', { role: 'Learners' });
  await server.lena.run('done');
  reads(
    await server.admin.run('cohort pause'),
    'only you',
    '⏸️ Paused until somebody runs /cohort resume. Nobody’s streak is touched.',
    '[▶️ Resume now]',
  );
  await server.postUntil('2026-03-04');
  expect(server.channel()).toHaveLength(1);
  reads(
    await server.lena.run('done'),
    'only you',
    'Day 174 is already done (‹2026-03-02 06:00 R›). Nothing changed.',
    'You’re all caught up.',
    '⏸️ The group is paused for now. Nobody’s streak is touched.',
    '[↩️ Undo]',
  );
  reads(
    await server.lena.run('join'),
    'only you',
    'You’re already in **Month 7: Production Optimization in 29 Days** in #study. Nothing changed.',
    '📘 Now: **Day 174: Performance Analysis**, and you’ve done it.',
    '⏸️ Posting is paused at the moment. Nobody’s streak is touched.',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[America/New_York] [America/Chicago] [America/Los_Angeles] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  reads(
    await server.admin.run('cohort status'),
    'only you',
    '📋 Group status',
    '│ 📚 **Month 7: Production Optimization in 29 Days** in #study',
    '│',
    '│ ⏸️ Paused until somebody runs /cohort resume. Nobody’s streak is touched.',
    '│',
    '│ 🕗 Posts every day at 08:00 Europe/Kyiv',
    '│ 📘 1 of 29 days posted',
    '│ 👥 1 learner · 0 done today · 1 active this week',
    '│ 🎯 100% of what was posted is done',
    '│ 🔔 Pings @Learners',
    '│',
    '│ **Last posts**',
    '│ 📘 Mon 2 Mar · Day 174',
    '[✏️ Change settings] [▶️ Resume] [End]',
    moreActions,
  );
  reads(
    await server.admin.run('cohort resume'),
    'only you',
    '▶️ Resumed. The next post comes ‹2026-03-05 06:00 F›. There is nothing to catch up on: the plan simply goes on.',
  );
  reads(
    await server.admin.run('cohort resume'),
    'only you',
    'It isn’t paused, so nothing was changed. /cohort status shows the next post.',
  );
  await server.postUntil('2026-03-05');
  expect(server.channel().map(([line]) => line)).toEqual([
    '@Learners 📘 Day 174: Performance Analysis · 30 min',
    '@Learners 📘 Day 175: Query Optimization · 30 min',
  ]);
  const streak = await server.lena.run('streak');
  reads(
    streak,
    'only you',
    '🔥 **1 of 29 days of the plan** · streak 1 · best 1',
    '│ ▫️ up to Sun 1 Mar · before joining',
    '│ ✅ Mon 2 Mar · done',
    '│ ⏸️ Tue 3 Mar – Wed 4 Mar · paused',
    '│ ⬜ Thu 5 Mar (today) · open until ‹2026-03-06 02:00 f›',
    '│',
    '│ 👉 Next open: **Day 175: Query Optimization**',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
    '[📖 Open] [✅ Done]',
  );
});

test('paused until a date: posting goes on by itself', async () => {
  const server = await serverOn('2026-03-02', { role: 'Learners' });
  reads(
    await server.admin.run('cohort pause', { until: '2026-03-05' }),
    'only you',
    '⏸️ Paused until ‹2026-03-04 22:00 F›. Nobody’s streak is touched. The next post comes ‹2026-03-05 06:00 F›.',
    '[▶️ Resume now]',
  );
  reads(
    await server.lena.run('today').then(({ lines }) => ({ lines: lines.slice(0, 2) })),
    'only you',
    '📘 Day 174: Performance Analysis · 30 min',
  );
  await server.postUntil('2026-03-05');
  expect(server.channel()).toHaveLength(2);
  reads(
    await server.admin.run('cohort pause', { until: '2026-03-01' }),
    'only you',
    '• “2026-03-01” is already over. Choose today or a later date.',
    'Nothing was changed. Please correct that and run the command again.',
  );
  reads(
    await server.admin.run('cohort pause', { until: 'whenever' }),
    'only you',
    '• “whenever” is not a date. Write it like **2026-03-09**, **today** or **tomorrow**.',
    'Nothing was changed. Please correct that and run the command again.',
  );
});
