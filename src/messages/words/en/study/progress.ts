import type { LocalDate } from '../../../../core/calendar.ts';
import type { DateState } from '../../../../core/streak/date-state.ts';
import type { Streak } from '../../../../core/streak/streak.ts';
import { count, date, list, month } from '../language.ts';

/** What stands in the picture of somebody's progress, beside it, and instead of it where there is none. */
export const progress = {
  /** `streak`: null where it is hidden. */
  headline: (done: number, total: number, streak: Streak | null) =>
    `📊 **${done} of ${count(total, 'day')} of the plan**${streak === null ? '' : ` · streak ${streak.current} · best ${streak.longest}`}`,
  picture: {
    days: 'days of the plan',
    streak: 'streak',
    best: 'best streak',
    weeks: 'Days done, by week of the plan',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    month,
  },
  /** The picture of a group's week. */
  together: {
    people: (people: number) => (people === 1 ? 'person took part' : 'people took part'),
    days: (days: number) => (days === 1 ? 'day done' : 'days done'),
    longest: 'longest streak',
    perDay: 'People who have done each day',
    /** `perDay`: each day with how many have done it. */
    shows: (people: number, days: number, perDay: string[]) =>
      `${count(people, 'person', 'people')} took part, ${count(days, 'day')} done. People who have done each day: ${perDay.join('; ')}.`,
  },
  /** What the colours mean; a state without words has none of its own. */
  states: {
    kept: 'done',
    'kept-late': 'logged late',
    ahead: 'done ahead',
    frozen: 'freeze used',
    paused: 'paused',
    away: 'away',
    rest: 'rest day',
    missed: 'missed',
    open: 'still open',
    'no-post': null,
    'not-due': null,
  } satisfies Record<DateState, string | null>,
  dates: (from: LocalDate, to: LocalDate, states: { label: string; dates: number }[]) =>
    `${date(from, to)} to ${date(to)}: ${list(states.map(({ label, dates }) => `${dates} ${label}`))}.`,
  week: (label: string, done: number, total: number) => `${label}: ${done} of ${total}`,
  weeks: (weeks: string[]) => `Days done by week of the plan: ${weeks.join('; ')}.`,
  noPicture: '-# I can’t draw here, so this is your progress in words.',
  noGlyphs: 'The plan’s title is not in the picture: I don’t have the letters to draw it with.',
  hidden: '-# Your streak is hidden: it is left out here and when you share. /privacy changes that.',
  share: 'Share here',
  notJoined:
    'You have not joined this plan yet, so there is no progress to show. Finish a day with /done, or start with /join.',
  joinToLook: 'The progress of others is for those who study along. Finish a day with /done, or start with /join.',
  notShown: (name: string) =>
    `${name} shows no progress here: they are not in this plan, or keep theirs to themselves.`,
  shareInChannel: (channelId: string) =>
    `This can be shared in the plan’s own channel, <#${channelId}>. Nothing was posted: use /progress there.`,
};
