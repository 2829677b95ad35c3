import { expect, test } from 'vitest';
import type { LocalDate } from '../../../src/core/calendar.ts';
import type { DateState } from '../../../src/core/streak/date-state.ts';
import type { StreakDate } from '../../../src/core/streak/fold.ts';
import { type StreakGap, streakGapBefore } from '../../../src/core/streak/streak.ts';

/** Each kept date adds one, a missed one ends the run. */
const row = (states: DateState[]): StreakDate[] => {
  let run = 0;
  return states.map((state, index) => {
    if (state === 'missed') run = 0;
    else if (state === 'kept') run += 1;
    return { on: `2026-03-0${index + 1}` as LocalDate, state, closesAt: null, run, freezes: 0 };
  });
};
const none: StreakGap = { frozen: [], ended: null };

test.each<[string, DateState[], LocalDate, StreakGap]>([
  ['the first date ever', ['kept'], '2026-03-01', none],
  ['the day after', ['kept', 'kept'], '2026-03-02', none],
  ['after a freeze', ['kept', 'frozen', 'kept'], '2026-03-03', { frozen: ['2026-03-02'], ended: null }],
  [
    'after a freeze and a miss',
    ['kept', 'frozen', 'missed', 'missed', 'kept'],
    '2026-03-05',
    { frozen: ['2026-03-02'], ended: { on: '2026-03-03', run: 1 } },
  ],
  ['missed before anything was kept', ['missed', 'kept'], '2026-03-02', none],
  ['a rest day and a pause are no gap', ['kept', 'rest', 'paused', 'kept'], '2026-03-04', none],
  ['an earlier gap is told no more', ['kept', 'missed', 'kept', 'kept'], '2026-03-04', none],
  ['a date that is not there', ['kept'], '2026-03-09', none],
])('%s', (_, states, on, expected) => {
  expect(streakGapBefore(row(states), on)).toEqual(expected);
});
