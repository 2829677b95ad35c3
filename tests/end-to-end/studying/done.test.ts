import { test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';

test('the Done button on the post, once more, undone, and done again', async () => {
  const server = await serverOn('2026-03-03');
  const done = await server.lena.pressPost('Done');
  reads(
    done,
    'only you',
    '✅ **Day 175 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👋 You’re in the group now. /help shows the rest.',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
    '[Start at Day 174] [Go with the group] [🕗 My clock…]',
  );
  reads(
    await server.lena.pressPost('Done'),
    'only you',
    'Day 175 is already done (‹2026-03-03 06:00 R›). Nothing changed.',
    'You’re all caught up.',
    '[↩️ Undo]',
  );
  reads(
    await server.lena.run('done', { day: '175' }),
    'only you',
    'Day 175 is already done (‹2026-03-03 06:00 R›). Nothing changed.',
    'You’re all caught up.',
    '[↩️ Undo]',
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
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
});

test('/done takes the latest day or the one that is named, and offers the open ones afterwards', async () => {
  const server = await serverOn('2026-03-04');
  await (await server.lena.run('join')).press('Start at Day 174');
  reads(
    await server.lena.run('done'),
    'only you',
    '✅ **Day 176 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👉 Next open: **Day 174: Performance Analysis** · 2 days open in all',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
  const again = await server.lena.run('done');
  reads(
    again,
    'only you',
    'Day 176 is already done (‹2026-03-04 06:00 R›). Nothing changed.',
    '👉 Next open: **Day 174: Performance Analysis** · 2 days open in all',
    '[📖 Open] [✅ Done] [↩️ Undo]',
    '‹Open another day…: Day 175: Query Optimization›',
  );
  reads(
    await again.press('Done'),
    'only you',
    '✅ **Day 174 done.** 2 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    'Wed 4 Mar counted already, so your streak stays as it is.',
    '👉 Next open: **Day 175: Query Optimization**',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    { lines: (await again.choose('Open another day…', 'Day 175: Query Optimization')).lines.slice(0, 2) },
    'updated',
    '📘 Day 175: Query Optimization · 30 min',
  );
  reads(
    await server.lena.run('done', { day: 'Query Optimization' }),
    'only you',
    '✅ **Day 175 done.** 3 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    'Wed 4 Mar counted already, so your streak stays as it is.',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await server.lena.run('done'),
    'only you',
    'Day 176 is already done (‹2026-03-04 06:00 R›). Nothing changed.',
    'You’re all caught up.',
    '[↩️ Undo]',
  );
});

test('/done with nothing but a date takes the day that was the latest then', async () => {
  const server = await serverOn('2026-03-02');
  await server.lena.run('done');
  await server.postUntil('2026-03-05');
  reads(
    await server.lena.run('done', { when: 'yesterday' }),
    'only you',
    '✅ **Day 176 done.** 2 of 29 in the plan. Logged late, it counts for Wed 4 Mar.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👉 Next open: **Day 175: Query Optimization** · 2 days open in all',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await server.lena.run('done', { when: 'yesterday' }),
    'only you',
    'Day 176 is already done (‹2026-03-05 06:00 R›). Nothing changed.',
    '👉 Next open: **Day 175: Query Optimization** · 2 days open in all',
    '[📖 Open] [✅ Done] [↩️ Undo]',
    '‹Open another day…: Day 177: CPU Optimization›',
  );
});
