import type { LocalDate } from '../../core/calendar.ts';
import { daysLeft, type Standing, standing } from '../../core/learner/own-pace.ts';
import type { Ledger, Span } from '../../core/ledger.ts';
import { freeSlotAfter } from '../../core/pauses.ts';
import type { Schedule } from '../../core/schedule.ts';
import type { Day } from '../model.ts';
import { dayByKey, daysOf, type Plan, positionOf } from '../plan.ts';
import { isBehind, type Pointer, upcomingDay } from '../pointer.ts';

/** As much of a day as an answer names it by. */
export type Named = Pick<Day, 'key' | 'label'>;

export function named({ key, label }: Named): Named {
  return { key, label };
}

/** As much of a day as a line or a choice shows of it. */
type Titled = Named & Pick<Day, 'title'>;

export function titled({ key, label, title }: Titled): Titled {
  return { key, label, title };
}

/** The newest day that has been posted, undefined before the first. */
export function latestPosted(plan: Plan, ledger: Pick<Ledger, 'posts'>): Day | undefined {
  return ledger.posts.map(({ dayKey }) => dayByKey(plan, dayKey)).findLast((day) => day !== undefined);
}

/** Which days may be done now: those that were posted or left out, and any of a group that works ahead. */
export function doableIn(
  plan: Plan,
  cohort: Pointer & { worksAhead: boolean },
  { posts }: Pick<Ledger, 'posts'>,
): (key: string) => boolean {
  const posted = new Set(posts.map(({ dayKey }) => dayKey));
  return (key) => posted.has(key) || cohort.worksAhead || isBehind(plan, cohort, key);
}

/** Where a learner stands in the plan, as `standing` says it. */
export function standingOf(
  plan: Plan,
  cohort: Pointer & { worksAhead: boolean },
  ledger: Ledger,
  now: Date,
): Standing<Day> {
  const days = { keys: daysOf(plan).map(({ key }) => key), mayBeDone: doableIn(plan, cohort, ledger) };
  const { kind, next, open } = standing(days, ledger, now);
  const dayOf = (key: string) => dayByKey(plan, key) ?? [];
  return { kind, next: (next === null ? undefined : dayByKey(plan, next)) ?? null, open: open.flatMap(dayOf) };
}

/** The day that somebody means who goes at their own pace; null for whoever does not. */
export function ownNext(...facts: Parameters<typeof standingOf>): Day | null {
  const { kind, next } = standingOf(...facts);
  return kind === 'own' ? next : null;
}

/** The keys of the days that a learner has still to do, as far as their group has or will have them. */
export function leftTo(plan: Plan, cohort: Pointer, ledger: Ledger, now: Date): string[] {
  const begins = positionOf(plan, cohort.firstDayKey) ?? 0;
  const keys = daysOf(plan).map(({ key }) => key);
  return daysLeft(keys, ledger, now).filter((key) => (positionOf(plan, key) ?? 0) >= begins);
}

/** The day a cohort begins with. */
export function firstDay(plan: Plan, cohort: Pick<Pointer, 'firstDayKey'>): Day {
  const day = dayByKey(plan, cohort.firstDayKey) ?? daysOf(plan)[0];
  if (day === undefined) throw new Error('a stored plan has no days');
  return day;
}

/** How a cohort goes through its plan: the slot it waits for, null when none is planned, its pauses, and what blocks its post. */
type Posting = Pointer &
  Schedule & { nextPostAt: Date | null; nextPostOn: LocalDate | null; pauses: Span[]; blocked: unknown };

/** When a day that is still to come will be posted if nothing changes; null when no post is planned. */
export function opensAt(plan: Plan, cohort: Posting, day: Day): Date | null {
  if (cohort.nextPostAt === null || cohort.nextPostOn === null) return null;
  const upcoming = upcomingDay(plan, cohort);
  const nextPosition = upcoming && positionOf(plan, upcoming.key);
  const position = positionOf(plan, day.key);
  if (position === undefined || nextPosition === undefined || position < nextPosition) return null;
  // The day whose post is stuck has had its slot.
  const slots = position - nextPosition - (cohort.blocked === null ? 0 : 1);
  const next = { on: cohort.nextPostOn, at: cohort.nextPostAt };
  return slots < 0 ? null : (freeSlotAfter(cohort, cohort.pauses, next, slots)?.at ?? null);
}
