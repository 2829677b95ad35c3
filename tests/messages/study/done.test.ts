import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { alreadyDone, type Done, doneReply, undone, withStuckPost } from '../../../src/messages/study/done.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');
const base: Done = {
  cohortId: 7,
  day: { key: '174', label: 'Day 174' },
  on: '2026-03-09',
  today: '2026-03-09',
  late: false,
  planDone: 2,
  planTotal: 9,
  streak: null,
  keptBefore: false,
  gap: null,
  reached: [],
  joined: false,
  named: false,
};
const two = { current: 2, longest: 4, freezes: 0 };
const gap = { frozen: [], ended: null };

test.each<[string, Partial<Done>, string[]]>([
  ['today, with the streak hidden', {}, []],
  ['a streak', { streak: two }, ['🔥 Streak 2 · best 4 · 5 more days earn a freeze, which covers one missed day']],
  [
    'a day before a freeze',
    { streak: { ...two, current: 6 } },
    ['🔥 Streak 6 · best 4 · 1 more day earns a freeze, which covers one missed day'],
  ],
  ['a freeze held', { streak: { ...two, freezes: 1 } }, ['🔥 Streak 2 · best 4 · 1 freeze · 5 more days earn another']],
  ['as many as can be held', { streak: { ...two, freezes: 2 } }, ['🔥 Streak 2 · best 4 · 2 freezes']],
  [
    'a second day on one date',
    { streak: { ...two, freezes: 2 }, keptBefore: true },
    ['🔥 Streak 2 · best 4 · 2 freezes', 'Mon 9 Mar counted already, so your streak stays as it is.'],
  ],
  [
    'a date that a freeze covered',
    { streak: { ...two, freezes: 2 }, gap: { ...gap, frozen: ['2026-03-06'] } },
    ['🔥 Streak 2 · best 4 · 2 freezes', '❄️ You missed Fri 6 Mar; a freeze kept your streak going.'],
  ],
  [
    'two of them',
    { streak: { ...two, freezes: 2 }, gap: { ...gap, frozen: ['2026-03-05', '2026-03-06'] } },
    ['🔥 Streak 2 · best 4 · 2 freezes', '❄️ You missed Thu 5 Mar and Fri 6 Mar; freezes kept your streak going.'],
  ],
  [
    'a streak that had ended',
    { streak: { ...two, freezes: 2 }, gap: { frozen: ['2026-03-05'], ended: '2026-03-06' } },
    [
      '🔥 Streak 2 · best 4 · 2 freezes',
      'Your last streak ended on Fri 6 Mar; your best, 4, stays. This day starts a new one.',
    ],
  ],
  [
    'milestones',
    { reached: ['Week 25', 'Month *7*'] },
    ['🎉 Week 25 milestone reached.', '🎉 Month \\*7\\* milestone reached.'],
  ],
  ['the last day', { planDone: 9 }, ['🏁 That was the last day: you have finished the whole plan.']],
  [
    'the first day',
    { joined: true },
    ['You’re in the group now. Times follow the channel’s clock; /zone sets your own, and /help shows the rest.'],
  ],
])('a day done: %s', (_, change, lines) => {
  const done = { ...base, ...change };
  const message = doneReply(words, done);
  assertMessage(message);
  const head = `✅ **Day 174 done.** ${done.planDone} of 9 in the plan.`;
  expect(message.content).toBe([head, ...lines].join('\n'));
});

test.each<[string, Partial<Done>, string]>([
  ['the date before', { on: '2026-03-08' }, ' It counts for Sun 8 Mar.'],
  ['a date named later', { on: '2026-03-08', late: true }, ' Logged late, it counts for Sun 8 Mar.'],
])('a day done counts for %s', (_, change, rest) => {
  expect(doneReply(words, { ...base, ...change }).content).toBe(`✅ **Day 174 done.** 2 of 9 in the plan.${rest}`);
});

test.each([
  [0, 'You’re all caught up.'],
  [2, 'Still to do: Day 1 and Day 2.'],
  [30, 'Still to do: Day 1, Day 2, Day 3, Day 4, Day 5, Day 6, Day 7, Day 8, Day 9 and Day 10.'],
])('already done, with %i days open', (count, rest) => {
  const open = Array.from({ length: count }, (_, n) => ({ key: `${n + 1}`, label: `Day ${n + 1}` }));
  const message = alreadyDone(words, { cohortId: 7, day: base.day, at: new Date(0), open });
  assertMessage(message);
  expect(message.content).toBe(`Day 174 is already done (<t:0:R>). Nothing changed. ${rest}`);
  expect(message.components?.flatMap(({ components }) => components)).toHaveLength(Math.min(count, 10) + 1);
});

test('taken back, with and without the streak it leaves', () => {
  const head = '↩️ Day 174 is no longer marked done (it had counted for Mon 9 Mar). 2 of 9 in the plan.';
  expect(undone(words, base).content).toBe(head);
  expect(undone(words, { ...base, streak: two }).content).toBe(`${head}\n🔥 Streak 2 · best 4`);
});

test('a stuck post stands below whatever is answered', () => {
  const line = (what: string) =>
    `⚠️ ${what} is stuck, and this server’s admins have been told why. It will come by itself once that is fixed; no streak is touched in the meantime.`;
  const answer = { content: 'An answer.', allowed_mentions: { parse: [] as [] } };
  expect(withStuckPost(words, answer, 'Day 3').content).toBe(`An answer.\n${line('The post for **Day 3**')}`);
  expect(withStuckPost(words, { allowed_mentions: { parse: [] } }, null).content).toBe(line('The closing message'));
});
