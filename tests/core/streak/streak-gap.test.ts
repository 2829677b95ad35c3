import { expect, test } from 'vitest';
import type { LocalDate } from '../../../src/core/calendar.ts';
import type { StreakGap } from '../../../src/core/ledger.ts';
import type { DateState } from '../../../src/core/streak/date-state.ts';
import { foldStreak, noStreak } from '../../../src/core/streak/fold.ts';
import { gapBefore } from '../../../src/core/streak/streak.ts';
import { newLedger } from '../ledgers.ts';

const row = (states: DateState[], freezes: number) =>
  foldStreak(
    { ...noStreak, freezes },
    states.map((state, index) => ({ on: `2026-03-0${index + 1}` as LocalDate, state, closesAt: null })),
  );
const none: StreakGap = { frozen: [], ended: null };

test.each<[string, number, DateState[], LocalDate, StreakGap]>([
  ['the first date ever', 0, ['kept'], '2026-03-01', none],
  ['the day after', 0, ['kept', 'kept'], '2026-03-02', none],
  ['after a freeze', 1, ['kept', 'missed', 'kept'], '2026-03-03', { frozen: ['2026-03-02'], ended: null }],
  [
    'after a freeze and a miss',
    1,
    ['kept', 'missed', 'missed', 'missed', 'kept'],
    '2026-03-05',
    { frozen: ['2026-03-02'], ended: { on: '2026-03-03', run: 1 } },
  ],
  ['missed before anything was kept', 0, ['missed', 'kept'], '2026-03-02', none],
  ['a rest day and a pause are no gap', 0, ['kept', 'rest', 'paused', 'kept'], '2026-03-04', none],
  ['an earlier gap is told no more', 0, ['kept', 'missed', 'kept', 'kept'], '2026-03-04', none],
])('%s', (_, freezes, states, on, expected) => {
  expect(gapBefore(newLedger, row(states, freezes), on)).toEqual(expected);
});
