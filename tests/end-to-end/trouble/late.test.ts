import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { moreActions } from '../../support/more-actions.ts';
import { serverOn } from '../../support/open-server.ts';
import { outlineOf } from '../../support/reading.ts';
import type { TestServer } from '../../support/test-server.ts';

async function restartAt(server: TestServer, moment: string) {
  await server.stopBot();
  server.setClock(moment);
  await server.startBot();
  await server.bot().tick();
}

const firstLines = (server: TestServer) => server.channel().map(([line]) => line);

test('down at the slot: posted once when it is back, and labelled late', async () => {
  const server = await serverOn('2026-03-02');
  await restartAt(server, '2026-03-03T09:30:00Z');
  await server.at('2026-03-03T09:31:00Z');
  expect(firstLines(server)).toEqual([
    '📘 Day 174: Performance Analysis · 30 min',
    '📘 Day 175: Query Optimization · 30 min',
  ]);
  reads(
    { lines: outlineOf(server.channel()[1] ?? []).slice(-2) },
    '│ 🕗 Posted late: I was away at the usual hour. Today still counts until ‹2026-03-04 02:00 t› (‹2026-03-04 02:00 R›).',
    '[✅ Done] [📖 Steps] [📝 Note] [🗓️ Week]',
  );
  reads(
    { lines: (await server.admin.run('cohort status')).lines.slice(-5) },
    '│ **Last posts**',
    '│ 📘 Tue 3 Mar · Day 175 (late)',
    '│ 📘 Mon 2 Mar · Day 174',
    '[✏️ Change settings] [⏸️ Pause] [End]',
    moreActions,
  );
  reads(
    await server.lena.pressPost('Done'),
    'only you',
    '✅ **Day 175 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👋 You’re in the group now. /help shows the rest.',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
    '[Start at Day 174] [Go with the group] [🕗 My clock…]',
  );
});

test('a few minutes late is not late', async () => {
  const server = await serverOn('2026-03-02');
  await restartAt(server, '2026-03-03T06:15:00Z');
  reads(
    { lines: outlineOf(server.channel()[1] ?? []).slice(-2) },
    '│ 🕗 Counts for today until ‹2026-03-04 02:00 t› (‹2026-03-04 02:00 R›).',
    '[✅ Done] [📖 Steps] [📝 Note] [🗓️ Week]',
  );
});

test('back after 04:00: that date is skipped with the reason, and its day comes next', async () => {
  const server = await serverOn('2026-03-02');
  await restartAt(server, '2026-03-04T02:00:00Z');
  expect(firstLines(server)).toHaveLength(1);
  reads(
    { lines: (await server.admin.run('cohort status')).lines.slice(-5) },
    '│ **Last posts**',
    '│ ▫️ Tue 3 Mar · skipped: the bot was away',
    '│ 📘 Mon 2 Mar · Day 174',
    '[✏️ Change settings] [⏸️ Pause] [End]',
    moreActions,
  );
  await server.postUntil('2026-03-04');
  expect(firstLines(server)).toEqual([
    '📘 Day 174: Performance Analysis · 30 min',
    '📘 Day 175: Query Optimization · 30 min',
  ]);
});

test('down for days: nobody loses a day of the plan or a streak', async () => {
  const server = await serverOn('2026-03-02');
  await server.lena.pressPost('Done');
  await restartAt(server, '2026-03-06T12:00:00Z');
  expect(firstLines(server)).toEqual([
    '📘 Day 174: Performance Analysis · 30 min',
    '📘 Day 175: Query Optimization · 30 min',
  ]);
  await server.lena.pressPost('Done');
  const streak = await server.lena.run('streak');
  reads(
    streak,
    'only you',
    '🔥 **2 of 29 days of the plan** · streak 2 · best 2',
    '│ ▫️ up to Sun 1 Mar · before joining',
    '│ ✅ Mon 2 Mar · done',
    '│ ▫️ Tue 3 Mar – Thu 5 Mar · no post that day',
    '│ ✅ Fri 6 Mar (today) · done',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
  );
  reads(
    { lines: (await server.admin.run('cohort status')).lines.slice(-8) },
    '│ **Last posts**',
    '│ 📘 Fri 6 Mar · Day 175 (late)',
    '│ ▫️ Thu 5 Mar · skipped: the bot was away',
    '│ ▫️ Wed 4 Mar · skipped: the bot was away',
    '│ ▫️ Tue 3 Mar · skipped: the bot was away',
    '│ 📘 Mon 2 Mar · Day 174',
    '[✏️ Change settings] [⏸️ Pause] [End]',
    moreActions,
  );
});

test('on weekdays only: nothing at the weekend, and the weekend is not due', async () => {
  const server = await serverOn('2026-03-05', { weekdays: 'Mon-Fri' });
  for (const date of ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09']) {
    await server.postUntil(date);
    await server.lena.run('join');
  }
  expect(server.channel()).toHaveLength(6);
  await server.lena.run('done');
  const streak = await server.lena.run('streak');
  reads(
    streak,
    'only you',
    '🔥 **1 of 29 days of the plan** · streak 1 · best 1',
    '│ ▫️ up to Fri 6 Mar · before joining',
    '│ ▫️ Sat 7 Mar – Sun 8 Mar · no post that day',
    '│ ✅ Mon 9 Mar (today) · done',
    '│',
    '│ 👉 Next open: **Day 178: I/O Optimization**',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
    '[📖 Open] [✅ Done]',
  );
});
