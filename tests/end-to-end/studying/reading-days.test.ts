import { test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';
import { outlineOf } from '../../support/reading.ts';

test('/today, and /day with its paging', async () => {
  const server = await serverOn('2026-03-03');
  const today = await server.lena.run('today');
  reads(
    { lines: outlineOf(today.lines) },
    'only you',
    '📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ 🕗 Still on time until ‹2026-03-04 02:00 f›.',
    '[✅ Done] [📝 Note] [◀️ Day 174] [▶️ Day 176]',
  );
  const before = await today.press('Day 174');
  reads(
    { lines: outlineOf(before.lines) },
    'updated',
    '📘 Day 174: Performance Analysis · 30 min',
    '│ Week 25 · day 1 of 7 · day 1 of 29 in the plan',
    '│ ⬜ Posted ‹2026-03-02 06:00 D›. Days never expire: finish it any time.',
    '[✅ Done] [📝 Note] [▶️ Day 175]',
  );
  const ahead = await server.lena.run('day', { day: '176' });
  reads(
    { lines: outlineOf(ahead.lines) },
    'only you',
    '📘 Day 176: Memory Optimization · 30 min',
    '│ Week 25 · day 3 of 7 · day 3 of 29 in the plan',
    '│ 🔒 Opens ‹2026-03-04 06:00 F›. Look ahead as much as you like.',
    '[◀️ Day 175] [▶️ Day 177]',
  );
  reads(
    await before.press('Done'),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan. It counts for Tue 3 Mar.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👉 Next open: **Day 175: Query Optimization**',
    '👋 You’re in the group now. /help shows the rest.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo]',
    '[Start at Day 174] [Go with the group] [🕗 My clock…]',
  );
  reads(
    { lines: outlineOf((await ahead.press('Day 175')).lines) },
    'updated',
    '📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ 🕗 Still on time until ‹2026-03-04 02:00 f›.',
    '[✅ Done] [📝 Note] [◀️ Day 174] [▶️ Day 176]',
  );
  reads(
    { lines: outlineOf((await server.lena.run('day', { day: 'Day 202' })).lines) },
    'only you',
    '📘 Day 202: Month 7 Review & Planning · 30 min',
    '│ Week 28 · day 8 of 8 · day 29 of 29 in the plan',
    '│ 🔒 Opens ‹2026-03-30 05:00 F›. Look ahead as much as you like.',
    '[◀️ Day 201]',
  );
});

test('days and dates are suggested', async () => {
  const server = await serverOn('2026-03-04');
  reads(
    { lines: (await server.lena.suggest('done', 'day', '')).slice(0, 3) },
    'suggestions',
    'Day 176: Memory Optimization',
    'Day 175: Query Optimization',
  );
  reads(
    { lines: await server.lena.suggest('day', 'day', 'network') },
    'suggestions',
    'Day 179: Network Optimization',
    'Day 185: Network Cost Optimization',
  );
  reads({ lines: await server.lena.suggest('done', 'when', '') }, 'suggestions', 'Today');
  reads(
    { lines: await server.lena.suggest('week', 'week', '') },
    'suggestions',
    'Week 25: Advanced Performance Optimization',
    'Week 26: Advanced Cost Optimization',
    'Week 27: Advanced Monitoring & Observability',
    'Week 28: Advanced Production Features & Project Implementation',
  );
  reads({ lines: await server.lena.suggest('done', 'day', 'xyzzy') }, 'suggestions');
});
