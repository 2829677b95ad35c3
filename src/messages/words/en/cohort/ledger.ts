import type { LocalDate } from '../../../../core/calendar.ts';
import type { Correction } from '../../../../core/ledger.ts';
import type { Streak } from '../../../../core/streak/streak.ts';
import { named, timestamp } from '../../../kit/format.ts';
import { date, quoted } from '../language.ts';
import { study } from '../study/study.ts';

/** What became of an entry that an admin corrected. */
const change = (from: LocalDate | null, to: LocalDate | null) => {
  if (to === null) return from === null ? 'removed' : `removed (it counted for ${date(from)})`;
  return from === null ? `added on ${date(to)}` : `moved from ${date(from)} to ${date(to)}`;
};
/** An admin puts an entry of somebody’s right; `name`: as people are shown, escaped. */
export const correct = {
  entryStays: 'The entry stays as it was.',
  dateOrRemove:
    'Say what should become of the entry: a **date** adds or moves it, **remove** takes it away; one of the two. Nothing was changed.',
  reasonMissing: 'A correction needs a **reason** in a few words: the learner is told. Nothing was changed.',
  done: (name: string, day: string, on: LocalDate | null, streak: Streak | null, isTold: boolean) =>
    `✏️ ${day} is ${on === null ? 'no longer ' : ''}marked done for **${name}**${on === null ? '' : ` on ${date(on)}`}. Their streak was counted again${streak === null ? '' : `: ${study.streak(streak)}`}.${isTold ? ' They are told, with your reason.' : ''}`,
  undo: {
    done: (name: string, day: string, on: LocalDate | null, streak: Streak | null) =>
      `↩️ The correction is taken back: ${day} is ${on === null ? 'not marked done' : `marked done on ${date(on)}`} for **${name}**, as it was before${streak === null ? '' : `; ${study.streak(streak)}`}.`,
    before: 'That correction was taken back already. Nothing was changed.',
    changedSince: 'That entry has been changed since, so the correction was not taken back. Nothing was changed.',
    gone: 'That correction is no longer stored. Nothing was changed.',
  },
  /** Told to the learner, in a direct message. */
  tell: {
    made: ({ day, fromOn, toOn, reason }: Correction, title: string, channelId: string) =>
      `✏️ An admin corrected an entry of yours in **${named(title)}** (<#${channelId}>): ${day} was ${change(fromOn, toOn)}. Their reason: ${quoted(reason, 200)}\nYour streak was counted again; /streak shows it, and lists what was corrected.`,
    undone: ({ day, fromOn }: Correction, title: string, channelId: string) =>
      `↩️ An admin took back a correction in **${named(title)}** (<#${channelId}>): ${day} is ${fromOn === null ? 'not marked done' : `marked done on ${date(fromOn)}`} for you, as it was before.`,
  },
  heading: '**Corrected by an admin**',
  line: ({ day, fromOn, toOn, reason, at, undoneAt }: Correction) =>
    `✏️ ${day} ${change(fromOn, toOn)} · ${quoted(reason, 200)} · ${timestamp(at, 'D')}${undoneAt === null ? '' : ' · taken back'}`,
  nothing: (name: string, day: string, isDone: boolean) =>
    `${day} is ${isDone ? 'already' : 'not'} marked done for **${name}**. Nothing was changed.`,
  notALearner: (name: string) =>
    `**${name}** has not joined this plan, so there is nothing to correct. Nothing was changed.`,
  dateWrong: (text: string) =>
    `${quoted(text, 40)} is not a date up to today. Nothing was changed. Write it like 2026-03-09, today or yesterday.`,
};

/** What an admin sees of one learner; never their notes. */
export const learner = {
  head: (name: string, title: string, channelId: string) => `👤 **${name}** in **${named(title)}** (<#${channelId}>)`,
  progress: (done: number, total: number, streak: Streak | null) =>
    `**${done} of ${total} days of the plan**${streak === null ? ' · keeps their streak to themselves' : ` · ${study.streak(streak)}`}`,
  joined: (at: Date) => `Joined ${timestamp(at, 'D')}.`,
  left: (at: Date) => `Left the plan ${timestamp(at, 'D')}.`,
  gone: (at: Date) => `Not in the server any more, as seen ${timestamp(at, 'D')}.`,
  dates: '**The last 14 dates**',
  days: '**Days done, the newest date first**',
  noDays: 'No day is done yet.',
  day: (day: string, on: LocalDate, today: LocalDate, late: boolean) =>
    `✅ ${day} · ${date(on, today)}${late ? ', logged late' : ''}`,
  next: '-# /cohort correct adds, moves or removes an entry; they are told.',
  notJoined: (name: string) => `**${name}** has not joined this plan, so there is nothing to show.`,
};
