import type { StreakGap, StreakState } from '../ledger.ts';
import type { DatedState, DateState } from './date-state.ts';

/** One date, why it counts as it does, and what the streak is after it. */
export type StreakDate = DatedState & StreakState;

const daysPerFreeze = 7;
const freezesAtMost = 2;
const noGap: StreakGap = { frozen: [], ended: null };

export const noStreak: StreakState = { run: 0, freezes: 0, longest: 0, gap: noGap };

/** Folds dates in order onto a state; a missed date that a freeze covers comes back as frozen. */
export function foldStreak(start: StreakState, dates: DatedState[]): StreakDate[] {
  let state = start;
  return dates.map((date) => {
    const frozen = date.state === 'missed' && state.freezes > 0;
    state = step(state, date);
    const { run, freezes, longest, gap } = state;
    return { on: date.on, state: frozen ? 'frozen' : date.state, closesAt: date.closesAt, run, freezes, longest, gap };
  });
}

/** How many more kept dates earn a freeze, or null while the most are held. */
export function daysToNextFreeze(streak: Pick<StreakState, 'freezes'> & { current: number }): number | null {
  return streak.freezes >= freezesAtMost ? null : daysPerFreeze - (streak.current % daysPerFreeze);
}

export function isKept(state: DateState): boolean {
  return state === 'kept' || state === 'kept-late';
}

function step(before: StreakState, { on, state }: DatedState): StreakState {
  const { run, freezes, longest, gap } = before;
  if (isKept(state)) {
    const kept = run + 1;
    const earned = kept % daysPerFreeze === 0 ? 1 : 0;
    const held = Math.min(freezes + earned, freezesAtMost);
    return { run: kept, freezes: held, longest: Math.max(longest, kept), gap: noGap };
  }
  if (state !== 'missed') return before;
  if (freezes > 0) return { run, freezes: freezes - 1, longest, gap: { ...gap, frozen: [...gap.frozen, on] } };
  return { run: 0, freezes, longest, gap: run > 0 ? { ...gap, ended: { on, run } } : gap };
}
