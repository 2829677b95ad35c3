import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';

const how = 'How would you like to go on?';

test('a late joiner catches up: asked where to begin and by which clock, then one day after the other', async () => {
  const server = await serverOn('2026-03-05');
  const joined = await server.lena.run('join');
  reads(
    joined,
    'only you',
    '👋 You’re in: **Month 7: Production Optimization in 29 Days** in #study.',
    '📘 Now: **Day 177: CPU Optimization**, open until ‹2026-03-06 02:00 f›.',
    '📅 Next: **Day 178: I/O Optimization**, ‹2026-03-06 06:00 F› (‹2026-03-06 06:00 R›).',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[✅ Day 177 done]',
    '[Start at Day 174] [Go with the group]',
    '[America/New_York] [America/Chicago] [America/Los_Angeles] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  const begun = await joined.press('Start at Day 174');
  reads(
    begun,
    'updated',
    '👋 You’re in: **Month 7: Production Optimization in 29 Days** in #study.',
    '📘 Now: **Day 177: CPU Optimization**, open until ‹2026-03-06 02:00 f›.',
    '📅 Next: **Day 178: I/O Optimization**, ‹2026-03-06 06:00 F› (‹2026-03-06 06:00 R›).',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🚪 You start at **Day 174: Performance Analysis**: the days so far are open for you, one after the other.',
    '👉 Next open: **Day 174: Performance Analysis** · 4 days open in all',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[📖 Open] [✅ Done]',
    '[America/New_York] [America/Chicago] [America/Los_Angeles] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  const zoned = await begun.press('Europe/Kyiv (the group’s)');
  reads(
    zoned,
    'updated',
    '👋 You’re in: **Month 7: Production Optimization in 29 Days** in #study.',
    '📘 Now: **Day 177: CPU Optimization**, open until ‹2026-03-06 02:00 f›.',
    '📅 Next: **Day 178: I/O Optimization**, ‹2026-03-06 06:00 F› (‹2026-03-06 06:00 R›).',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🚪 You start at **Day 174: Performance Analysis**: the days so far are open for you, one after the other.',
    '👉 Next open: **Day 174: Performance Analysis** · 4 days open in all',
    '[📖 Open] [✅ Done]',
  );
  reads(
    await server.lena.run('today'),
    'only you',
    '👥 Today the group does **Day 177: CPU Optimization**',
    '👉 Your next: **Day 174: Performance Analysis** · 4 days open',
    '-# Open days wait for you: there is no hurry, and nothing to make up.',
    '[📖 Day 177] [✅ Day 177 done]',
    '[📖 Day 174] [✅ Day 174 done]',
    '‹How would you like to go on?: Do the next open one: Day 174 | Go with the group from today | Shift my plan›',
  );
  const first = await zoned.press('Done');
  reads(
    first,
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan. It counts for Thu 5 Mar.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👉 Next open: **Day 175: Query Optimization** · 3 days open in all',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo]',
  );
  const second = await first.press('Done');
  const third = await second.press('Done');
  reads(
    await third.press('Done'),
    'only you',
    '✅ **Day 177 done.** 4 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    'Thu 5 Mar counted already, so your streak stays as it is.',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await server.lena.run('streak'),
    'only you',
    '🔥 **4 of 29 days of the plan** · streak 1 · best 1',
    '│ ▫️ up to Wed 4 Mar · before joining',
    '│ ✅ Thu 5 Mar (today) · done',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
  );
});

test('two weeks away: /streak in a few lines, both clocks, and one’s own pace', async () => {
  const server = await serverOn('2026-03-02');
  await server.lena.run('join');
  await server.lena.run('done');
  await server.postUntil('2026-03-19');
  reads(
    await server.lena.run('streak'),
    'only you',
    '🔥 **1 of 29 days of the plan** · streak 0 · best 1',
    '│ ➖ Fri 6 Mar – Wed 18 Mar · missed',
    '│ ⬜ Thu 19 Mar (today) · open until ‹2026-03-20 02:00 f›',
    '│',
    '│ 👉 Next open: **Day 175: Query Optimization** · 17 days open in all',
    '│',
    '│ -# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
    '[📖 Open] [✅ Done]',
  );
  const today = await server.lena.run('today');
  reads(
    today,
    'only you',
    '👥 Today the group does **Day 191: Log Analysis**',
    '👉 Your next: **Day 175: Query Optimization** · 17 days open',
    '-# Open days wait for you: there is no hurry, and nothing to make up.',
    '[📖 Day 191] [✅ Day 191 done]',
    '[📖 Day 175] [✅ Day 175 done]',
    '‹How would you like to go on?: Do the next open one: Day 175 | Go with the group from today | Shift my plan›',
  );
  const shifted = await today.choose(how, 'Shift my plan');
  reads(
    shifted,
    'updated',
    '🚶 Your plan is shifted: from today on your days come at your own pace, every day.',
    '👉 Your next: **Day 175: Query Optimization**',
    '-# The group’s dates still count for the streak, and any day you finish keeps one. With /zone rest: your free weekdays stop counting.',
    '[📖 Open] [✅ Done]',
    '‹Choose your weekdays…: Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday›',
  );
  reads(
    await shifted.choose('Choose your weekdays…', 'Monday', 'Thursday'),
    'updated',
    '🚶 Your plan is shifted: from today on your days come at your own pace, Mon, Thu.',
    '👉 Your next: **Day 175: Query Optimization**',
    '-# The group’s dates still count for the streak, and any day you finish keeps one. With /zone rest: your free weekdays stop counting.',
    '[📖 Open] [✅ Done]',
    '‹Choose your weekdays…: Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday›',
  );
  reads(
    await server.lena.run('today'),
    'only you',
    '👥 Today the group does **Day 191: Log Analysis**',
    '👉 Your next, at your own pace: **Day 175: Query Optimization**',
    '-# Your days come one at a time, on your weekdays; nothing piles up.',
    '[📖 Day 191] [✅ Day 191 done]',
    '[📖 Day 175] [✅ Day 175 done]',
    '‹How would you like to go on?: Do the next open one: Day 175 | Go with the group from today›',
  );
  reads(
    await server.lena.run('done'),
    'only you',
    '✅ **Day 175 done.** 2 of 29 in the plan. It counts for Thu 19 Mar.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👉 Your next, at your own pace: **Day 176: Memory Optimization**',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo]',
  );
  reads(
    await (await server.lena.run('today')).choose(how, 'Go with the group from today'),
    'updated',
    '👥 You go with the group from here. Older open days are set aside; /day still opens them, should you want to do one.',
    '👉 Next open: **Day 191: Log Analysis**',
    '[📖 Open] [✅ Done]',
  );
  reads(
    await server.lena.run('done'),
    'only you',
    '✅ **Day 191 done.** 3 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    'Thu 19 Mar counted already, so your streak stays as it is.',
    '[📝 Add a note] [↩️ Undo]',
  );
  expect((await server.lena.run('today')).lines[1]).toBe('📘 Day 191: Log Analysis · 30 min');
});

test('17 open days take 17 actions and one', async () => {
  const server = await serverOn('2026-03-02');
  await server.lena.run('join');
  await server.postUntil('2026-03-18');
  let actions = 1;
  let answer = await server.lena.run('done');
  while (answer.lines.some((line) => line.includes('[✅ Done]'))) {
    answer = await answer.press('Done');
    actions += 1;
  }
  expect(actions).toBeLessThanOrEqual(17 + 1);
  expect(answer.lines[1]).toMatch(/^✅ \*\*Day 189 done\.\*\* 17 of 29 in the plan\./);
});
