import type { LocalDate } from '../../core/calendar.ts';
import { type DayMarks, isMarked, marksOf } from '../../core/learner/day-marks.ts';
import { daysLeft, type Standing, standing } from '../../core/learner/own-pace.ts';
import type { Ledger, Span } from '../../core/ledger.ts';
import { freeSlotAfter } from '../../core/pauses.ts';
import type { Schedule } from '../../core/schedule.ts';
import type { Day } from '../model.ts';
import { dayByKey, type Plan, positionOf } from '../plan.ts';
import { behind, type Pointer, upcomingDay } from '../pointer.ts';

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

/** A cohort as far as it decides which days may be done. */
type Doing = Pointer & { worksAhead: boolean };

/** Which days may be done now: those that were posted or left out, and any of a group that works ahead. */
export function doableIn(
  plan: Plan,
  cohort: Doing,
  ledger: Pick<Ledger, 'past' | 'posts' | 'completions'>,
): (key: string) => boolean {
  const mayBeDone = doablePlaces(plan, cohort, marksOf(plan, ledger));
  return (key) => {
    const position = positionOf(plan, key);
    return position !== undefined && mayBeDone(position);
  };
}

function doablePlaces(plan: Plan, cohort: Doing, { posted }: DayMarks): (position: number) => boolean {
  const [first, last] = behind(plan, cohort);
  return (position) => cohort.worksAhead || isMarked(posted, position) || (position >= first && position <= last);
}

/** Where a learner stands in the plan, as `standing` says it. */
export function standingOf(
  plan: Plan,
  cohort: Doing,
  ledger: Ledger,
  now: Date,
  marks = marksOf(plan, ledger),
): Standing<Day> {
  const { kind, next, open } = standing(plan, doablePlaces(plan, cohort, marks), ledger, now, marks);
  const dayAt = (position: number) => plan.days[position] ?? [];
  return { kind, next: (next === null ? undefined : plan.days[next]) ?? null, open: open.flatMap(dayAt) };
}

/** The day that somebody means who goes at their own pace; null for whoever does not. */
export function ownNext(...facts: Parameters<typeof standingOf>): Day | null {
  const { kind, next } = standingOf(...facts);
  return kind === 'own' ? next : null;
}

/** Whether a learner has still days to do, of those that their group has had or will have. */
export function hasLeft(plan: Plan, cohort: Pointer, ledger: Ledger, now: Date): boolean {
  return (daysLeft(plan, ledger, now).at(-1) ?? -1) >= (positionOf(plan, cohort.firstDayKey) ?? 0);
}

export function firstDay(plan: Plan, cohort: Pick<Pointer, 'firstDayKey'>): Day {
  const day = dayByKey(plan, cohort.firstDayKey) ?? plan.days[0];
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
