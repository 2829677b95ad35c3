import {
  addDays,
  DATE_ENDS,
  instantAt,
  type LocalDate,
  laterDate,
  type WallTime,
  type Weekday,
  wallClock,
  weekdayOf,
  type ZoneName,
} from './calendar.ts';
import type { Posted } from './ledger.ts';

/** When a cohort posts: at a local time on its weekdays in its zone. */
export type Schedule = { weekdays: Weekday[]; time: WallTime; zone: ZoneName };

/** A date on which a schedule posts, and the instant of it. */
export type Slot = { on: LocalDate; at: Date };

const hourMs = 3_600_000;
const lateAfterMs = 15 * 60_000;
const openAtLeastMs = 12 * hourMs;

/** The slot on a date, whatever its weekday; in a spring gap its instant may fall on the next calendar date. */
export function slotOn(schedule: Schedule, on: LocalDate): Slot {
  return { on, at: instantAt(on, schedule.time, schedule.zone) };
}

/** The first slot strictly after an instant and not before a date of the schedule's zone. */
export function nextSlot(schedule: Schedule, after: Date, notBefore?: LocalDate): Slot {
  const dayBefore = addDays(wallClock(after, schedule.zone).on, -1);
  const from = notBefore === undefined ? dayBefore : laterDate(dayBefore, notBefore);
  return firstSlot(schedule, from, 1, ({ at }) => at > after);
}

/** The newest slot that had come at an instant. */
export function slotBefore(schedule: Schedule, at: Date): Slot {
  return firstSlot(schedule, wallClock(at, schedule.zone).on, -1, (slot) => slot.at <= at);
}

/** The first slot that will do, date by date from one on, forward or back. */
function firstSlot(schedule: Schedule, from: LocalDate, step: 1 | -1, willDo: (slot: Slot) => boolean): Slot {
  for (let tried = 0; tried < 10; tried++) {
    const slot = slotOn(schedule, addDays(from, tried * step));
    if (studies(schedule, slot.on) && willDo(slot)) return slot;
  }
  throw new RangeError('A schedule without weekdays has no slots.');
}

/** The slot `n` study dates after a given one (0: that one itself), as far as the schedule stays as it is. */
export function slotAfter(schedule: Schedule, first: Slot, n: number): Slot {
  if (n <= 0) return first;
  const aWeek = schedule.weekdays.length;
  let on = addDays(first.on, Math.floor(n / aWeek) * 7);
  for (let left = n % aWeek; left > 0; ) {
    on = addDays(on, 1);
    if (studies(schedule, on)) left -= 1;
  }
  return slotOn(schedule, on);
}

const sociable = { from: 9, to: 20 };

/** The first full hour from an instant on, from 09:00 to 20:00 by a zone's clock, at which a group likes to be told something. */
export function sociableHour(after: Date, zone: ZoneName): Date {
  const { on, time } = wallClock(new Date(after.getTime() + hourMs - 1), zone);
  const hour = Number(time.slice(0, 2));
  const at = (date: LocalDate, full: number) =>
    instantAt(date, `${String(full).padStart(2, '0')}:00` as WallTime, zone);
  if (hour > sociable.to) return at(addDays(on, 1), sociable.from);
  return at(on, Math.max(hour, sociable.from));
}

/** When a post stops counting for a learner: 04:00 on the following date, there or in the cohort, and 12 hours after it at least. */
export function closesAt(post: Pick<Posted, 'on' | 'at' | 'zone'>, learnerZone: ZoneName): Date {
  const inCohort = dateEndsAt(post.on, post.zone);
  const forLearner = learnerZone === post.zone ? inCohort : dateEndsAt(post.on, learnerZone);
  return new Date(Math.max(inCohort.getTime(), forLearner.getTime(), post.at.getTime() + openAtLeastMs));
}

/**
 * Whether a post is so old that it has closed in every zone, which is cheaper to tell than when. Its date begins 14 hours
 * before UTC's at the earliest and ends 12 + 28 hours after UTC's begins at the latest: 54 hours in all, so three days.
 */
export function longClosed(post: Pick<Posted, 'at'>, now: Date): boolean {
  return now.getTime() - post.at.getTime() >= 72 * hourMs;
}

/** The instant at which a study date ends in a zone. */
export function dateEndsAt(on: LocalDate, zone: ZoneName): Date {
  return instantAt(addDays(on, 1), DATE_ENDS, zone);
}

/** A post that goes out at an instant, whatever the schedule, on its calendar date in a zone. */
export function slotNow(at: Date, zone: ZoneName): Slot & { zone: ZoneName } {
  return { on: wallClock(at, zone).on, at, zone };
}

/** Whether a post that goes out at an instant says that it is late: more than a quarter of an hour after its slot. */
export function isLate(slotAt: Date, at: Date): boolean {
  return at.getTime() - slotAt.getTime() > lateAfterMs;
}

/** Whether a schedule posts on the weekday of a date. */
export function studies(schedule: Schedule, on: LocalDate): boolean {
  return schedule.weekdays.includes(weekdayOf(on));
}
