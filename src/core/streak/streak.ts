import { addDays, type LocalDate, laterDate } from '../calendar.ts';
import { learnerDate } from '../learner/learner-settings.ts';
import { openDates } from '../learner/progress.ts';
import { type Ledger, notRead, type StreakGap, type StreakState } from '../ledger.ts';
import { quietState, statesOf } from './date-state.ts';
import { foldStreak, noStreak, type StreakDate } from './fold.ts';

/** What a learner sees: dates kept in a row, the most ever, freezes held. */
export type Streak = { current: number; longest: number; freezes: number };

/** Each date with a post or a completion, in order: those after what is past. */
export function streakDates(ledger: Ledger, now: Date): StreakDate[] {
  return foldStreak(startOf(ledger), statesOf(ledger, now));
}

/** The streak after a ledger's dates. */
export function streakOf(ledger: Ledger, now: Date, dates = streakDates(ledger, now)): Streak {
  const { run, longest, freezes } = stateAfter(ledger, dates);
  return { current: run, longest, freezes };
}

/** The state after a ledger's dates, as far as they come before one, if one is given. */
export function stateAfter(ledger: Ledger, dates: readonly StreakDate[], before?: LocalDate): StreakState {
  const last = dates.findLast(({ on }) => before === undefined || on < before);
  const { run, longest, freezes, gap } = last ?? startOf(ledger);
  return { run, longest, freezes, gap };
}

/** What lies between a date and the one kept before it. Throws where the ledger was not read as far back. */
export function gapBefore(ledger: Ledger, dates: readonly StreakDate[], on: LocalDate): StreakGap {
  if (ledger.past !== null && on <= ledger.past.through) throw notRead(on);
  return stateAfter(ledger, dates, on).gap;
}

function startOf({ past }: Ledger): StreakState {
  return past?.streak ?? noStreak;
}

/**
 * The last calendar dates, one entry each, up to the learner's study date or a newer open one. Throws where the ledger was
 * not read as far back.
 */
export function lastDates(ledger: Ledger, now: Date, count = 14, known = streakDates(ledger, now)): StreakDate[] {
  const today = learnerDate(ledger, now);
  const last = laterDate(today, openDates(ledger, now).at(-1)?.on ?? today);
  const byDate = new Map(known.map((date) => [date.on, date]));
  const first = addDays(last, 1 - count);
  if (ledger.past !== null && first <= ledger.past.through) throw notRead(first);
  let state = stateAfter(ledger, known, first);
  return Array.from({ length: count }, (_, i) => {
    const on = addDays(first, i);
    const date = byDate.get(on) ?? { ...state, on, state: quietState(ledger, on), closesAt: null };
    const { run, longest, freezes, gap } = date;
    state = { run, longest, freezes, gap };
    return date;
  });
}
