import type { LocalDate } from '../../core/calendar.ts';
import type { Ledger } from '../../core/ledger.ts';
import { type Schedule, slotAfter } from '../../core/schedule.ts';
import type { Day } from '../model.ts';
import { dayByKey, daysOf, type Plan, positionOf } from '../plan.ts';
import type { Pointer } from '../pointer.ts';

/** As much of a day as an answer names it by. */
export type Named = Pick<Day, 'key' | 'label'>;

export function named({ key, label }: Named): Named {
  return { key, label };
}

/** The newest day that has been posted, undefined before the first. */
export function latestPosted(plan: Plan, ledger: Pick<Ledger, 'posts'>): Day | undefined {
  return ledger.posts.map(({ dayKey }) => dayByKey(plan, dayKey)).findLast((day) => day !== undefined);
}

/** Posted days that are not done yet, in plan order. */
export function leftToDo(plan: Plan, ledger: Pick<Ledger, 'posts' | 'completions'>): Day[] {
  const doneKeys = new Set(ledger.completions.map(({ dayKey }) => dayKey));
  const posted = new Set(ledger.posts.map(({ dayKey }) => dayKey));
  return daysOf(plan).filter(({ key }) => posted.has(key) && !doneKeys.has(key));
}

/** The day a cohort begins with. */
export function firstDay(plan: Plan, cohort: Pick<Pointer, 'firstDayKey'>): Day {
  const day = dayByKey(plan, cohort.firstDayKey) ?? daysOf(plan)[0];
  if (day === undefined) throw new Error('a stored plan has no days');
  return day;
}

/** How a cohort goes through its plan: the slot it waits for, null when none is planned, and what blocks its post. */
type Posting = Pointer & Schedule & { nextPostAt: Date | null; nextPostOn: LocalDate | null; blocked: unknown };

/** When a day that is still to come will be posted if nothing changes; null when no post is planned. */
export function opensAt(plan: Plan, cohort: Posting, day: Day): Date | null {
  if (cohort.nextPostAt === null || cohort.nextPostOn === null) return null;
  const last = cohort.lastDayKey === null ? undefined : positionOf(plan, cohort.lastDayKey);
  const nextPosition = last === undefined ? (positionOf(plan, cohort.firstDayKey) ?? 0) : last + 1;
  const position = positionOf(plan, day.key);
  if (position === undefined || position < nextPosition) return null;
  // The day whose post is stuck has had its slot.
  const slots = position - nextPosition - (cohort.blocked === null ? 0 : 1);
  return slots < 0 ? null : slotAfter(cohort, { on: cohort.nextPostOn, at: cohort.nextPostAt }, slots).at;
}
