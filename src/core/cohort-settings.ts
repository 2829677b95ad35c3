import {
  addDays,
  type LocalDate,
  type WallTime,
  type Weekday,
  wallClock,
  weekdayOf,
  type ZoneName,
} from './calendar.ts';
import { parseDateNear, parseWeekday } from './parse.ts';
import type { Schedule } from './schedule.ts';

/** What of its members’ a group is told of: milestones with long streaks, milestones alone (weeks, months, the whole plan), or nothing. */
export type Celebrations = 'all' | 'milestones' | 'off';

/** Where shared notes appear beside /notes: in a thread on each day’s post, in one on the first post of each week, or in none. */
export type Threads = 'off' | 'day' | 'week';

/** What an admin settles for a group, as slash options name it, in the order in which they are read and shown. */
export const settingNames = [
  'curriculum',
  'from',
  'channel',
  'publish',
  'timezone',
  'time',
  'weekdays',
  'start',
  'role',
  'take-role',
  'milestone-role',
  'celebrate',
  'threads',
  'days',
  'language',
  'work-ahead',
] as const;
export type SettingName = (typeof settingNames)[number];

/** What is settled of a group before it starts; most of it can be changed while it runs. */
export type SetupSettings = {
  versionId: number;
  channelId: string;
  time: WallTime;
  zone: ZoneName;
  weekdays: Weekday[];
  /** No post comes before this date. */
  startsOn: LocalDate;
  firstDayKey: string;
  roleId: string | null;
  /** Long days are posted whole, too. */
  wholeDays: boolean;
  celebrations: Celebrations;
  /** The language that is spoken in the channel; null: the plan’s, else the server’s. */
  language: string | null;
  /** Days may be done before they are posted. */
  worksAhead: boolean;
  /** Posts in an announcement channel go out to the servers that follow it. */
  publishes: boolean;
  threads: Threads;
  /** Whether members may take the role that is pinged, and give it back, by a button. */
  takesRole: boolean;
  /** The role for who has completed a month or the whole plan, to be taken by a button. */
  milestoneRoleId: string | null;
};

/** Why something is proposed: the plan is the server’s own or the learner’s, the zone is the admin’s or another group’s or is guessed by a language, or it suits most. */
export type Proposal =
  | 'usual'
  | 'own-plan'
  | 'yours'
  | 'here'
  | 'own-zone'
  | 'group-zone'
  | 'server-language'
  | 'own-language';

/** What nobody has chosen yet, and why it is proposed. */
export type Proposed = Partial<Record<SettingName, Proposal>>;

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
  | { kind: 'unpublished' }
  | { kind: 'language'; text: string }
  | { kind: 'unsuitable'; channelId: string }
  | { kind: 'cannot-post'; channelId: string; missing: string[] }
  | { kind: 'occupied'; channelId: string; cohortId: number; title: string; posts: Schedule }
  | { kind: 'no-plan' };

/** What a text that is no zone may mean: a few of them, and whether it is the short name of several, as `IST` is. */
export function zonesMeant({ text, suggestions }: { text: string; suggestions: string[] }) {
  const isShort = /^[a-z]{2,5}$/i.test(text.trim()) && suggestions.length > 1;
  return { such: suggestions.slice(0, 3).join(', '), isShort };
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
