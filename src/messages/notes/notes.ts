import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, embed, named, offer, rows, say, shorten, textFile, timestamp } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { personName, quotation } from '../kit/people.ts';
import { nameInLine } from '../study/day.ts';
import type { Words } from '../words/words.ts';
import { journalButton } from './journal.ts';
import { noteOn } from './note.ts';

type TitledDay = Pick<Day, 'key' | 'label' | 'title'>;

type NoteShown = {
  noteId: number;
  cohortId: number;
  day: TitledDay;
  text: string;
  audience: Audience;
  createdAt: Date;
  editedAt: Date | null;
  position: number;
  total: number;
  newerId: number | null;
  olderId: number | null;
  /** Whether only the notes about this day are leafed through. */
  sameDay: boolean;
  /** Whether the writer may read what others share. */
  shares: boolean;
};

/** One note, whole, with the way to those beside it. */
export function noteShown(words: Words, note: NoteShown, news?: 'saved'): Message {
  const { own } = words.notes;
  const only = note.sameDay ? { only: 'day' } : {};
  const self = { note: note.noteId, ...only };
  const edited = note.editedAt === null ? [] : [own.edited(timestamp(note.editedAt, 'R'))];
  const dates = [own.written(timestamp(note.createdAt, 'f')), ...edited].join(', ');
  const head = `${own.head(nameInLine(note.day))}\n${dates} · ${own.readers[note.audience]}`;
  const leaf = (label: string, id: number | null) =>
    id === null ? [] : [button(label, customId('notes', { note: id, ...only }))];
  return say(news === 'saved' ? `${own.saved}\n${head}` : head, {
    embeds: [
      embed({
        description: note.text,
        footer: { text: own.position(note.position, note.total, note.sameDay ? note.day.label : null) },
      }),
    ],
    components: rows(
      ...leaf(own.newer, note.newerId),
      ...leaf(own.older, note.olderId),
      button(own.edit, customId('note-edit', self), { emoji: '✏️' }),
      button(own.delete, customId('note-delete', self), { emoji: '🗑️' }),
      ...(note.shares ? [sharedOn(words, note.cohortId, note.day)] : []),
      journalButton(words, note.cohortId),
    ),
  });
}

function sharedOn({ notes: { own } }: Words, cohortId: number, day: TitledDay): Button {
  return button(own.fromGroup, customId('notes-shared', { cohort: cohortId, day: refOf(day.key) }), { emoji: '👥' });
}

/** There is no note yet, about one day or at all. */
export function noNotes(words: Words, cohortId: number, planTitle: string, day: TitledDay | null): Message {
  const { own } = words.notes;
  const place = { cohort: cohortId };
  if (day === null) {
    return offer(own.noneYet(named(planTitle)), button(own.write, customId('note', place), { emoji: '📝' }));
  }
  return offer(
    own.noneOnDay(day.label),
    noteOn(words, cohortId, day),
    sharedOn(words, cohortId, day),
    button(own.all, customId('notes', place), { emoji: '📝' }),
  );
}

/** A button or form of a note that is not there any more. */
export function noteGone(words: Words): Message {
  return offer(words.notes.refused.gone, toNotes(words));
}

/** Asks once more before a note is deleted for good. */
export function confirmDelete(
  { notes: { deletion } }: Words,
  note: { noteId: number; day: TitledDay; text: string; sameDay: boolean },
): Message {
  const self = { note: note.noteId, ...(note.sameDay ? { only: 'day' } : {}) };
  return say(deletion.sure(note.day.label), {
    embeds: [embed({ description: note.text })],
    components: rows(
      button(deletion.deleteIt, customId('note-delete', { ...self, sure: 'yes' }), { style: 'danger' }),
      button(deletion.keep, customId('notes', self)),
    ),
  });
}

/** A note was deleted. */
export function noteDeleted(words: Words, day: TitledDay): Message {
  return offer(words.notes.deletion.deleted(day.label), toNotes(words));
}

function toNotes({ notes: { own } }: Words, place: { cohort?: number } = {}): Button {
  return button(own.mine, customId('notes', place), { emoji: '📝' });
}

type SharedPage = {
  cohortId: number;
  day: TitledDay;
  /** Counted from 0. */
  page: number;
  perPage: number;
  total: number;
  notes: { userId: string; displayName: string | null; text: string; createdAt: Date }[];
};

/** Two quoted notes, with their heads, stay within what all embeds of a message may hold. */
const noteRoom = 2_800;

/** What others chose to share about a day; up to two notes fit into one message whole. */
export function sharedNotes(words: Words, { cohortId, day, page, perPage, total, notes }: SharedPage): Message {
  const { shared } = words.notes;
  const mine = toNotes(words, { cohort: cohortId });
  if (total === 0) {
    return offer(shared.none(day.label), noteOn(words, cohortId, day), mine);
  }
  const turn = (label: string, to: number) =>
    button(label, customId('notes-shared', { cohort: cohortId, day: refOf(day.key), page: to }));
  const first = page * perPage + 1;
  const last = first + notes.length - 1;
  return say(shared.title(nameInLine(day), first, last, total), {
    embeds: notes.map((note) => {
      const head = `**${personName(note)}** · ${timestamp(note.createdAt, 'R')}`;
      return embed({ description: `${head}\n${shorten(quotation(note.text), noteRoom)}` });
    }),
    files: notes.flatMap(({ text }, index) =>
      quotation(text).length > noteRoom ? [textFile(`note-${first + index}.md`, text)] : [],
    ),
    components: rows(
      ...(page > 0 ? [turn(shared.earlier, page - 1)] : []),
      ...(last < total ? [turn(shared.later, page + 1)] : []),
      mine,
    ),
  });
}

/** What the cohort shares is for those who study along. */
export function sharedForLearners({ notes: { shared } }: Words, cohortId: number, planTitle: string): Message {
  return offer(
    shared.forLearners(named(planTitle)),
    button(shared.join, customId('join', { cohort: cohortId }), { style: 'success' }),
  );
}
