import { expect, test } from 'vitest';
import type { DateState } from '../../../src/core/streak/date-state.ts';
import { noStreak, type StreakDate } from '../../../src/core/streak/fold.ts';
import type { Next } from '../../../src/messages/study/next.ts';
import { streakView } from '../../../src/messages/study/streak.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const date = (day: number, state: DateState, run = 0): StreakDate => ({
  on: `2026-03-${String(day).padStart(2, '0')}` as StreakDate['on'],
  state,
  closesAt: null,
  ...noStreak,
  run,
});

const nothing: Next = { kind: 'group', day: null, open: 0, others: [] };

function linesOf(dates: StreakDate[], streak = { current: 1, longest: 3, freezes: 0 }, next = nothing): string[] {
  const last = dates.findLastIndex(({ run }) => run > 0);
  const [kept, missed] = [dates[last], dates[last + 1]];
  const { embeds } = streakView(wordsFor('en'), {
    planDone: 2,
    planTotal: 9,
    streak,
    dates,
    today: '2026-03-12',
    hidden: false,
    corrections: [],
    ended: kept === undefined || missed === undefined ? null : { on: missed.on, run: kept.run },
    cohortId: 7,
    next,
  });
  const lines = (embeds?.[0]?.description ?? '').split('\n').filter((line) => line !== '');
  expect(lines.pop()).toMatch(/^-# A date counts once you finish any day of the plan on it\./);
  return lines;
}

test.each<[DateState, string]>([
  ['kept', '✅ Mon 9 Mar · done'],
  ['kept-late', '✅ Mon 9 Mar · done, logged late'],
  ['frozen', '❄️ Mon 9 Mar · missed, covered by a freeze'],
  ['paused', '⏸️ Mon 9 Mar · paused'],
  ['away', '🏖️ Mon 9 Mar · away'],
  ['rest', '🌙 Mon 9 Mar · rest day'],
  ['no-post', '▫️ Mon 9 Mar · no post that day'],
  ['not-due', '▫️ Mon 9 Mar · before joining'],
  ['missed', '➖ Mon 9 Mar · missed'],
  ['ahead', '⏩ Mon 9 Mar · done ahead'],
  ['open', '⬜ Mon 9 Mar · open'],
])('a date that is %s', (state, line) => {
  expect(linesOf([date(9, state)])).toEqual([line]);
});

test('today, until it closes', () => {
  expect(linesOf([{ ...date(12, 'open'), closesAt: new Date(0) }])).toEqual([
    '⬜ Thu 12 Mar (today) · open until <t:0:f>',
  ]);
});

test.each<[string, StreakDate[], string[]]>([
  [
    'those before joining share one line',
    [date(8, 'no-post'), date(9, 'not-due'), date(10, 'not-due'), date(11, 'kept', 1)],
    ['▫️ up to Tue 10 Mar · before joining', '✅ Wed 11 Mar · done'],
  ],
  [
    'one alone is said in full',
    [date(9, 'not-due'), date(10, 'kept', 1)],
    ['▫️ Mon 9 Mar · before joining', '✅ Tue 10 Mar · done'],
  ],
])('of dates before joining, %s', (_, dates, lines) => {
  expect(linesOf(dates)).toEqual(lines);
});

test('runs of the same state are one line each, and the next step stands below', () => {
  const dates = [
    date(5, 'kept', 1),
    date(6, 'kept', 2),
    date(7, 'no-post', 2),
    ...[8, 9, 10, 11].map((day) => date(day, 'missed')),
    { ...date(12, 'open'), closesAt: new Date(0) },
  ];
  const day = { key: '7', label: 'Day 7', title: 'Pipes' };
  expect(linesOf(dates, { current: 0, longest: 2, freezes: 0 }, { ...nothing, day, open: 5 })).toEqual([
    'Your last streak, 2, ended on Sun 8 Mar; it stays your best. The next day you finish starts a new one.',
    '✅ Thu 5 Mar – Fri 6 Mar · done',
    '▫️ Sat 7 Mar · no post that day',
    '➖ Sun 8 Mar – Wed 11 Mar · missed',
    '⬜ Thu 12 Mar (today) · open until <t:0:f>',
    '👉 Next open: **Day 7: Pipes** · 5 days open in all',
  ]);
});

const none = { current: 0, longest: 3, freezes: 0 };
const ended =
  'Your last streak, 2, ended on Tue 10 Mar; your best, 3, stays. The next day you finish starts a new one.';
test.each<[string, StreakDate[], typeof none, string | undefined]>([
  ['said once', [date(9, 'kept', 2), date(10, 'missed'), date(11, 'missed')], none, ended],
  [
    'not said while another runs',
    [date(9, 'kept', 2), date(10, 'missed'), date(11, 'kept', 1)],
    { ...none, current: 1 },
    undefined,
  ],
  ['not said where it lies further back', [date(10, 'missed'), date(11, 'missed')], none, undefined],
  [
    'the best there was',
    [date(9, 'kept', 3), date(10, 'missed')],
    none,
    ended.replace('2', '3').replace('your best, 3, stays', 'it stays your best'),
  ],
  ['not said to who never had one', [date(10, 'missed')], { ...none, longest: 0 }, undefined],
])('a streak that ended is %s', (_, dates, streak, line) => {
  expect(linesOf(dates, streak).find((one) => one.startsWith('Your last'))).toBe(line);
});
