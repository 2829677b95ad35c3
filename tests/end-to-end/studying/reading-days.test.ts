import { test } from 'vitest';
import { reads } from '../../support/member.ts';
import { outlineOf } from '../../support/reading.ts';
import { plannedServerBuilder, testServerBuilder } from '../../support/test-server.ts';
import { testServerDatabase } from '../../support/test-server-database.ts';

const openServer = testServerBuilder(testServerDatabase);
const serverOn = plannedServerBuilder(testServerDatabase);

test('/today, and /day with its paging', async () => {
  const server = await serverOn('2026-03-03');
  const today = await server.lena.run('today');
  reads(
    { lines: outlineOf(today.lines) },
    'only you',
    '📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Needs**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ 🕗 Still on time until ‹2026-03-04 02:00 f›.',
    '[✅ Done] [📝 Note] [◀️ Day 174] [▶️ Day 176]',
  );
  const before = await today.press('Day 174');
  reads(
    { lines: outlineOf(before.lines) },
    'updated',
    '📘 Day 174: Performance Analysis · 30 min',
    '│ Week 25 · day 1 of 7 · day 1 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ ⬜ Posted ‹2026-03-02 06:00 D›. Days never expire: finish it any time.',
    '[✅ Done] [📝 Note] [▶️ Day 175]',
  );
  const ahead = await server.lena.run('day', { day: '176' });
  reads(
    { lines: outlineOf(ahead.lines) },
    'only you',
    '📘 Day 176: Memory Optimization · 30 min',
    '│ Week 25 · day 3 of 7 · day 3 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Needs**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
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
    '│ **Task**',
    '│ **Learn**',
    '│ **Needs**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ 🕗 Still on time until ‹2026-03-04 02:00 f›.',
    '[✅ Done] [📝 Note] [◀️ Day 174] [▶️ Day 176]',
  );
  reads(
    { lines: outlineOf((await server.lena.run('day', { day: 'Day 202' })).lines) },
    'only you',
    '📘 Day 202: Month 7 Review & Planning · 30 min',
    '│ Week 28 · day 8 of 8 · day 29 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
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

test('before the first post there is nothing to do yet, and it says when there will be', async () => {
  const server = await openServer();
  await server.beginPlan();
  reads(
    await server.lena.run('done'),
    'only you',
    'Day 174 opens ‹2026-03-02 06:00 F›. Until then: **/day day:174** to look ahead, /zone to set your clock.',
  );
  reads(
    await server.lena.run('today'),
    'only you',
    'Day 174 opens ‹2026-03-02 06:00 F›. Until then: **/day day:174** to look ahead, /zone to set your clock.',
  );
  reads(
    await server.lena.run('note'),
    'only you',
    'Day 174 opens ‹2026-03-02 06:00 F›. Until then: **/day day:174** to look ahead, /zone to set your clock.',
  );
  reads(
    { lines: outlineOf((await server.lena.run('day', { day: '174' })).lines) },
    'only you',
    '📘 Day 174: Performance Analysis · 30 min',
    '│ Week 25 · day 1 of 7 · day 1 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ 🔒 Opens ‹2026-03-02 06:00 F›. Look ahead as much as you like.',
    '[▶️ Day 175]',
  );
  reads(
    await server.lena.run('join'),
    'only you',
    '👋 You’re in: **Month 7: Production Optimization in 29 Days** in #study.',
    '📅 First: **Day 174: Performance Analysis**, ‹2026-03-02 06:00 F› (‹2026-03-02 06:00 R›).',
    '🕗 A day is posted every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[America/New_York] [America/Chicago] [America/Los_Angeles] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
});

test('days that are not posted yet, or that the plan does not have', async () => {
  const server = await serverOn('2026-03-03');
  reads(
    await server.lena.run('done', { day: '180' }),
    'only you',
    'Day 180 opens ‹2026-03-08 06:00 F›. Nothing was logged. The latest day is Day 175; see /today.',
  );
  reads(
    await server.lena.run('done', { day: '999' }),
    'only you',
    'This plan has no day “999”; it goes from Day 174 to Day 202. Nothing was changed.',
  );
  reads(
    await server.lena.run('done', { day: 'Day 1' }),
    'only you',
    'This plan has no day “Day 1”; it goes from Day 174 to Day 202. Did you mean **Day 174**, **Day 175** or **Day 176**? Nothing was changed.',
  );
  reads(
    await server.lena.run('day', { day: 'review' }),
    'only you',
    'This plan has no day “review”; it goes from Day 174 to Day 202. Did you mean **Day 180**, **Day 187** or **Day 194**? Nothing was changed.',
  );
  reads(
    await server.lena.run('undo', { day: '999' }),
    'only you',
    'This plan has no day “999”; it goes from Day 174 to Day 202. Nothing was changed.',
  );
});
