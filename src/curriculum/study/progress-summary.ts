import { learnerDate } from '../../core/learner/learner-settings.ts';
import type { Completion, Ledger } from '../../core/ledger.ts';
import { milestoneOf, type Reached } from '../../core/milestones.ts';
import { noStreak, type StreakCache, streakCache, streakOf } from '../../core/streak/streak.ts';
import type { Day } from '../model.ts';
import { daysOf, monthOf, type Plan, weekOf } from '../plan.ts';

/**
 * What a ledger comes to at a moment, folded from a cached state on or from the beginning: all that is shown to the
 * learner, and the `cache` to store in the row of the streak.
 */
export function progressSummary(plan: Plan, ledger: Ledger, now: Date, from: StreakCache = noStreak) {
  const cache = streakCache(ledger, now, from);
  const progress = milestoneOf(daysOf(plan), ledger.completions);
  return {
    today: learnerDate(ledger, now),
    streak: streakOf(ledger, now, cache),
    cache,
    planDone: progress.done,
    planTotal: progress.total,
  };
}

/** The ledger as it would be with one completion more. */
export function withCompletion(ledger: Ledger, completion: Completion): Ledger {
  return { ...ledger, completions: [...ledger.completions, completion] };
}

/** The ledger as it would be without the completion of a day. */
export function withoutCompletion(ledger: Ledger, dayKey: string): Ledger {
  return { ...ledger, completions: ledger.completions.filter((one) => one.dayKey !== dayKey) };
}

/** The week and the month that a day belongs to, as milestones. Keys of the two kinds never meet, because each says which it is. */
function milestonesWith(plan: Plan, dayKey: string): { key: string; label: string; days: Day[] }[] {
  const week = weekOf(plan, dayKey);
  const month = monthOf(plan, dayKey);
  return [
    ...(week === undefined ? [] : [{ key: `week:${week.key}`, label: week.label, days: week.days }]),
    ...(month === undefined
      ? []
      : [{ key: `month:${month.key}`, label: month.label, days: month.weeks.flatMap(({ days }) => days) }]),
  ];
}

/** The milestones that finishing a day completes; `completions` has that day among them. */
export function reachedBy(plan: Plan, dayKey: string, completions: Completion[]): (Reached & { label: string })[] {
  return milestonesWith(plan, dayKey).flatMap(({ key, label, days }) => {
    const { reachedOn } = milestoneOf(days, completions);
    return reachedOn === null ? [] : [{ key, label, reachedOn }];
  });
}

/** The keys of the milestones that do not stand without a day. */
export function fallenWith(plan: Plan, dayKey: string): string[] {
  return milestonesWith(plan, dayKey).map(({ key }) => key);
}
