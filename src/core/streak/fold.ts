import type { DatedState, DateState } from './date-state.ts';

/** The run of kept dates up to one, the longest so far and the freezes held. */
export type StreakState = { run: number; freezes: number; longest: number };

/** One date, why it counts as it does, and the run and the freezes held after it. */
export type StreakDate = DatedState & { run: number; freezes: number };

const daysPerFreeze = 7;
const freezesAtMost = 2;

/** Folds dates in order onto a state; a missed date that a freeze covers comes back as frozen. */
export function foldStreak(start: StreakState, dates: DatedState[]): { state: StreakState; dates: StreakDate[] } {
  let state = start;
  const folded = dates.map((date) => {
    const frozen = date.state === 'missed' && state.freezes > 0;
    state = step(state, date.state);
    return { ...date, state: frozen ? 'frozen' : date.state, run: state.run, freezes: state.freezes };
  });
  return { state, dates: folded };
}

/** How many more kept dates earn a freeze, or null while the most are held. */
export function daysToNextFreeze(streak: Pick<StreakState, 'freezes'> & { current: number }): number | null {
  return streak.freezes >= freezesAtMost ? null : daysPerFreeze - (streak.current % daysPerFreeze);
}

function step({ run, freezes, longest }: StreakState, date: DateState): StreakState {
  if (date === 'kept' || date === 'kept-late') {
    const kept = run + 1;
    const earned = kept % daysPerFreeze === 0 ? 1 : 0;
    return { run: kept, freezes: Math.min(freezes + earned, freezesAtMost), longest: Math.max(longest, kept) };
  }
  if (date !== 'missed') return { run, freezes, longest };
  return freezes > 0 ? { run, freezes: freezes - 1, longest } : { run: 0, freezes, longest };
}
