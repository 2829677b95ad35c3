import { expect, test } from 'vitest';
import { planOf } from '../../../src/curriculum/plan.ts';
import type { Pointer } from '../../../src/curriculum/pointer.ts';
import {
  fallenWith,
  progressSummary,
  reachedBy,
  withCompletion,
  withoutCompletion,
} from '../../../src/curriculum/study/progress-summary.ts';
import { doneOn, newLedger, postsOf, scheduleOf } from '../../core/ledgers.ts';
import { read } from '../reading.ts';

const plan = planOf(
  read(`# Month 1: M
## Week 1: A
### Day 1: T
Do
### Day 2: T
Do
## Week 2: B
### Day 3: T
Do`).curriculum,
);
const done = (...keys: ('1' | '2' | '3')[]) => keys.map((dayKey) => ({ ...doneOn(`2026-03-0${dayKey}`), dayKey }));

test.each([
  ['the first of two', '1', done('1'), []],
  ['the last of a week', '2', done('1', '2'), ['week:1 2026-03-02']],
  ['a week, and the month with it', '3', done('1', '2', '3'), ['week:2 2026-03-03', 'month:1 2026-03-03']],
  ['a day the plan does not have', 'x', done('1', '2', '3'), []],
] as const)('milestones: %s', (_, day, completions, reached) => {
  expect(
    reachedBy(plan, day, { ...newLedger, completions: [...completions] }).map(
      ({ key, reachedOn }) => `${key} ${reachedOn}`,
    ),
  ).toEqual(reached);
});

test('without a day its week and its month stand no more', () => {
  expect(fallenWith(plan, '3')).toEqual(['week:2', 'month:1']);
  expect(fallenWith(plan, 'x')).toEqual([]);
});

test('a completion more and one less leave the ledger as it was', () => {
  const [one] = done('1');
  if (one === undefined) throw new Error('nothing done');
  const more = withCompletion(newLedger, one);
  expect(more.completions).toEqual([one]);
  expect(withoutCompletion(more, '1')).toEqual(newLedger);
  expect(newLedger.completions).toEqual([]);
});

test('days of the plan, and the streak', () => {
  const posts = postsOf(scheduleOf('08:00'), '2026-03-01', 8);
  const completions = done('1', '2', '3');
  const ledger = { ...newLedger, posts, completions };
  const now = new Date('2026-03-08T12:00Z');
  const summary = progressSummary(plan, { firstDayKey: '1', lastDayKey: null }, ledger, now);
  expect(summary).toMatchObject({
    today: '2026-03-08',
    planDone: 3,
    planTotal: 3,
    streak: { current: 0, longest: 3, freezes: 0 },
  });
});

test.each<[string, Pointer, ('1' | '2' | '3')[], [done: number, total: number, before: number]]>([
  ['what came before its first day is none of it', { firstDayKey: '2', lastDayKey: '2' }, ['2'], [1, 2, 1]],
  ['but for what was done all the same', { firstDayKey: '3', lastDayKey: '3' }, ['1', '3'], [2, 2, 1]],
  ['unless an admin has gone back', { firstDayKey: '3', lastDayKey: null, nextDayKey: '1' }, [], [0, 3, 0]],
  ['also when all was posted', { firstDayKey: '3', lastDayKey: '3' }, [], [0, 1, 2]],
])('of a group that began in the middle: %s', (_, cohort, days, [planDone, planTotal, before]) => {
  const ledger = { ...newLedger, completions: done(...days) };
  expect(progressSummary(plan, cohort, ledger, new Date('2026-03-08T12:00Z'))).toMatchObject({
    planDone,
    planTotal,
    before,
  });
});
