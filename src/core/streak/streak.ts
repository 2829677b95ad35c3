import { addDays, earlierDate, type LocalDate, laterDate, studyDate } from '../calendar.ts';
import { learnerDate } from '../learner/learner-settings.ts';
import { oldestLoggable, openDates } from '../learner/progress.ts';
import type { Ledger } from '../ledger.ts';
import { type DatedState, quietState, statesOf } from './date-state.ts';
import { foldStreak, type StreakDate, type StreakState } from './fold.ts';

/** What a learner sees: dates kept in a row, the most ever, freezes held. */
export type Streak = { current: number; longest: number; freezes: number };

/** The fold's state after every date up to and including `through`; null: before the first. */
export type StreakCache = { state: StreakState; through: LocalDate | null };

export const noStreak: StreakCache = { state: { run: 0, freezes: 0, longest: 0 }, through: null };

/** Each date with a post or a completion, in order; after a cache, only those later than it reaches. */
export function streakDates(ledger: Ledger, now: Date, cache: StreakCache = noStreak): StreakDate[] {
  return foldStreak(cache.state, statesOf(ledger, now, cache.through)).dates;
}

/** The streak of a whole ledger, or of a cached state and the posts after it; of earlier completions only those count that were done ahead. */
export function streakOf(ledger: Ledger, now: Date, cache: StreakCache = noStreak): Streak {
  const { run, longest, freezes } = foldStreak(cache.state, statesOf(ledger, now, cache.through)).state;
  return { current: run, longest, freezes };
}

/** The state to keep for later: everything settled now, starting from an older cache or from nothing. */
export function streakCache(ledger: Ledger, now: Date, from: StreakCache = noStreak): StreakCache {
  const dates = settled(ledger, now, from);
  return { state: foldStreak(from.state, dates).state, through: dates.at(-1)?.on ?? from.through };
}

/** The last calendar dates, one entry each, up to the learner's study date or a newer open one; needs the whole ledger. */
export function lastDates(ledger: Ledger, now: Date, count = 14): StreakDate[] {
  const known = streakDates(ledger, now);
  const today = learnerDate(ledger, now);
  const last = laterDate(today, openDates(ledger, now).at(-1)?.on ?? today);
  const byDate = new Map(known.map((date) => [date.on, date]));
  const first = addDays(last, 1 - count);
  let before = known.findLast(({ on }) => on < first);
  return Array.from({ length: count }, (_, i) => {
    const on = addDays(first, i);
    const { run, freezes } = before ?? { run: 0, freezes: 0 };
    const date = byDate.get(on) ?? { on, state: quietState(ledger, on), closesAt: null, run, freezes };
    before = date;
    return date;
  });
}

function settled(ledger: Ledger, now: Date, from: StreakCache): DatedState[] {
  const oldest = oldestLoggable(earlierDate(learnerDate(ledger, now), studyDate(now, ledger.zone)));
  const dates = statesOf(ledger, now, from.through);
  const firstLoose = dates.findIndex(({ on, closesAt }) => on >= oldest || closesAt !== null);
  return firstLoose === -1 ? dates : dates.slice(0, firstLoose);
}

/** A run that a missed date ended, and how long it was. */
export type EndedRun = { on: LocalDate; run: number };

/** What lies between a kept date and the one kept before it: dates that a freeze covered, and what ended a run. */
export type StreakGap = { frozen: LocalDate[]; ended: EndedRun | null };

/** Looks back from a kept date over folded dates; nothing ended where no date had been kept before. */
export function streakGapBefore(dates: StreakDate[], on: LocalDate): StreakGap {
  const at = dates.findIndex((date) => date.on === on);
  const before = dates.slice(0, Math.max(at, 0));
  const lastKept = before.findLastIndex(({ state }) => state === 'kept' || state === 'kept-late');
  if (lastKept === -1) return { frozen: [], ended: null };
  const between = before.slice(lastKept + 1);
  return {
    frozen: between.filter(({ state }) => state === 'frozen').map((date) => date.on),
    ended: endedIn(before),
  };
}

/** The last run of folded dates and the date that ended it; null while it lasts, or where there was none yet. */
export function endedIn(dates: StreakDate[]): EndedRun | null {
  const last = dates.findLastIndex(({ run }) => run > 0);
  const [kept, missed] = [dates[last], dates[last + 1]];
  return kept === undefined || missed === undefined ? null : { on: missed.on, run: kept.run };
}
