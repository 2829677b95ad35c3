import type { LocalDate, WallTime } from '../../../core/calendar.ts';
import { named } from '../../kit/format.ts';
import { count, fullDate, number } from './language.ts';

const characters = (number: number) => count(number, 'character');

/** Notes: the forms to write and change them, reading one’s own, and what others share. Names are harmless in a line, instants Discord’s. */
export const notes = {
  form: {
    title: (day: string) => `${day} note`,
    note: 'Your note',
    prompt: 'What would you like to find here when you come back?',
    readers: 'Who can read it?',
    me: 'Only me',
    group: 'The group',
    groupWho: 'The others in this plan',
    alsoDone: (day: string) => `Also mark ${day} done?`,
    notYet: 'Not yet',
    yesDone: 'Yes, I have done it',
  },
  saved: {
    note: (day: string) => `📝 Note on **${day}** saved.`,
    readers: { me: 'Only you can read it.', cohort: 'The others in this plan can read it under /notes.' },
    open: 'See or edit',
    undo: 'Undo done',
    joined: 'You’re in: the daily posts count for you from here on. /zone sets your own clock.',
    doneBefore: (day: string) => `${day} was already done, so that stays as it is.`,
    done: (day: string) => `${day} done`,
  },
  refused: {
    unsaved: 'The note is **not** saved.',
    tooLong: (length: number, limit: number) =>
      `That note has ${characters(length)}; the limit is ${number(limit)}. Here it is, so nothing is lost. ` +
      'Shorten it, or make two notes of it.',
    empty: 'That note has no words in it, so nothing was saved and nothing was changed. Write at least one.',
    openForm: 'Open the form',
    editAgain: 'Edit again',
    notPosted: (day: string) => `${day} has not been posted yet.`,
    opens: (day: string, at: string) => `${day} opens ${at}.`,
    notYet: (why: string) => `${why} Its note can be written then. Nothing was saved.`,
    latest: (day: string) => `The latest day is ${day}.`,
    gone: 'That note is no longer there: it was deleted before. Nothing else was changed.',
  },
  own: {
    head: (day: string) => `📝 **${day}**`,
    written: (at: string) => `written ${at}`,
    edited: (when: string) => `edited ${when}`,
    readers: { me: 'only you can read it', cohort: 'the group can read it' },
    saved: '✅ Saved.',
    position: (position: number, total: number, day: string | null) =>
      `Note ${position} of ${total}${day === null ? '' : ` on ${day}`}`,
    newer: '◀ Newer',
    older: 'Older ▶',
    edit: 'Edit',
    delete: 'Delete',
    fromGroup: 'From the group',
    noneYet: (plan: string) =>
      `You have no notes in **${plan}** yet. Write the first one here, or with 📝 under a day’s post.`,
    noneOnDay: (day: string) => `You have no note on ${day} yet.`,
    write: 'Write a note',
    noteOn: (day: string) => `Note on ${day}`,
    all: 'All my notes',
    mine: 'My notes',
    lostDay: (key: string) => `Day ${key}`,
    unchanged: 'The note is as it was before.',
  },
  /** A shared note in the thread about its day. */
  thread: {
    by: (name: string, day: string) => `📝 **${name}** on ${named(day)}`,
    somebody: 'Somebody',
    restInNotes: 'Cut here. The whole note is under /notes, then “From the group”.',
  },
  deletion: {
    sure: (day: string) => `Delete this note on **${day}** for good? The day itself stays as it is.`,
    deleteIt: 'Delete it',
    keep: 'Keep it',
    deleted: (day: string) => `🗑️ Your note on ${day} is deleted. Nothing else was changed.`,
    undeleted: 'The note is **not** deleted.',
  },
  shared: {
    none: (day: string) =>
      `Nobody has shared a note on ${day} yet. Yours can be the first: choose “The group” when you write it.`,
    title: (day: string, first: number, last: number, total: number) =>
      `👥 **${day}**: notes shared by the group, ${first === last ? first : `${first} and ${last}`} of ${total}`,
    earlier: '◀ Earlier',
    later: 'Later ▶',
    forLearners: (plan: string) =>
      `Notes shared in **${plan}** are for those who study along. Join, and you can read them. Nothing was changed.`,
    join: 'Join',
  },
  journal: {
    mine: 'My journal',
    given: (part: number, parts: number) =>
      `📓 Your notes by day${parts === 1 ? '' : `, part ${part} of ${parts}`}: as a journal to read, and as a table. Only you see this message, so save the files.`,
    next: (part: number, parts: number) => `Part ${part} of ${parts}`,
    none: 'You have written no notes yet, so there is no journal.',
    done: (on: LocalDate) => `Done on ${fullDate(on)}`,
    written: (on: LocalDate, time: WallTime) => `${fullDate(on)}, ${time}`,
    columns: ['Plan', 'Day', 'Title', 'Day done on', 'Written on', 'At', 'Readable by', 'Note', 'Link', 'File'],
  },
};
