import type { LocalDate, WallTime } from '../../../core/calendar.ts';
import { named } from '../../kit/format.ts';
import { count, fullDate, number, quoted } from './language.ts';

const characters = (number: number) => count(number, 'character');

/** Notes: the forms to write and change them, reading one’s own, and what others share. Names are harmless in a line, instants Discord’s. */
export const notes = {
  form: {
    title: (day: string) => `${day} note`,
    note: 'Your note',
    prompt: 'What would you like to find here when you come back?',
    also: 'And…',
    done: (day: string) => `${day} is done`,
    share: 'The group may read it',
    shareWho: 'The others in this plan, with your name; otherwise only you',
    link: 'A link that belongs to it',
    linkOfMessage: 'Of the message that you save; who wrote it is not kept',
    file: 'A file that belongs to it',
    fileLimit: 'Up to 1 MB; if it is larger, a link is the better way',
    fileReplaces: (name: string) => `Up to 1 MB; takes the place of ${name}`,
  },
  attached: {
    linkWrong: '🔗 The link is not kept: it has to be a web address of up to 500 characters. Everything else is saved.',
    file: {
      kept: (name: string) => `📎 ${name} is kept with it.`,
      failed: (name: string) =>
        `📎 ${name} is **not** kept: Discord did not hand it over. Everything else is saved; add the file again under *Edit*.`,
      'too-large': (name: string) =>
        `📎 ${name} is **not** kept: a note takes files of up to 1 MB. Everything else is saved; put the file where you keep such files, and add a link to it under *Edit*.`,
      full: (name: string) =>
        `📎 ${name} is **not** kept: the files of your notes have reached 20 MB together. Everything else is saved; add a link instead, or remove files of older notes.`,
    },
  },
  saved: {
    note: (day: string) => `📝 Note on **${day}** saved.`,
    readers: { me: 'Only you can read it.', cohort: 'The others in this plan can read it under /notes.' },
    inThread: (threadId: string) => `It appears in <#${threadId}>, too.`,
    open: 'See or edit',
    undo: 'Undo done',
    joined: 'You’re in: the daily posts count for you from here on. /zone sets your own clock.',
    doneBefore: (day: string) => `${day} was already done, so that stays as it is.`,
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
    written: (at: string) => `written ${at}`,
    edited: (when: string) => `edited ${when}`,
    readers: { me: 'only you can read it', cohort: 'the group can read it' },
    takenDown: (when: string, reason: string) =>
      `🚫 Taken down ${when} by a moderator there: ${quoted(reason, 200)} It stays yours, and cannot be shared again.`,
    saved: '✅ Saved.',
    /** `part`: the day or the week that the notes are about, `find`: words in them. */
    position: (position: number, total: number, part: string | null, find: string | null) =>
      `Note ${position} of ${total}${part === null ? '' : ` on ${part}`}${find === null ? '' : ` with ${quoted(find)}`}`,
    share: 'Share it',
    unshare: 'Make it private',
    notShared: 'You can’t see the channel of this plan right now, so nothing was shared there. Nothing was changed.',
    unfile: 'Remove the file',
    hereIs: (name: string) => `📎 ${name}. Only you see this message.`,
    newer: '◀ Newer',
    older: 'Older ▶',
    edit: 'Edit',
    delete: 'Delete',
    fromGroup: 'From the group',
    noneYet: (plan: string) =>
      `You have no notes in **${plan}** yet. Write the first one here, or with 📝 under a day’s post.`,
    noWeek: (text: string, first: string, last: string) =>
      `This plan has no week ${text}; it goes from ${first} to ${last}.`,
    noneFound: (words: string, part: string | null) =>
      `None of your notes${part === null ? '' : ` on ${part}`} has ${words} in it. Other words, or fewer, may find more.`,
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
    sureOfFile: (name: string, day: string) =>
      `Delete **${name}** from your note on ${day} for good? The note itself stays.`,
    deleteIt: 'Delete it',
    keep: 'Keep it',
    deleted: (day: string) => `🗑️ Your note on ${day} is deleted. Nothing else was changed.`,
    undeleted: 'The note is **not** deleted.',
  },
  shared: {
    none: (day: string) =>
      `Nobody has shared a note on ${day} yet. Yours can be the first: tick “The group may read it” when you write it.`,
    title: (day: string, first: number, last: number, total: number) =>
      `👥 **${day}**: notes shared by the group, ${first === last ? first : `${first} and ${last}`} of ${total}`,
    earlier: '◀ Earlier',
    later: 'Later ▶',
    forLearners: (plan: string) =>
      `Notes shared in **${plan}** are for those who study along. Join, and you can read them. Nothing was changed.`,
  },
  takeDown: {
    button: (number: number) => `Take down note ${number}`,
    title: 'Take a note down',
    of: (name: string, day: string) => `A note of **${name}** on ${day}:`,
    reason: 'Why?',
    reasonAbout: 'The writer is told; they keep the note, for themselves alone',
    reasonMissing: 'That needs a **reason** in a few words: the writer is told. Nothing was changed.',
    reasonLong: (limit: number) => `A reason has up to ${limit} characters. Nothing was changed.`,
    done: (name: string, day: string, isTold: boolean) =>
      `🚫 Nobody but **${name}** can read that note on ${day} any more; it goes from the group’s messages, too.${isTold ? ' They are told, with your reason.' : ''}`,
    nothing:
      'There is no such shared note to take down here: it may be private or deleted by now. Nothing was changed.',
    stays: 'The note stays shared.',
    tell: (day: string, title: string, channelId: string, reason: string) =>
      `🚫 Your note on **${day}** in **${named(title)}** (<#${channelId}>) was taken down by a moderator there. Their reason: ${quoted(reason, 200)}\nIt stays yours, under /notes, and only you can read it.`,
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
