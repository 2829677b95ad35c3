import { countMarked, isMarked, marksOf } from '../../core/learner/day-marks.ts';
import { learnerDate } from '../../core/learner/learner-settings.ts';
import { type Completion, type Ledger, notRead } from '../../core/ledger.ts';
import { milestoneOf, type Reached } from '../../core/milestones.ts';
import { streakDates, streakOf } from '../../core/streak/streak.ts';
import type { Day } from '../model.ts';
import { monthOf, type Plan, positionOf, weekOf } from '../plan.ts';
import { daysBefore, type Pointer } from '../pointer.ts';

/**
 * What a ledger comes to at a moment: all that is shown to the learner, and the dates of which the streak is made. Days
 * `before` the group’s first are none of the total, but for those that the learner has done.
 */
export function progressSummary(plan: Plan, cohort: Pointer, ledger: Ledger, now: Date, marks = marksOf(plan, ledger)) {
  const dates = streakDates(ledger, now);
  const ahead = daysBefore(plan, cohort);
  const before = ahead - countMarked(marks.done.subarray(0, ahead));
  return {
    today: learnerDate(ledger, now),
    streak: streakOf(ledger, now, dates),
    planDone: countMarked(marks.done),
    planTotal: plan.days.length - before,
    before,
    dates,
  };
}

export function withCompletion(ledger: Ledger, completion: Completion): Ledger {
  const completions = [...ledger.completions, completion].sort(
    (one, other) => one.at.getTime() - other.at.getTime() || (one.dayKey < other.dayKey ? -1 : 1),
  );
  return { ...ledger, completions };
}

/** The ledger as it would be without the completion of a day. Throws where that is past. */
export function withoutCompletion(ledger: Ledger, dayKey: string): Ledger {
  const { past, completions } = ledger;
  if (past !== null && completions.some((one) => one.dayKey === dayKey && one.on <= past.through))
    throw notRead(dayKey);
  return { ...ledger, completions: completions.filter((one) => one.dayKey !== dayKey) };
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

/** How far a learner is with some days, of which the one that was logged last must have been read. */
export function milestoneIn(plan: Plan, ledger: Ledger, days: readonly Day[], { done } = marksOf(plan, ledger)) {
  return milestoneOf(days, ledger.completions, (key) => isMarked(done, positionOf(plan, key)));
}

/** The milestones that finishing a day completes; the ledger has that day among its completions. */
export function reachedBy(
  plan: Plan,
  dayKey: string,
  ledger: Ledger,
  marks = marksOf(plan, ledger),
): (Reached & { label: string })[] {
  return milestonesWith(plan, dayKey).flatMap(({ key, label, days }) => {
    const { reachedOn } = milestoneIn(plan, ledger, days, marks);
    return reachedOn === null ? [] : [{ key, label, reachedOn }];
  });
}

/** The keys of the milestones that do not stand without a day. */
export function fallenWith(plan: Plan, dayKey: string): string[] {
  return milestonesWith(plan, dayKey).map(({ key }) => key);
}
