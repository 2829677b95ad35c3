import {
  addDays,
  type LocalDate,
  type WallTime,
  type Weekday,
  weekdayOf,
  type ZoneName,
} from '../../src/core/calendar.ts';
import type { Completion, Ledger, PlanDays, Posted } from '../../src/core/ledger.ts';
import { type Schedule, slotOn } from '../../src/core/schedule.ts';

/** A learner who joined long ago and has neither posts nor work, in UTC. */
export const newLedger: Ledger = {
  joinedAt: new Date('2026-01-01T12:00Z'),
  zone: 'UTC',
  settings: [],
  paces: [],
  pauses: [],
  cohortPauses: [],
  posts: [],
  completions: [],
  past: null,
};

/** A plan of days with these keys. */
export function planOfKeys(keys: readonly string[]): PlanDays {
  return {
    days: keys.map((key) => ({ key })),
    entries: new Map(keys.map((key, position) => [key, { position }])),
  };
}

export function scheduleOf(
  time: WallTime,
  zone: ZoneName = 'UTC',
  weekdays: Weekday[] = [1, 2, 3, 4, 5, 6, 7],
): Schedule {
  return { weekdays, time, zone };
}

/** The posts of a schedule on `count` dates from `from` on; each day's key is its date. */
export function postsOf(schedule: Schedule, from: LocalDate, count: number): Posted[] {
  return Array.from({ length: count }, (_, i) => addDays(from, i))
    .filter((on) => schedule.weekdays.includes(weekdayOf(on)))
    .map((on) => ({ ...slotOn(schedule, on), zone: schedule.zone, dayKey: on }));
}

export function doneOn(on: LocalDate, late = false): Completion {
  return { dayKey: on, on, late, at: new Date(`${on}T10:00Z`) };
}
