import {
  addDays,
  type LocalDate,
  type WallTime,
  type Weekday,
  wallClock,
  weekdayOf,
  type ZoneName,
} from './calendar.ts';
import { parseDateNear, parseTime, parseWeekday, parseWeekdays } from './parse.ts';
import type { Schedule } from './schedule.ts';
import { findZone } from './zones/zones.ts';

/** What of its members’ a group is told of: milestones with long streaks, milestones alone (weeks, months, the whole plan), or nothing. */
export type Celebrations = 'all' | 'milestones' | 'off';

/** Where shared notes appear beside /notes: in a thread on each day’s post, in one on the first post of each week, or in none. */
export type Threads = 'off' | 'day' | 'week';

/** What an admin is about to start in a channel. */
export type SetupSettings = {
  versionId: number;
  channelId: string;
  time: WallTime;
  zone: ZoneName;
  weekdays: Weekday[];
  startsOn: LocalDate;
  firstDayKey: string;
  roleId: string | null;
  /** Long days are posted whole, too. Missing in drafts from before there was a choice. */
  wholeDays?: boolean;
  /** What the group is told of; milestones where nothing is said. */
  celebrations?: Celebrations;
  /** No threads where nothing is said. */
  threads?: Threads;
  /** Whether members may take the role that is pinged, and give it back, by a button. */
  takesRole?: boolean;
  /** The role for who has completed a month or the whole plan, to be taken by a button. */
  milestoneRoleId?: string | null;
};

/** Why an option cannot be used; each is a line of one reply. */
export type InputProblem =
  | { kind: 'time'; text: string }
  | { kind: 'zone'; text: string; suggestions: string[] }
  | { kind: 'weekdays'; text: string }
  | { kind: 'date'; text: string }
  | { kind: 'past'; text: string }
  | { kind: 'far'; text: string }
  | { kind: 'day'; text: string; near: string[]; first: string; last: string }
  | { kind: 'curriculum'; text: string; near: string[] }
  | { kind: 'everyone' }
  | { kind: 'no-plan' };

/** The clock of a cohort as an admin types it. */
type ScheduleInput = { time?: string | undefined; timezone?: string | undefined; weekdays?: string | undefined };

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

/** Reads a date from today on, in a zone, at most a year ahead; a weekday is the first of its name from a date on, today if none is given. */
export function readFutureDate(text: string, zone: string, now: Date, since?: LocalDate): LocalDate | InputProblem {
  const today = wallClock(now, zone).on;
  const weekday = /^\s*last\b/i.test(text) ? undefined : parseWeekday(text);
  const first = since ?? today;
  const on = weekday === undefined ? parseDateNear(text, today) : addDays(first, (weekday - weekdayOf(first) + 7) % 7);
  if (on === undefined) return { kind: 'date', text };
  if (on < today) return { kind: 'past', text };
  return on > addDays(today, 366) ? { kind: 'far', text } : on;
}
