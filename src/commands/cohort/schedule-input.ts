import { addDays, type LocalDate, wallClock } from '../../core/calendar.ts';
import { parseDateNear, parseTime, parseWeekdays } from '../../core/parse.ts';
import type { Schedule } from '../../core/schedule.ts';
import { findZone } from '../../core/zones/zones.ts';
import type { InputProblem } from '../../messages/cohort/schedule.ts';

/** The clock of a cohort as an admin types it. */
export type ScheduleInput = { time?: string | undefined; timezone?: string | undefined; weekdays?: string | undefined };

/** Reads what was given over what holds now; everything wrong is named at once. */
export function readSchedule(given: ScheduleInput, now: Schedule): { schedule: Schedule; problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  const schedule = { time: now.time, zone: now.zone, weekdays: now.weekdays };
  if (given.time !== undefined) {
    const time = parseTime(given.time);
    if (time === undefined) problems.push({ kind: 'time', text: given.time });
    else schedule.time = time;
  }
  if (given.timezone !== undefined) {
    const zone = findZone(given.timezone);
    if (zone.kind === 'unknown') problems.push({ kind: 'zone', text: given.timezone, suggestions: zone.suggestions });
    else schedule.zone = zone.zone;
  }
  if (given.weekdays !== undefined) {
    const weekdays = parseWeekdays(given.weekdays);
    if (weekdays === undefined) problems.push({ kind: 'weekdays', text: given.weekdays });
    else schedule.weekdays = weekdays;
  }
  return { schedule, problems };
}

/** Reads a date from today on, in a zone, at most a year ahead. */
export function readFutureDate(text: string, zone: string, now: Date): LocalDate | InputProblem {
  const today = wallClock(now, zone).on;
  const on = parseDateNear(text, today);
  if (on === undefined) return { kind: 'date', text };
  if (on < today) return { kind: 'past', text };
  return on > addDays(today, 366) ? { kind: 'far', text } : on;
}
