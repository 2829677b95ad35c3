import type { SkipReason } from '../../../../core/block-reasons.ts';
import type { LocalDate } from '../../../../core/calendar.ts';
import { named, timestamp } from '../../../kit/format.ts';
import { nextDayWords } from '../../next-day.ts';
import { count, date } from '../language.ts';
import { skipped } from '../reasons.ts';

// What an admin does with a group's plan while it runs.

/** A first and a last date; null where there is no last one. */
export type Dates = { from: LocalDate; until: LocalDate | null };

/** `Thu 24 Dec – Wed 6 Jan`, `Thu 24 Dec`. */
export function dates(from: LocalDate, until: LocalDate | null): string {
  if (until === null) return `from ${date(from)} on`;
  return from === until ? date(from) : `${date(from)} – ${date(until, from)}`;
}

/** The list under a group’s status: what each action is called, and what it does. */
export const actions = {
  more: 'More…',
  each: {
    skip: ['Skip the next day', 'It is skipped, and the one after it comes next'],
    repeat: ['Repeat the last day', 'It comes once more, before the plan goes on'],
    jump: ['Go on from another day', 'Ahead or back, from the next post on'],
    now: ['Post now', 'The next day comes at once, if today has no post yet'],
    holiday: ['Holidays', 'Dates without posts, planned ahead'],
    follow: ['Next plan', 'What follows after the last day, or at once, for the same people'],
    restart: ['Start over', 'The plan from its first day, for the same people'],
    remove: ['Remove somebody', 'They leave the plan, and keep everything that is theirs'],
  } satisfies Record<string, [string, string]>,
};

/** Dates on which a group takes time off, planned ahead. */
export const holidays = {
  head: (title: string) => `🏖️ **Holidays of ${named(title)}**`,
  means:
    'On these dates nothing is posted and nothing is due: streaks wait as they are, no day of the plan is left out, and there is nothing to catch up on afterwards.',
  line: ({ from, until }: Dates) => `• ${dates(from, until)}`,
  none: 'None are planned.',
  planned: ({ from, until }: Dates, next: Date | null) =>
    `🏖️ Planned: ${dates(from, until)}.${next === null ? '' : ` The first post after that comes ${timestamp(next, 'F')}.`} The channel is told.`,
  today: 'What was posted today stays, and can be done; it is due for nobody any more.',
  before: ({ from, until }: Dates) => `${dates(from, until)} is without posts already. Nothing was changed.`,
  removed: ({ from, until }: Dates, next: Date | null) =>
    `↩️ Called off: ${dates(from, until)}.${next === null ? '' : ` The next post comes ${timestamp(next, 'F')}.`} The channel is told.`,
  gone: 'That holiday is over, or was called off already. Nothing was changed.',
  backwards: 'That ends before it begins. Nothing was changed; **until** is the last date without a post.',
  plan: 'Plan a holiday',
  remove: 'Call one off…',
  form: {
    from: { label: 'First date without a post', description: 'Like 2026-12-24, monday or tomorrow' },
    until: { label: 'Last date without a post', description: 'Empty: that one date only' },
  },
};

const doneBefore =
  'whoever has done it already has nothing to do, and that date neither adds to their streak nor breaks it';

/** What comes next, where an admin wants another day than the planned one. */
export const comesNext = {
  ...nextDayWords({
    question: ({ day, was, at }) => ({
      skip: `⏭️ Skip ${was}, and go on with ${day}${at}?`,
      repeat: `🔁 Post ${day} once more${at}?`,
      jump: `⏩ Go on with ${day}${at}, instead of ${was}?`,
    }),
    news: ({ day, was, at }) => ({
      skip: `⏭️ ${was} is skipped: next comes ${day}${at}.`,
      repeat: `🔁 ${day} comes once more${at}.`,
      jump: `⏩ The plan goes on with ${day}${at}.`,
      back: `↩️ As planned before: next comes ${day}${at}.`,
    }),
    follows: (was) => `${was} follows after it; ${doneBefore}.`,
    leftOut: ({ one, passed, day }) =>
      `${one === null ? `${count(passed, 'day')} ${passed === 1 ? 'is' : 'are'}` : `${one} is`} not posted and due for nobody; once ${day} is out, anyone who likes can still do ${passed === 1 ? 'it' : 'them'}.`,
    onceMore: `What was posted before comes once more from there on: ${doneBefore}.`,
    nobodyLoses: 'Nobody’s streak, work or notes are touched.',
    told: 'The channel is told. It can be taken back until then.',
  }),
  sure: 'Do it',
  undo: 'Take it back',
  stuck:
    'A post is stuck at the moment, so nothing else can come next. Nothing was changed; /cohort status says what is in the way.',
  lastOne:
    'No day comes after the next one, so there is nothing to go on with instead. Nothing was changed. /cohort jump goes to any day, /cohort end ends the plan.',
  nothingYet: 'No day has been posted yet, so none can come once more. Nothing was changed.',
  already: (day: string) => `**${named(day)}** comes next already. Nothing was changed.`,
  changed:
    'That was done already, or the group has gone on meanwhile. Nothing was changed; /cohort status shows what comes next.',
  form: { title: 'Go on from another day', day: { label: 'Which day', description: 'Its number or title, like 12' } },
};

/** The next day's post goes out at once. */
export const postNow = {
  ask: (now: { day: string; on: LocalDate; until: Date; instead: Date | null; isDue: boolean }) =>
    `📣 Post **${named(now.day)}** now? It counts for ${date(now.on)} and stays open until ${timestamp(now.until, 'f')}.${
      now.instead === null
        ? ''
        : ` It takes the place of the post of ${timestamp(now.instead, 't')}: there is only one per date.`
    } ${
      now.isDue
        ? 'It is due like every post.'
        : 'Today is none of the plan’s weekdays, so it is due for nobody: whoever does it gains a date, whoever doesn’t loses nothing.'
    }`,
  askClosing:
    '📣 Post the closing message now? The plan is finished with it. Nothing closes: open days can still be done, and nobody’s streak is touched.',
  sure: 'Post it now',
  coming: (day: string, channelId: string) => `📣 **${named(day)}** comes in <#${channelId}> within a minute.`,
  paused:
    'The plan takes a break at the moment, so nothing is posted. Nothing was changed. /cohort resume ends the break, /cohort holiday lists what is planned.',
  postedToday: (day: string | null, at: Date | null) =>
    `Today has its post already${day === null ? '' : `: **${named(day)}**${at === null ? '' : `, ${timestamp(at, 't')}`}`}. There is only one post per date, so nothing was changed; under /cohort status you choose what comes next.`,
  skippedToday: (reason: SkipReason | null) =>
    `Today’s post did not go out (${skipped(reason)}), and there is only one post per date. Nothing was changed.`,
};
