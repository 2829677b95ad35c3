import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { reads } from '../support/member.ts';
import { outlineOf } from '../support/reading.ts';
import { townBuilder } from '../support/town.ts';

const openTown = townBuilder(await testDatabase());

/** A plan that posted its first days, the last of them on a date. */
async function townOn(date: string) {
  const town = await openTown();
  await town.beginPlan();
  await town.postUntil(date);
  return town;
}

test('the Done button on the post, once more, undone, and done again', async () => {
  const town = await townOn('2026-03-03');
  const done = await town.lena.pressPost('Done');
  reads(
    done,
    'only you',
    '✅ **Day 175 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    'You are in now. Times follow the channel’s clock; /zone sets your own, /help shows the rest.',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await town.lena.pressPost('Done'),
    'only you',
    'Day 175 is already done (‹2026-03-03 06:00 R›). Nothing changed. Still to do: Day 174.',
    '[✅ Day 174 done]',
  );
  reads(
    await town.lena.run('done', { day: '175' }),
    'only you',
    'Day 175 is already done (‹2026-03-03 06:00 R›). Nothing changed. Still to do: Day 174.',
    '[✅ Day 174 done]',
  );
  const undone = await done.press('Undo');
  reads(
    undone,
    'only you',
    '↩️ Day 175 is no longer marked done (it had counted for Tue 3 Mar). 0 of 29 in the plan.',
    '🔥 Streak 0 · best 0',
    '[✅ Mark it done again]',
  );
  reads(
    await undone.press('Mark it done again'),
    'only you',
    '✅ **Day 175 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
});

test('/done takes the latest day or the one that is named, and offers the open ones afterwards', async () => {
  const town = await townOn('2026-03-04');
  await town.lena.run('join');
  reads(
    await town.lena.run('done'),
    'only you',
    '✅ **Day 176 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  const again = await town.lena.run('done');
  reads(
    again,
    'only you',
    'Day 176 is already done (‹2026-03-04 06:00 R›). Nothing changed. Still to do: Day 174 and Day 175.',
    '[✅ Day 174 done] [✅ Day 175 done]',
  );
  reads(
    await again.press('Day 174 done'),
    'only you',
    '✅ **Day 174 done.** 2 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await town.lena.run('done', { day: 'Query Optimization' }),
    'only you',
    '✅ **Day 175 done.** 3 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await town.lena.run('done'),
    'only you',
    'Day 176 is already done (‹2026-03-04 06:00 R›). Nothing changed. No posted day is left to do; well kept up.',
  );
});

test('when: yesterday is logged late; dates too old, to come or before joining are refused', async () => {
  const town = await townOn('2026-03-02');
  await town.lena.run('join');
  await town.postUntil('2026-03-05');
  reads(
    await town.lena.run('done', { day: '174', when: 'yesterday' }),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan. Logged late, it counts for Wed 4 Mar.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await town.lena.run('done', { day: '175', when: '2026-03-03' }),
    'only you',
    '✅ **Day 175 done.** 2 of 29 in the plan. Logged late, it counts for Tue 3 Mar.',
    '🔥 Streak 2 · best 2 · a freeze after 5 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await town.lena.run('done', { day: '176', when: '2026-03-02' }),
    'only you',
    'That date closed. You can log for today and the two dates before it (back to Tue 3 Mar); days themselves never expire. Nothing was logged. Leave out **when** to log the day for today.',
  );
  reads(
    await town.lena.run('done', { day: '176', when: 'tomorrow' }),
    'only you',
    'That date is still to come; today is Thu 5 Mar for you. Nothing was logged. Leave out **when** to log for today.',
  );
  reads(
    await town.lena.run('done', { day: '176', when: 'some day' }),
    'only you',
    'I can’t read “some day” as a date. Nothing was logged. Write **today**, **yesterday**, a weekday or a date such as 2026-03-09.',
  );
  await town.leo.run('join');
  reads(
    await town.leo.run('done', { when: 'yesterday' }),
    'only you',
    'You joined on Thu 5 Mar, so nothing before it can be credited. Nothing was logged. Leave out **when**: days themselves never expire.',
  );
});

test('/undo without a day takes the last one back, until its date has closed', async () => {
  const town = await townOn('2026-03-02');
  reads(await town.lena.run('undo'), 'only you', 'You have not marked any day done here, so there is nothing to undo.');
  await town.lena.run('done');
  reads(
    await town.lena.run('undo'),
    'only you',
    '↩️ Day 174 is no longer marked done (it had counted for Mon 2 Mar). 0 of 29 in the plan.',
    '🔥 Streak 0 · best 0',
    '[✅ Mark it done again]',
  );
  reads(await town.lena.run('undo'), 'only you', 'You have not marked any day done here, so there is nothing to undo.');
  await town.lena.run('done');
  await town.postUntil('2026-03-06');
  reads(
    await town.lena.run('undo', { day: '174' }),
    'only you',
    'Day 174 counts for Mon 2 Mar, and that date has closed. Only today and the two dates before it can be undone. Nothing was changed; an admin of this server can correct older entries.',
  );
  reads(
    await town.lena.run('undo', { day: '175' }),
    'only you',
    'Day 175 is not marked done, so there is nothing to undo. Nothing was changed.',
  );
});

test('/today, and /day with its paging', async () => {
  const town = await townOn('2026-03-03');
  const today = await town.lena.run('today');
  reads(
    { lines: outlineOf(today.lines) },
    'only you',
    '📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ 🕗 Its date is open until ‹2026-03-04 02:00 f›.',
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
  const ahead = await town.lena.run('day', { day: '176' });
  reads(
    { lines: outlineOf(ahead.lines) },
    'only you',
    '📘 Day 176: Memory Optimization · 30 min',
    '│ Week 25 · day 3 of 7 · day 3 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
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
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    'You are in now. Times follow the channel’s clock; /zone sets your own, /help shows the rest.',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    { lines: outlineOf((await ahead.press('Day 175')).lines) },
    'updated',
    '📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ 🕗 Its date is open until ‹2026-03-04 02:00 f›.',
    '[✅ Done] [📝 Note] [◀️ Day 174] [▶️ Day 176]',
  );
  reads(
    { lines: outlineOf((await town.lena.run('day', { day: 'Day 202' })).lines) },
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

test('/week with its buttons and its list', async () => {
  const town = await townOn('2026-03-02');
  await town.lena.run('join');
  await town.postUntil('2026-03-04');
  await town.lena.run('done');
  await town.lena.run('done', { day: '174', when: 'yesterday' });
  const week = await town.lena.run('week');
  reads(
    week,
    'only you',
    '🗓️ Week 25 · Advanced Performance Optimization',
    '│ **Goal**  Measure one program from every side (time, queries, memory, processor, disk, network), speed it up and keep the numbers.',
    '│',
    '│ 🌙 174 Performance Analysis (logged late)',
    '│ ⬜ 175 Query Optimization',
    '│ ✅ 176 Memory Optimization',
    '│ 🔒 177 CPU Optimization · opens ‹2026-03-05 06:00 f›',
    '│ 🔒 178 I/O Optimization · opens ‹2026-03-06 06:00 f›',
    '│ 🔒 179 Network Optimization · opens ‹2026-03-07 06:00 f›',
    '│ 🔒 180 Week 25 Review & Performance Project Planning · opens ‹2026-03-08 06:00 f›',
    '│',
    '│ **Milestone** (Six measurements taken, the slowest part fixed, one improvement chosen for the project)  2 of 7 days, 5 to go',
    '│',
    '│ **Cohort**  1 learner, 0 have reached this milestone',
    '[▶️ Week 26]',
    '‹Open a day …: Day 174: Performance Analysis | Day 175: Query Optimization | Day 176: Memory Optimization | Day 177: CPU Optimization | Day 178: I/O Optimization | Day 179: Network Optimization | Day 180: Week 25 Review & Performance Project Planning›',
  );
  reads(
    { lines: outlineOf((await week.choose('Open a day …', 'Day 175: Query Optimization')).lines) },
    'updated',
    '📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ **Task**',
    '│ **Learn**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ ⬜ Posted ‹2026-03-03 06:00 D›. Days never expire: finish it any time.',
    '[✅ Done] [📝 Note] [◀️ Day 174] [▶️ Day 176]',
  );
  const next = await (await town.lena.pressPost('Week')).press('Week 26');
  reads(
    next,
    'updated',
    '🗓️ Week 26 · Advanced Cost Optimization',
    '│ **Goal**  Put a monthly price on your pipeline, cut the biggest parts and set a budget that warns you in time.',
    '│',
    '│ 🔒 181 Cost Analysis · opens ‹2026-03-09 06:00 f›',
    '│ 🔒 182 Resource Optimization · opens ‹2026-03-10 06:00 f›',
    '│ 🔒 183 Storage Cost Optimization · opens ‹2026-03-11 06:00 f›',
    '│ 🔒 184 Compute Cost Optimization · opens ‹2026-03-12 06:00 f›',
    '│ 🔒 185 Network Cost Optimization · opens ‹2026-03-13 06:00 f›',
    '│ 🔒 186 Budget Management · opens ‹2026-03-14 06:00 f›',
    '│ 🔒 187 Week 26 Review & Cost Optimization Project Planning · opens ‹2026-03-15 06:00 f›',
    '│',
    '│ **Milestone** (A monthly price with its drivers, two savings chosen, a budget check in place)  0 of 7 days, 7 to go',
    '│',
    '│ **Cohort**  1 learner, 0 have reached this milestone',
    '[◀️ Week 25] [▶️ Week 27]',
    '‹Open a day …: Day 181: Cost Analysis | Day 182: Resource Optimization | Day 183: Storage Cost Optimization | Day 184: Compute Cost Optimization | Day 185: Network Cost Optimization | Day 186: Budget Management | Day 187: Week 26 Review & Cost Optimization Project Planning›',
  );
  expect((await next.press('Week 25')).lines).toEqual(['updated', ...week.lines.slice(1)]);
  reads(
    await town.lena.run('week', { week: '99' }),
    'only you',
    'This plan has no week “99”; it goes from Week 25 to Week 28. /week without a number shows the current one.',
  );
});

test('a week’s milestone is reached, and taken back with its last day', async () => {
  const town = await townOn('2026-03-02');
  for (let date = 2; date < 8; date += 1) {
    await town.postUntil(`2026-03-0${date}`);
    await town.lena.pressPost('Done');
  }
  await town.postUntil('2026-03-08');
  const last = await town.lena.pressPost('Done');
  reads(
    last,
    'only you',
    '✅ **Day 180 done.** 7 of 29 in the plan.',
    '🔥 Streak 7 · best 7 · 1 freeze · a freeze after 7 more days',
    '🏁 Week 25 milestone reached.',
    '[📝 Add a note] [↩️ Undo]',
  );
  const week = await town.leo.run('week');
  reads({ lines: week.lines.slice(-4, -2) }, '│', '│ **Cohort**  1 learner, 1 has reached this milestone');
  const aim = '(Six measurements taken, the slowest part fixed, one improvement chosen for the project)';
  expect((await town.lena.run('week')).lines).toContain(`│ 🏁 **Milestone reached** on Sun 8 Mar ${aim}`);
  await last.press('Undo');
  expect((await town.lena.run('week')).lines).toContain(`│ **Milestone** ${aim}  6 of 7 days, 1 to go`);
});

test('/streak says why each date counts', async () => {
  const town = await townOn('2026-03-02');
  reads(
    await town.lena.run('streak'),
    'only you',
    'You have not joined this plan yet, so there is no streak. Finish a day with /done, or start with /join.',
  );
  await town.lena.pressPost('Done');
  await town.postUntil('2026-03-03');
  await town.lena.pressPost('Done');
  await town.postUntil('2026-03-05');
  reads(
    await town.lena.run('streak'),
    'only you',
    '🔥 2 of 29 days · streak 0 · best 2',
    '│ **2 of 29 days of the plan** · streak 0 · best 2',
    '│',
    '│ Your last run ended on Wed 4 Mar; your best, 2, stays. The next day you finish begins a new one.',
    '│',
    '│ ▫️ Fri 20 Feb · before you joined',
    '│ ▫️ Sat 21 Feb · before you joined',
    '│ ▫️ Sun 22 Feb · before you joined',
    '│ ▫️ Mon 23 Feb · before you joined',
    '│ ▫️ Tue 24 Feb · before you joined',
    '│ ▫️ Wed 25 Feb · before you joined',
    '│ ▫️ Thu 26 Feb · before you joined',
    '│ ▫️ Fri 27 Feb · before you joined',
    '│ ▫️ Sat 28 Feb · before you joined',
    '│ ▫️ Sun 1 Mar · before you joined',
    '│ ✅ Mon 2 Mar · kept',
    '│ ✅ Tue 3 Mar · kept',
    '│ ❌ Wed 4 Mar · missed',
    '│ ▶️ Thu 5 Mar (today) · open until ‹2026-03-06 02:00 f›',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze (two at most), which covers one missed date. Dates without a post, rest days and pauses never break a streak.',
  );
  await town.lena.run('done', { when: 'yesterday' });
  reads(
    await town.lena.run('streak'),
    'only you',
    '🔥 3 of 29 days · streak 3 · best 3',
    '│ **3 of 29 days of the plan** · streak 3 · best 3',
    '│',
    '│ ▫️ Fri 20 Feb · before you joined',
    '│ ▫️ Sat 21 Feb · before you joined',
    '│ ▫️ Sun 22 Feb · before you joined',
    '│ ▫️ Mon 23 Feb · before you joined',
    '│ ▫️ Tue 24 Feb · before you joined',
    '│ ▫️ Wed 25 Feb · before you joined',
    '│ ▫️ Thu 26 Feb · before you joined',
    '│ ▫️ Fri 27 Feb · before you joined',
    '│ ▫️ Sat 28 Feb · before you joined',
    '│ ▫️ Sun 1 Mar · before you joined',
    '│ ✅ Mon 2 Mar · kept',
    '│ ✅ Tue 3 Mar · kept',
    '│ 🌙 Wed 4 Mar · kept, logged late',
    '│ ▶️ Thu 5 Mar (today) · open until ‹2026-03-06 02:00 f›',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze (two at most), which covers one missed date. Dates without a post, rest days and pauses never break a streak.',
  );
});

test('days and dates are suggested', async () => {
  const town = await townOn('2026-03-04');
  reads(
    { lines: (await town.lena.suggest('done', 'day', '')).slice(0, 3) },
    'suggestions',
    'Day 176: Memory Optimization',
    'Day 175: Query Optimization',
  );
  reads(
    { lines: await town.lena.suggest('day', 'day', 'network') },
    'suggestions',
    'Day 179: Network Optimization',
    'Day 185: Network Cost Optimization',
  );
  reads(
    { lines: await town.lena.suggest('done', 'when', '') },
    'suggestions',
    'Today',
    'Yesterday (Tue 3 Mar)',
    'Mon 2 Mar',
  );
  reads(
    { lines: await town.lena.suggest('week', 'week', '') },
    'suggestions',
    'Week 25: Advanced Performance Optimization',
    'Week 26: Advanced Cost Optimization',
    'Week 27: Advanced Monitoring & Observability',
    'Week 28: Advanced Production Features & Project Implementation',
  );
  reads({ lines: await town.lena.suggest('done', 'day', 'xyzzy') }, 'suggestions');
});

test('/help tells learners theirs and admins theirs', async () => {
  const town = await openTown();
  const forLearners = await town.lena.run('help');
  reads(
    forLearners,
    'only you',
    '**Daymark** posts one day of a study plan at a time. About 30 minutes each; nothing you do here is public unless you share it.',
    '',
    '**/today**  the day that is on now',
    '**/done**  mark a day as done (or press ✅ under the post)',
    '**/undo**  take that back',
    '**/note · /notes**  write about a day, and read, edit or delete what you wrote',
    '**/week**  goal, days and milestone of a week',
    '**/streak**  your progress, and why each date counts',
    '**/day**  read any day, also ahead',
    '**/join · /leave · /zone**  take part, step back, set your clock and rest days',
    '**/privacy**  what is stored, as a file; hide or delete it',
    '',
    '-# A date counts until 04:00 the next morning. Missed one? Two dates back can still be logged with /done when: …',
  );
  reads(
    await town.admin.run('help'),
    'only you',
    '**Daymark** posts one day of a study plan at a time. About 30 minutes each; nothing you do here is public unless you share it.',
    '',
    '**/today**  the day that is on now',
    '**/done**  mark a day as done (or press ✅ under the post)',
    '**/undo**  take that back',
    '**/note · /notes**  write about a day, and read, edit or delete what you wrote',
    '**/week**  goal, days and milestone of a week',
    '**/streak**  your progress, and why each date counts',
    '**/day**  read any day, also ahead',
    '**/join · /leave · /zone**  take part, step back, set your clock and rest days',
    '**/privacy**  what is stored, as a file; hide or delete it',
    '',
    '**For admins**',
    '**/setup**  start a plan in a channel',
    '**/cohort status**  how it goes, and what is in the way',
    '**/cohort pause · resume · edit · end**  holidays, new times, another channel, the end',
    '',
    '-# A date counts until 04:00 the next morning. Missed one? Two dates back can still be logged with /done when: …',
  );
});

test('before the first post there is nothing to do yet, and it says when there will be', async () => {
  const town = await openTown();
  await town.beginPlan();
  reads(
    await town.lena.run('done'),
    'only you',
    'Day 174 opens ‹2026-03-02 06:00 F›. Until then: /day 174 to look ahead, /zone to set your clock.',
  );
  reads(
    await town.lena.run('today'),
    'only you',
    'Day 174 opens ‹2026-03-02 06:00 F›. Until then: /day 174 to look ahead, /zone to set your clock.',
  );
  reads(
    await town.lena.run('note'),
    'only you',
    'Day 174 opens ‹2026-03-02 06:00 F›. Until then: /day 174 to look ahead, /zone to set your clock.',
  );
  reads(
    { lines: outlineOf((await town.lena.run('day', { day: '174' })).lines) },
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
    await town.lena.run('join'),
    'only you',
    '👋 You are in: **Month 7: Production Optimization (30 Minutes/Day)** in #study.',
    '⏭️ First: **Day 174: Performance Analysis**, ‹2026-03-02 06:00 F› (‹2026-03-02 06:00 R›).',
    '🕗 A day is posted every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
  );
});

test('days that are not posted yet, or that the plan does not have', async () => {
  const town = await townOn('2026-03-03');
  reads(
    await town.lena.run('done', { day: '180' }),
    'only you',
    'Day 180 opens ‹2026-03-08 06:00 F›. Nothing was logged. The latest day is Day 175; see /today.',
  );
  reads(
    await town.lena.run('done', { day: '999' }),
    'only you',
    'This plan has no day “999”; it goes from Day 174 to Day 202. Nothing was changed.',
  );
  reads(
    await town.lena.run('done', { day: 'Day 1' }),
    'only you',
    'This plan has no day “Day 1”; it goes from Day 174 to Day 202. Did you mean **Day 174**, **Day 175** or **Day 176**? Nothing was changed.',
  );
  reads(
    await town.lena.run('day', { day: 'review' }),
    'only you',
    'This plan has no day “review”; it goes from Day 174 to Day 202. Did you mean **Day 180**, **Day 187** or **Day 194**? Nothing was changed.',
  );
  reads(
    await town.lena.run('undo', { day: '999' }),
    'only you',
    'This plan has no day “999”; it goes from Day 174 to Day 202. Nothing was changed.',
  );
});
