import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { alreadyDone, type Done, doneReply, undone, withLine } from '../../../src/messages/study/done.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');
const base: Done = {
  cohortId: 7,
  day: { key: '174', label: 'Day 174' },
  on: '2026-03-09',
  late: false,
  isOnItsDate: true,
  closedAt: null,
  planDone: 2,
  planTotal: 9,
  streak: null,
  keptBefore: false,
  gap: null,
  before: 0,
  reached: [],
  finishes: false,
  completesMonth: false,
  joined: false,
  named: false,
  begin: null,
  next: { kind: 'group', day: null, open: 0, others: [] },
};
const titledDay = (n: number) => ({ key: `${n}`, label: `Day ${n}`, title: `Topic ${n}` });
const labelsOf = (message: Message) =>
  (message.components ?? []).map((row) =>
    row.components.map((part) => ('label' in part ? part.label : 'placeholder' in part ? part.placeholder : '')),
  );
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
    { streak: { ...two, freezes: 2 }, gap: { frozen: ['2026-03-05'], ended: { on: '2026-03-06', run: 2 } } },
    [
      '🔥 Streak 2 · best 4 · 2 freezes',
      'Your last streak, 2, ended on Fri 6 Mar; your best, 4, stays. This day starts a new one.',
    ],
  ],
  [
    'a single day before it',
    { streak: { ...two, freezes: 2 }, gap: { frozen: ['2026-03-05'], ended: { on: '2026-03-06', run: 1 } } },
    ['🔥 Streak 2 · best 4 · 2 freezes'],
  ],
  [
    'milestones',
    { reached: ['Week 25', 'Month *7*'] },
    ['🎉 Week 25 milestone reached.', '🎉 Month \\*7\\* milestone reached.'],
  ],
  ['the last day', { planDone: 9, finishes: true }, ['🏁 That was the last day: you have finished the whole plan.']],
  [
    'the last day of a group that began in the middle',
    { planDone: 9, before: 2, finishes: true },
    ['🏁 That was your last open day: you have come to the end of the plan.'],
  ],
  [
    'the last open day of who left some out',
    { planDone: 7, finishes: true },
    ['🏁 That was your last open day: you have come to the end of the plan.'],
  ],
  ['the first day', { joined: true }, ['👋 You’re in the group now. /help shows the rest.']],
  [
    'the first day of who comes late',
    { joined: true, begin: { key: '1', label: 'Day 1' } },
    [
      '👋 You’re in the group now. /help shows the rest.',
      '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    ],
  ],
  [
    'another is open',
    { next: { kind: 'group', day: titledDay(176), open: 1, others: [] } },
    ['👉 Next open: **Day 176: Topic 176**'],
  ],
  [
    'several are',
    { next: { kind: 'group', day: titledDay(176), open: 3, others: [] } },
    ['👉 Next open: **Day 176: Topic 176** · 3 days open in all'],
  ],
  [
    'at one’s own pace',
    { next: { kind: 'own', day: titledDay(176), open: 0, others: [] } },
    ['👉 Your next, at your own pace: **Day 176: Topic 176**'],
  ],
])('a day done: %s', (_, change, lines) => {
  const done = { ...base, ...change };
  const message = doneReply(words, done);
  assertMessage(message);
  const head = `✅ **Day 174 done.** ${done.planDone} of 9 in the plan.`;
  expect(message.content).toBe([head, ...lines].join('\n'));
});

test.each<[string, Partial<Done>, string]>([
  ['its post’s date', {}, ''],
  ['the date before', { isOnItsDate: false, on: '2026-03-08' }, ' It counts for Sun 8 Mar.'],
  [
    'a date named later',
    { isOnItsDate: false, on: '2026-03-08', late: true },
    ' Logged late, it counts for Sun 8 Mar.',
  ],
  ['a later date', { isOnItsDate: false, on: '2026-03-10' }, ' It counts for Tue 10 Mar.'],
  [
    'a later date, where the post’s closed just now',
    { isOnItsDate: false, on: '2026-03-10', closedAt: new Date(0) },
    ' It counts for Tue 10 Mar: the post’s date closed <t:0:R>.',
  ],
  ['a date, being ahead of its post', { isOnItsDate: false }, ' It counts for Mon 9 Mar.'],
  [
    'a date kept before, with the streak hidden',
    { isOnItsDate: false, on: '2026-03-10', keptBefore: true },
    ' It counts for Tue 10 Mar.',
  ],
])('a day done counts for %s', (_, change, rest) => {
  expect(doneReply(words, { ...base, ...change }).content).toBe(`✅ **Day 174 done.** 2 of 9 in the plan.${rest}`);
});

test('what can be done next stands first, then what belongs to the day that was done', () => {
  const next = { kind: 'group' as const, day: titledDay(176), open: 1, others: [] };
  const first = { ...base, next, joined: true, begin: { key: '1', label: 'Day 1' } };
  expect(labelsOf(doneReply(words, first))).toEqual([
    ['Open', 'Done'],
    ['Add a note', 'Undo'],
    ['Start at Day 1', 'Go with the group', 'My clock…'],
  ]);
  expect(labelsOf(doneReply(words, base))).toEqual([['Add a note', 'Undo']]);
});

test.each([
  [0, 'You’re all caught up.', [['Undo']]],
  [1, '👉 Next open: **Day 1: Topic 1**', [['Open', 'Done', 'Undo']]],
  [30, '👉 Next open: **Day 1: Topic 1** · 30 days open in all', [['Open', 'Done', 'Undo'], ['Open another day…']]],
])('already done, with %i days open', (count, rest, labels) => {
  const days = Array.from({ length: count }, (_, n) => titledDay(n + 1));
  const next = { kind: 'group' as const, day: days[0] ?? null, open: count, others: days.slice(1, 26) };
  const message = alreadyDone(words, { cohortId: 7, day: base.day, at: new Date(0), next });
  assertMessage(message);
  expect(message.content).toBe(`Day 174 is already done (<t:0:R>). Nothing changed.\n${rest}`);
  expect(labelsOf(message)).toEqual(labels);
});

test('taken back, with and without the streak it leaves', () => {
  const head = '↩️ Day 174 is no longer marked done (it had counted for Mon 9 Mar). 2 of 9 in the plan.';
  expect(undone(words, base).content).toBe(head);
  expect(undone(words, { ...base, streak: two }).content).toBe(`${head}\n🔥 Streak 2 · best 4`);
});

test('what stands in the way of the posts is said below whatever is answered', () => {
  const answer = { content: 'An answer.', allowed_mentions: { parse: [] as [] } };
  expect(withLine(answer, words.study.paused(null)).content).toBe(
    'An answer.\n⏸️ The group is paused for now. Nobody’s streak is touched.',
  );
  expect(withLine({ allowed_mentions: { parse: [] } }, words.study.stuck(null)).content).toMatch(
    /^⚠️ The closing message is stuck, /,
  );
});
