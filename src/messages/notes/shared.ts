import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, embed, named, offer, rows, say, shorten, textFile, timestamp } from '../kit/format.ts';
import type { Message, Modal } from '../kit/message.ts';
import { personName, quotation } from '../kit/people.ts';
import { nameInLine } from '../study/day.ts';
import type { Words } from '../words/words.ts';
import { linkLimit } from './attached.ts';
import { noteOn } from './note.ts';
import { toNotes } from './notes.ts';

type TitledDay = Pick<Day, 'key' | 'label' | 'title'>;

type SharedPage = {
  cohortId: number;
  day: TitledDay;
  /** Counted from 0. */
  page: number;
  perPage: number;
  total: number;
  notes: {
    id: number;
    userId: string;
    displayName: string | null;
    text: string;
    link: string | null;
    /** What its file is called. */
    file: string | null;
    createdAt: Date;
  }[];
  /** Whether the reader may take notes down. */
  keepsOrder: boolean;
};

/** Two quoted notes, with their heads, stay within what all embeds of a message may hold. */
const noteRoom = 2_800;

/** What others chose to share about a day; up to two notes fit into one message whole. */
export function sharedNotes(words: Words, shownPage: SharedPage): Message {
  const { cohortId, day, page, perPage, total, notes, keepsOrder } = shownPage;
  const { shared, takeDown } = words.notes;
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
      const link = note.link === null ? [] : [quotation(`🔗 ${note.link}`)];
      return embed({ description: [head, shorten(quotation(note.text), noteRoom - linkLimit), ...link].join('\n') });
    }),
    files: notes.flatMap(({ text }, index) =>
      quotation(text).length > noteRoom - linkLimit ? [textFile(`note-${first + index}.md`, text)] : [],
    ),
    components: [
      ...rows(
        ...notes.flatMap(({ id, file }) =>
          file === null ? [] : [button(shorten(file, 34), customId('note-file', { note: id }), { emoji: '📎' })],
        ),
      ),
      ...rows(
        ...(page > 0 ? [turn(shared.earlier, page - 1)] : []),
        ...(last < total ? [turn(shared.later, page + 1)] : []),
        mine,
      ),
      ...rows(
        ...notes.flatMap((note, index) =>
          keepsOrder
            ? [button(takeDown.button(first + index), customId('note-take-down', { note: note.id }), { emoji: '🚫' })]
            : [],
        ),
      ),
    ],
  });
}

/** What the cohort shares is for those who study along. */
export function sharedForLearners({ member, notes: { shared } }: Words, cohortId: number, planTitle: string): Message {
  return offer(
    shared.forLearners(named(planTitle)),
    button(member.leave.join, customId('join', { cohort: cohortId }), { style: 'success' }),
  );
}

/** How long a reason may be, in UTF-16 units. */
export const reasonLimit = 200;
/** So much of the note is shown again above the field for the reason. */
const shownAgain = 1_000;

type Taken = { id: number; cohortId: number; userId: string; displayName: string | null; day: TitledDay; text: string };

/** The form in which somebody who keeps order says why a note is taken down. */
export function takeDownForm({ notes: { takeDown: words } }: Words, note: Taken): Modal {
  return {
    modal: {
      id: customId('note-take-down', { note: note.id }),
      title: words.title,
      inputs: [
        {
          kind: 'words',
          text: `${words.of(personName(note), note.day.label)}\n${quotation(shorten(note.text, shownAgain))}`,
        },
        {
          kind: 'text',
          id: 'reason',
          label: words.reason,
          description: words.reasonAbout,
          style: 'short',
          required: true,
          min: 1,
          max: reasonLimit,
        },
      ],
    },
  };
}

export function noteTakenDown(all: Words, note: Omit<Taken, 'id' | 'text'> & { isTold: boolean }): Message {
  const { takeDown, own } = all.notes;
  const place = { cohort: note.cohortId, day: refOf(note.day.key) };
  return offer(
    takeDown.done(personName(note), note.day.label, note.isTold),
    button(own.fromGroup, customId('notes-shared', place), { emoji: '📖' }),
  );
}
