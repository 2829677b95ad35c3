import type { LocalDate } from '../../../../core/calendar.ts';
import type { EndedRun } from '../../../../core/ledger.ts';
import type { DateState } from '../../../../core/streak/date-state.ts';
import type { Streak } from '../../../../core/streak/streak.ts';
import type { Field } from '../../../../curriculum/model.ts';
import { named, timestamp } from '../../../kit/format.ts';
import { count, date, list } from '../language.ts';
import { next, pace } from './own.ts';
import { week } from './week.ts';

type Place = { position: number; total: number };

const ofTotal = ({ position, total }: Place) => `day ${position} of ${total}`;
const lookAhead = 'Look ahead as much as you like.';

/** The daily study: days, weeks, what was done, and the streak. Titles and labels come as they are to be shown. */
export const study = {
  /** The same wherever a streak is shown. */
  streak: (streak: Streak) => `streak ${numbers(streak)}`,
  progress: (done: number, total: number) => `${done} of ${total} in the plan.`,
  paused: (until: Date | null) =>
    `⏸️ The group is paused ${until === null ? 'for now' : `until ${timestamp(until, 'f')}`}. Nobody’s streak is touched.`,
  stuck: (label: string | null) =>
    `⚠️ ${label === null ? 'The closing message' : `The post for **${label}**`} is stuck, and this server’s admins have been told why. It will come by itself once that is fixed; no streak is touched in the meantime.`,

  day: {
    numbered: (number: string | number) => `Day ${number}`,
    /** Without what a plan calls it: the number alone. */
    short: (label: string) => label.replace(/^Day /, ''),
    headline: (name: string, minutes: number | null) => (minutes === null ? name : `${name} · ${minutes} min`),
    place: (week: string | undefined, inWeek: Place | null, inPlan: Place) =>
      [week ?? [], inWeek === null ? [] : ofTotal(inWeek), `${ofTotal(inPlan)} in the plan`].flat().join(' · '),
    fields: {
      task: 'Task',
      learning: 'Learn',
      practice: 'Practice',
      documentation: 'Write down',
      'done-when': 'Done when',
      other: 'More',
    } satisfies Record<Field['kind'], string>,
    resources: 'Read',
    moreLinks: (more: number) => `${more} more`,
    doneSince: (at: Date, on: LocalDate, late: boolean) =>
      `✅ You did this ${timestamp(at, 'R')}; it counts for ${date(on)}${late ? ', logged late' : ''}.`,
    openUntil: (until: Date) => `🕗 Still on time until ${timestamp(until, 'f')}.`,
    posted: (at: Date) => `⬜ Posted ${timestamp(at, 'D')}. Days never expire: finish it any time.`,
    opens: (at: Date | null) => `🔒 ${at === null ? 'Not posted yet' : `Opens ${timestamp(at, 'F')}`}. ${lookAhead}`,
    none: (asked: string, first: string, last: string, near: string[]) => {
      const meant = near.map((label) => `**${label}**`);
      const hint = near.length === 0 ? '' : ` Did you mean ${list(meant, 'or')}?`;
      return `This plan has no day ${asked}; it goes from ${first} to ${last}.${hint} Nothing was changed.`;
    },
    note: 'Note',
  },

  /** The daily post, and the one message after the last. */
  post: {
    readIt: (headline: string) => `${headline} · press 📖 Steps to read it`,
    howToTakePart: 'Press ✅ when you have done it; that is all it takes to take part.',
    steps: 'Steps',
    week: 'Week',
    month: 'Month',
    openUntil: (until: Date, late: boolean) => {
      // Across zones a bare time could mean this morning.
      const closes = `${timestamp(until, 't')} (${timestamp(until, 'R')})`;
      return late
        ? `🕗 Posted late: I was away at the usual hour. Today still counts until ${closes}.`
        : `🕗 Counts for today until ${closes}.`;
    },
    /** `more`: how many have done it besides those named. */
    finishers: (names: string[], more: number) =>
      `✅ ${names.length === 0 ? `${more} ${more === 1 ? 'has' : 'have'} done it` : list([...names, ...(more === 0 ? [] : [`${more} more`])])}`,
    weekStarts: (title: string) => `🗓️ **${title}** starts today.`,
    goalElsewhere: 'Its goal: /week, or /month.',
    review: (week: string, earlier: string[]) =>
      `**Review day.**${earlier.length === 0 ? '' : ` ${week} covered ${list(earlier)}.`} Press 🗓️ Week to see what you have done, then 📝 Note to write down what you take away from it.`,
    weekSoFar: (week: string, learners: number) =>
      `👥 **${week} so far**: how many have done each day, of ${count(learners, 'learner')}`,
    monthEnds: (month: string) => `🏁 **${month}** ends with this day.`,
    harvestElsewhere: 'Press 🗓️ Month for what to take away and where it goes next.',
    planEnds: (title: string | null, days: number) =>
      `🏁 ${title === null ? 'The plan' : `**${title}**`} is complete: all ${count(days, 'day')} have been posted.`,
    takeaways: 'Take away',
    takeawaysElsewhere: 'What to take away from it: /month.',
  },

  next,
  pace,

  done: {
    unsaved: (day = '') => `${day === '' ? 'The day' : `Day ${day}`} is **not** marked done.`,
    done: (label: string) => `✅ **${label} done.**`,
    countsFor: (on: LocalDate, late: boolean) => `${late ? 'Logged late, it' : 'It'} counts for ${date(on)}.`,
    streak: (streak: Streak, daysToFreeze: number | null) => {
      if (daysToFreeze === null) return `🔥 Streak ${numbers(streak)}`;
      const more = `${count(daysToFreeze, 'more day')} ${daysToFreeze === 1 ? 'earns' : 'earn'}`;
      const what = streak.freezes === 0 ? 'a freeze, which covers one missed day' : 'another';
      return `🔥 Streak ${numbers(streak)} · ${more} ${what}`;
    },
    keptBefore: (on: LocalDate) => `${date(on)} counted already, so your streak stays as it is.`,
    closed: (on: LocalDate, closedAt: Date) =>
      `It counts for ${date(on)}: the post’s date closed ${timestamp(closedAt, 'R')}.`,
    ended: 'This day starts a new one.',
    frozen: (dates: LocalDate[]) =>
      `❄️ You missed ${list(dates.map((on) => date(on)))}; ${dates.length === 1 ? 'a freeze' : 'freezes'} kept your streak going.`,
    milestone: (label: string) => `🎉 ${label} milestone reached.`,
    planFinished: '🏁 That was the last day: you have finished the whole plan.',
    endReached: '🏁 That was your last open day: you have come to the end of the plan.',
    joined: '👋 You’re in the group now. /help shows the rest.',
    named: '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    addNote: 'Add a note',
    undo: 'Undo',
    already: (label: string, at: Date) => `${label} is already done (${timestamp(at, 'R')}). Nothing changed.`,
    caughtUp: 'You’re all caught up.',
    notStarted: (label: string, opensAt: Date | null, day: string) =>
      `${opening(label, opensAt)} Until then: **/day day:${day}** to look ahead, /zone to set your clock.`,
    notYet: (label: string, opensAt: Date | null, latest: string | null) =>
      `${opening(label, opensAt)} Nothing was logged. ${
        latest === null
          ? 'Until then: /day to look ahead, /zone to set your clock.'
          : `The latest day is ${latest}; see /today.`
      }`,
  },

  /** What stands against the date in `when`. */
  when: {
    unclear: (asked: string) =>
      `I can’t read ${asked} as a date. Nothing was logged. Write **today**, **yesterday**, a weekday or a date such as 2026-03-09.`,
    future: (asked: LocalDate, today: LocalDate) =>
      `${date(asked)} is still to come: today is ${date(today)} for you. Nothing was logged. Leave out **when** to log for today.`,
    tooFarBack: (asked: LocalDate, oldest: LocalDate) =>
      `${date(asked)} has closed. You can log for today and the two dates before it (back to ${date(oldest)}). Nothing was logged. Leave out **when** to log the day for today: days themselves never expire.`,
    beforeJoining: (joinedOn: LocalDate | null) =>
      `${joinedOn === null ? 'You join with your first day, today' : `You joined on ${date(joinedOn)}`}, so no earlier date can count. Nothing was logged. Leave out **when** to log the day for today: days themselves never expire.`,
    today: 'Today',
    yesterday: (on: LocalDate) => `Yesterday (${date(on)})`,
  },

  undo: {
    unsaved: 'The day is still marked done.',
    undone: (label: string, on: LocalDate) => `↩️ ${label} is no longer marked done (it had counted for ${date(on)}).`,
    doAgain: 'Mark it done again',
    nothing: 'No day is marked done for you here, so there is nothing to undo.',
    notDone: (label: string) => `${label} is not marked done, so there is nothing to undo. Nothing was changed.`,
    closed: (label: string, on: LocalDate) =>
      `${label} counts for ${date(on)}, and that date has closed. Only today and the two dates before it can be undone. Nothing was changed; an admin of this server can correct older entries.`,
  },

  wrapUp: {
    title: (week: string) => `🗓️ **${week}** is over. This is what you did together:`,
    done: (people: number, days: number) =>
      `👥 ${count(people, 'person', 'people')} took part, ${count(days, 'day')} done`,
    reached: (label: string, people: number) => `🏁 ${label} complete: ${count(people, 'person', 'people')}`,
    runs: (runs: { name: string; run: number }[]) =>
      `🔥 Longest streaks: ${list(runs.map(({ name, run }) => `${name} ${run}`))}`,
    notes: '📝 **Notes you shared**',
    noteOf: (name: string, day: string) => `**${name}** on ${day}`,
    moreReached: (more: number) => `🏁 … and ${count(more, 'more milestone')}`,
    moreNotes: (number: number) => `-# ${number} more: /notes, then “From the group”`,
  },
  celebration: {
    reached: (names: string[], what: string) =>
      `🏁 ${list(names)} ${names.length === 1 ? 'has' : 'have'} completed **${named(what)}**.`,
    finished: (names: string[], days: number) =>
      `🎓 ${list(names)} ${names.length === 1 ? 'has' : 'have'} finished the whole plan: all ${count(days, 'day')}.`,
    run: (names: string[], run: number) => `🔥 ${list(names)}: a streak of ${run}.`,
    more: (number: number) => `${number} more`,
    nameless: '🏁 Somebody has reached a milestone here.',
  },
  board: {
    order: 'Go by…',
    orders: { days: 'Days of the plan', week: 'Days done this week', streak: 'Streak' },
    scores: {
      days: (days: number) => count(days, 'day'),
      week: (days: number) => count(days, 'day'),
      streak: (run: number) => `streak ${run}`,
    },
    /** `others`: how many share the place. */
    place: (rank: number, of: number, others: number) =>
      `-# You are at ${rank} of ${of}${others === 0 ? '' : `, with ${count(others, 'other')}`}.`,
    nowhere: '-# You are not on it yet: one day done is all it takes.',
    noRun: '-# You have no streak at the moment: the next day you finish starts one.',
    hidden: {
      'off-board': '-# You have left the board; nobody sees you on it.',
      'streak-hidden': '-# You hide your streak, so you are left out here.',
    },
    nobody: 'Nobody yet.',
  },
  streakView: {
    headline: (done: number, total: number, streak: Streak) =>
      `🔥 **${done} of ${total} days of the plan** · streak ${numbers(streak)}`,
    /** A streak that ended is said once, kindly, beside the best one. */
    ended: ({ on, run }: EndedRun, best: number) =>
      `Your last streak, ${run}, ended on ${date(on)}; ${run === best ? 'it stays your best.' : `your best, ${best}, stays.`}`,
    startsNext: 'The next day you finish starts a new one.',
    /** What a date came to, under its sign. */
    states: {
      kept: ['✅', 'done'],
      'kept-late': ['✅', 'done, logged late'],
      frozen: ['❄️', 'missed, covered by a freeze'],
      paused: ['⏸️', 'paused'],
      away: ['🏖️', 'away'],
      rest: ['🌙', 'rest day'],
      'no-post': ['▫️', 'no post that day'],
      'not-due': ['▫️', 'before joining'],
      missed: ['➖', 'missed'],
      ahead: ['⏩', 'done ahead'],
      open: ['⬜', 'open'],
    } satisfies Record<DateState, [sign: string, reason: string]>,
    openUntil: (until: Date) => `open until ${timestamp(until, 'f')}`,
    date: (on: LocalDate, isToday: boolean) => `${date(on)}${isToday ? ' (today)' : ''}`,
    upTo: (on: LocalDate) => `up to ${date(on)}`,
    dates: (first: LocalDate, last: LocalDate, isToday: boolean) =>
      `${date(first)} – ${date(last)}${isToday ? ' (today)' : ''}`,
    rule: 'A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
    hidden: 'Your streak is hidden: only you see it, here. /privacy changes that.',
    none: 'You have not joined this plan yet, so there is no streak. Finish a day with /done, or start with /join.',
  },

  week,
};

function opening(label: string, opensAt: Date | null): string {
  return opensAt === null ? `${label} has not been posted yet.` : `${label} opens ${timestamp(opensAt, 'F')}.`;
}

function numbers({ current, longest, freezes }: Streak): string {
  return `${current} · best ${longest}${freezes === 0 ? '' : ` · ${count(freezes, 'freeze')}`}`;
}
