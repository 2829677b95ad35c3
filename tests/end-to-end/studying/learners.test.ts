import { test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';

test('join, join again, leave, come back', async () => {
  const server = await serverOn('2026-03-02');
  const joined = await server.lena.run('join');
  reads(
    joined,
    'only you',
    '👋 You’re in: **Month 7: Production Optimization in 29 Days** in #study.',
    '📘 Now: **Day 174: Performance Analysis**, open until ‹2026-03-03 02:00 f›.',
    '📅 Next: **Day 175: Query Optimization**, ‹2026-03-03 06:00 F› (‹2026-03-03 06:00 R›).',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[✅ Day 174 done]',
    '[America/New_York] [America/Chicago] [America/Los_Angeles] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  reads(
    await joined.press('Day 174 done'),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
  reads(
    await server.lena.run('join'),
    'only you',
    'You’re already in **Month 7: Production Optimization in 29 Days** in #study. Nothing changed.',
    '📘 Now: **Day 174: Performance Analysis**, and you’ve done it.',
    '📅 Next: **Day 175: Query Optimization**, ‹2026-03-03 06:00 F› (‹2026-03-03 06:00 R›).',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[America/New_York] [America/Chicago] [America/Los_Angeles] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  await server.postUntil('2026-03-03');
  const left = await server.lena.run('leave');
  reads(
    left,
    'only you',
    '👋 You have left **Month 7: Production Optimization in 29 Days**. Nothing is deleted: your days, notes and milestones stay, and the time away counts as a pause, so your streak waits for you.',
    'Come back any time with /join, or by marking a day done.',
    'To see, export or delete what is stored about you: /privacy.',
    '[↩️ Come back] [🔒 Privacy]',
  );
  reads(
    await server.lena.run('leave'),
    'only you',
    'You already left **Month 7: Production Optimization in 29 Days** (‹2026-03-03 06:00 R›). What you did is still kept. Nothing changed.',
    '[Come back]',
  );
  await server.postUntil('2026-03-05');
  reads(
    await left.press('Come back'),
    'updated',
    '👋 Welcome back to **Month 7: Production Optimization in 29 Days** in #study.',
    'Everything is as you left it, and your time away counts as a pause: you missed nothing.',
    '📘 Now: **Day 177: CPU Optimization**, open until ‹2026-03-06 02:00 f›.',
    '📅 Next: **Day 178: I/O Optimization**, ‹2026-03-06 06:00 F› (‹2026-03-06 06:00 R›).',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '👉 Next open: **Day 175: Query Optimization** · 3 days open in all',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[📖 Open] [✅ Done]',
    '[America/New_York] [America/Chicago] [America/Los_Angeles] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  await server.postUntil('2026-03-06');
  const streak = await server.lena.run('streak');
  reads(
    streak,
    'only you',
    '🔥 **1 of 29 days of the plan** · streak 1 · best 1',
    '│ ▫️ up to Sun 1 Mar · before joining',
    '│ ✅ Mon 2 Mar · done',
    '│ 🏖️ Tue 3 Mar – Thu 5 Mar · away',
    '│ ⬜ Fri 6 Mar (today) · open until ‹2026-03-07 02:00 f›',
    '│',
    '│ 👉 Next open: **Day 175: Query Optimization** · 4 days open in all',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
    '[📖 Open] [✅ Done]',
  );
  reads(
    await server.leo.run('leave'),
    'only you',
    'You are not in **Month 7: Production Optimization in 29 Days**, so there is nothing to leave. Nothing changed.',
    '[Join]',
  );
});

test('a rest day is not due', async () => {
  const server = await serverOn('2026-03-02');
  await server.lena.pressPost('Done');
  await server.lena.run('zone', { rest: 'Wed' });
  await server.postUntil('2026-03-03');
  await server.lena.pressPost('Done');
  await server.postUntil('2026-03-05');
  await server.lena.pressPost('Done');
  const streak = await server.lena.run('streak');
  reads(
    streak,
    'only you',
    '🔥 **3 of 29 days of the plan** · streak 3 · best 3',
    '│ ▫️ up to Sun 1 Mar · before joining',
    '│ ✅ Mon 2 Mar – Tue 3 Mar · done',
    '│ 🌙 Wed 4 Mar · rest day',
    '│ ✅ Thu 5 Mar (today) · done',
    '│',
    '│ 👉 Next open: **Day 176: Memory Optimization**',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
    '[📖 Open] [✅ Done]',
  );
});
