import { addDays, instantAt, type LocalDate, studyDate, type WallTime, wallClock, type ZoneName } from '../calendar.ts';
import type { Ledger } from '../ledger.ts';
import { dateEndsAt } from '../schedule.ts';
import { quietState, statesOf } from '../streak/date-state.ts';
import { learnerDate } from './learner-settings.ts';

/** What somebody can be sent about a date that is still open to them: a word at their hour, and one before it closes. */
export type ReminderKind = 'reminder' | 'last-call';

/** The hours that are offered where nobody has named one. */
export const usualTime: Record<ReminderKind, WallTime> = { reminder: '18:00', 'last-call': '21:00' };

/** The hour of somebody's clock at which they are reminded. */
export type ReminderTime = { time: WallTime; zone: ZoneName };

/** The first instant strictly after another one at which that clock shows that hour: once on every date, whatever the clock does. */
export function nextReminder(hour: ReminderTime, after: Date): Date {
  const next = around(hour, after).find((at) => at > after);
  if (next === undefined) throw new RangeError('no zone leaves out two dates in a row');
  return next;
}

/** The newest such instant that has come: after an outage the only one worth a word. */
export function lastReminder(hour: ReminderTime, now: Date): Date {
  return around(hour, now).findLast((at) => at <= now) ?? now;
}

function around({ time, zone }: ReminderTime, at: Date): Date[] {
  const { on } = wallClock(at, zone);
  return [-2, -1, 0, 1, 2].map((days) => instantAt(addDays(on, days), time, zone));
}

/** The date that a reminder is about, and when nobody wants it any more: when that date is over. */
export function reminderDate(at: Date, zone: ZoneName): { on: LocalDate; untilAt: Date } {
  const on = studyDate(at, zone);
  return { on, untilAt: dateEndsAt(on, zone) };
}

export const snoozes = ['hour', 'tonight', 'tomorrow'] as const;
export type Snooze = (typeof snoozes)[number];

const evening: WallTime = '20:00';
const hourMs = 60 * 60_000;

/**
 * When a reminder that was put off comes again: in an hour, at 20:00 of the same date, or at its own hour on the next.
 * Null where that evening has come already.
 */
export function snoozedUntil(snooze: Snooze, { time, zone }: ReminderTime, now: Date): Date | null {
  const today = studyDate(now, zone);
  switch (snooze) {
    case 'hour':
      return new Date(now.getTime() + hourMs);
    case 'tonight': {
      const at = instantAt(today, evening, zone);
      return at > now ? at : null;
    }
    case 'tomorrow':
      return nextReminder(
        { time, zone },
        dateEndsAt(today, zone) > now ? instantAt(addDays(today, 1), '00:00', zone) : now,
      );
  }
}

/** Whether a learner is away on a date, at rest, or their group is paused: then nobody reminds them of anything. */
export function isFree(ledger: Ledger, on: LocalDate): boolean {
  return ['paused', 'away', 'rest'].includes(quietState(ledger, on));
}

/** The day that a learner may still do for the latest date that is open to them; null where it is done, or the date is free. */
export function stillOpen(ledger: Ledger, now: Date): { dayKey: string; closesAt: Date } | null {
  const since = addDays(learnerDate(ledger, now), -4);
  const latest = statesOf(ledger, now, since).findLast(({ closesAt }) => closesAt !== null);
  if (latest?.closesAt == null || latest.state !== 'open' || isFree(ledger, latest.on)) return null;
  const post = ledger.posts.find(({ on }) => on === latest.on);
  const isDone = ledger.completions.some(({ dayKey }) => dayKey === post?.dayKey);
  return post === undefined || isDone ? null : { dayKey: post.dayKey, closesAt: latest.closesAt };
}
