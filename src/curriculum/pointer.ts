import type { Day } from './model.ts';
import { dayByKey, nextDay, type Plan, positionOf } from './plan.ts';

/** Where a cohort begins in its plan, the last day it was sent (null before the first), and the day that an admin wants next, if any. */
export type Pointer = { firstDayKey: string; lastDayKey: string | null; nextDayKey?: string | null };

/**
 * The pointer of a cohort that goes over to another version. A last day that is gone becomes the last earlier one of the
 * old order that still exists; a first day that is gone becomes the next later one. A cohort that was to begin at the
 * first day and has not begun begins at the first day still.
 */
export function movePointer(old: Plan, next: Plan, pointer: Pointer): Pointer {
  const wanted = pointer.nextDayKey == null ? {} : { nextDayKey: pointer.nextDayKey };
  const first = next.days[0]?.key ?? pointer.firstDayKey;
  const begins = positionOf(old, pointer.firstDayKey) ?? 0;
  if (pointer.lastDayKey === null && begins === 0) return { firstDayKey: first, lastDayKey: null, ...wanted };
  const stays = ({ key }: Day) => dayByKey(next, key) !== undefined;
  const firstDayKey = (old.days.slice(begins).find(stays) ?? dayByKey(next, pointer.firstDayKey))?.key ?? first;
  if (pointer.lastDayKey === null) return { firstDayKey, lastDayKey: null, ...wanted };
  const last = positionOf(old, pointer.lastDayKey) ?? begins;
  const lastDayKey = old.days.slice(0, last + 1).findLast(stays)?.key ?? null;
  return { firstDayKey, lastDayKey, ...wanted };
}

/** The day that comes next: the one that an admin wants, as long as the plan has it, else the one behind the pointer; undefined after the last. */
export function upcomingDay(plan: Plan, { firstDayKey, lastDayKey, nextDayKey }: Pointer): Day | undefined {
  const wanted = nextDayKey == null ? undefined : dayByKey(plan, nextDayKey);
  return wanted ?? nextDay(plan, lastDayKey, firstDayKey);
}

/** As `upcomingDay`, without days that a cohort has had in this round, unless that is the one wanted. */
export function nextUnposted(plan: Plan, pointer: Pointer, posted: ReadonlySet<string>): Day | undefined {
  let day = upcomingDay(plan, pointer);
  if (day !== undefined && day.key === pointer.nextDayKey) return day;
  while (day !== undefined && posted.has(day.key)) day = nextDay(plan, day.key, pointer.firstDayKey);
  return day;
}

/** Days the cohort will not get by itself any more: they stand before its next day, and none of them was posted. */
export function neverPosted(plan: Plan, pointer: Pointer, posted: ReadonlySet<string>): Day[] {
  const next = nextUnposted(plan, pointer, posted);
  const until = next === undefined ? plan.days.length : (positionOf(plan, next.key) ?? 0);
  const from = positionOf(plan, pointer.firstDayKey) ?? 0;
  return plan.days.slice(0, until).filter(({ key }, position) => position >= from && !posted.has(key));
}

/** Whether a cohort is past a day: from its first to the last it was sent. None of these is still to be posted. */
export function isBehind(plan: Plan, pointer: Pointer, key: string): boolean {
  const position = positionOf(plan, key);
  const [first, last] = behind(plan, pointer);
  return position !== undefined && position >= first && position <= last;
}

/** The positions of the first and the last day that a cohort is past; the first lies behind the last where it is past none. */
export function behind(plan: Plan, { firstDayKey, lastDayKey }: Pointer): [first: number, last: number] {
  const last = lastDayKey === null ? undefined : positionOf(plan, lastDayKey);
  return [positionOf(plan, firstDayKey) ?? 0, last ?? -1];
}

/** How many days stand before the first of a cohort, which will not get them either, unless an admin goes back as far. */
export function daysBefore(plan: Plan, pointer: Pointer): number {
  const begins = positionOf(plan, pointer.firstDayKey) ?? 0;
  const next = upcomingDay(plan, pointer);
  return next === undefined ? begins : Math.min(begins, positionOf(plan, next.key) ?? 0);
}

export function isBefore(plan: Plan, pointer: Pointer, key: string): boolean {
  return (positionOf(plan, key) ?? plan.days.length) < daysBefore(plan, pointer);
}

/** Whether a post was about a day that its plan has lost since; false for posts about none. */
export function isTakenOut(plan: Plan, postedKey: string | null): boolean {
  return postedKey !== null && dayByKey(plan, postedKey) === undefined;
}
