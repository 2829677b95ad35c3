import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';
import { outlineOf } from '../../support/reading.ts';

test('/week with its buttons and its list', async () => {
  const server = await serverOn('2026-03-02');
  await server.lena.run('join');
  await server.postUntil('2026-03-04');
  await server.lena.run('done');
  await server.lena.run('done', { day: '174', when: 'yesterday' });
  const week = await server.lena.run('week');
  reads(
    week,
    'only you',
    '🗓️ Week 25 · Advanced Performance Optimization',
    '│ **Goal**  Day 174 is day 1 of 29; nothing earlier is needed. Measure one program from every side, speed it up, keep the numbers.',
    '│',
    '│ ✅ 174 Performance Analysis (logged late)',
    '│ ⬜ 175 Query Optimization',
    '│ ✅ 176 Memory Optimization',
    '│ 🔒 177 CPU Optimization · opens ‹2026-03-05 06:00 R›',
    '│ 🔒 178 I/O Optimization · opens ‹2026-03-06 06:00 R›',
    '│ 🔒 179 Network Optimization · opens ‹2026-03-07 06:00 R›',
    '│ 🔒 180 Week 25 Review & Performance Project Planning · opens ‹2026-03-08 06:00 R›',
    '│',
    '│ **Milestone** (Six measurements taken, the slowest part fixed, one improvement chosen for the project)  2 of 7 days, 5 to go',
    '│',
    '│ 👥 **Group**  1 learner, 0 have reached this milestone',
    '[▶️ Week 26]',
    '‹Open a day…: Day 174: Performance Analysis | Day 175: Query Optimization | Day 176: Memory Optimization | Day 177: CPU Optimization | Day 178: I/O Optimization | Day 179: Network Optimization | Day 180: Week 25 Review & Performance Project Planning›',
  );
  reads(
    { lines: outlineOf((await week.choose('Open a day…', 'Day 175: Query Optimization')).lines) },
    'updated',
    '📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ ⬜ Posted ‹2026-03-03 06:00 D›. Days never expire: finish it any time.',
    '[✅ Done] [📝 Note] [◀️ Day 174] [▶️ Day 176]',
  );
  const next = await (await server.lena.pressPost('Week')).press('Week 26');
  reads(
    next,
    'updated',
    '🗓️ Week 26 · Advanced Cost Optimization',
    '│ **Goal**  Put a monthly price on your pipeline, cut the biggest parts and set a budget that warns you in time.',
    '│',
    '│ 🔒 181 Cost Analysis · opens ‹2026-03-09 06:00 R›',
    '│ 🔒 182 Resource Optimization · opens ‹2026-03-10 06:00 R›',
    '│ 🔒 183 Storage Cost Optimization · opens ‹2026-03-11 06:00 R›',
    '│ 🔒 184 Compute Cost Optimization · opens ‹2026-03-12 06:00 R›',
    '│ 🔒 185 Network Cost Optimization · opens ‹2026-03-13 06:00 R›',
    '│ 🔒 186 Budget Management · opens ‹2026-03-14 06:00 R›',
    '│ 🔒 187 Week 26 Review & Cost Optimization Project Planning · opens ‹2026-03-15 06:00 R›',
    '│',
    '│ **Milestone** (A monthly price with its drivers, two savings chosen, a budget check in place)  0 of 7 days, 7 to go',
    '│',
    '│ 👥 **Group**  1 learner, 0 have reached this milestone',
    '[◀️ Week 25] [▶️ Week 27]',
    '‹Open a day…: Day 181: Cost Analysis | Day 182: Resource Optimization | Day 183: Storage Cost Optimization | Day 184: Compute Cost Optimization | Day 185: Network Cost Optimization | Day 186: Budget Management | Day 187: Week 26 Review & Cost Optimization Project Planning›',
  );
  expect((await next.press('Week 25')).lines).toEqual(['updated', ...week.lines.slice(1)]);
  reads(
    await server.lena.run('week', { week: '99' }),
    'only you',
    'This plan has no week “99”; it goes from Week 25 to Week 28. /week without a number shows the current one.',
  );
});

test('a week’s milestone is reached, and taken back with its last day', async () => {
  const server = await serverOn('2026-03-02');
  for (let date = 2; date < 8; date += 1) {
    await server.postUntil(`2026-03-0${date}`);
    await server.lena.pressPost('Done');
  }
  await server.postUntil('2026-03-08');
  const last = await server.lena.pressPost('Done');
  reads(
    last,
    'only you',
    '✅ **Day 180 done.** 7 of 29 in the plan.',
    '🔥 Streak 7 · best 7 · 1 freeze · 7 more days earn another',
    '🎉 Week 25 milestone reached.',
    '[📝 Add a note] [↩️ Undo]',
  );
  const week = await server.leo.run('week');
  reads({ lines: week.lines.slice(-4, -2) }, '│', '│ 👥 **Group**  1 learner, 1 has reached this milestone');
  const aim = '(Six measurements taken, the slowest part fixed, one improvement chosen for the project)';
  expect((await server.lena.run('week')).lines).toContain(`│ 🏁 **Milestone reached** on Sun 8 Mar ${aim}`);
  await last.press('Undo');
  expect((await server.lena.run('week')).lines).toContain(`│ **Milestone** ${aim}  6 of 7 days, 1 to go`);
});
