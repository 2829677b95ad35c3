import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { customId } from '../kit/custom-id.ts';
import { button, embed, named, rows, say, shorten, textFile, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { personName, quotation } from '../kit/people.ts';
import { dayName } from '../study/day.ts';

type Titled = Pick<Day, 'key' | 'label' | 'title'>;

type NoteShown = {
  noteId: number;
  cohortId: number;
  day: Titled;
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
export function noteShown(note: NoteShown, news?: 'saved'): Message {
  const only = note.sameDay ? { only: 'day' } : {};
  const self = { note: note.noteId, ...only };
  const written = `written ${timestamp(note.createdAt, 'f')}`;
  const edited = note.editedAt === null ? '' : `, edited ${timestamp(note.editedAt, 'R')}`;
  const readers = note.audience === 'me' ? 'only you can read it' : 'the cohort can read it';
  const head = `📝 **${shorten(dayName(note.day), 200)}**\n${written}${edited} · ${readers}`;
  const leaf = (label: string, id: number | null) =>
    id === null ? [] : [button(label, customId('notes', { note: id, ...only }))];
  return say(news === 'saved' ? `✅ Saved.\n${head}` : head, {
    embeds: [
      embed({
        description: note.text,
        footer: { text: `Note ${note.position} of ${note.total}${note.sameDay ? ` on ${note.day.label}` : ''}` },
      }),
    ],
    components: rows(
      ...leaf('◀ Newer', note.newerId),
      ...leaf('Older ▶', note.olderId),
      button('Edit', customId('note-edit', self), { emoji: '✏️' }),
      button('Delete', customId('note-delete', self), { emoji: '🗑️' }),
      ...(note.shares ? [sharedButton(note.cohortId, note.day)] : []),
    ),
  });
}

function sharedButton(cohortId: number, day: Titled) {
  return button('From the cohort', customId('notes-shared', { cohort: cohortId, day: refOf(day.key) }), {
    emoji: '👥',
  });
}

/** There is no note yet, about one day or at all. */
export function noNotes(cohortId: number, planTitle: string, day: Titled | null): Message {
  if (day === null) {
    return say(
      `You have no notes in **${named(planTitle)}** yet. Write the first one here, or with 📝 under a day’s post.`,
      {
        components: rows(button('Write a note', customId('note', { cohort: cohortId }), { emoji: '📝' })),
      },
    );
  }
  return say(`You have no note on ${day.label} yet.`, {
    components: rows(
      button(`Note on ${shorten(day.label, 28)}`, customId('note', { cohort: cohortId, day: refOf(day.key) }), {
        emoji: '📝',
      }),
      sharedButton(cohortId, day),
      button('All my notes', customId('notes', { cohort: cohortId }), { emoji: '📖' }),
    ),
  });
}

/** A button or form of a note that is not there any more. */
export function noteGone(): Message {
  return say('That note is no longer there: it was deleted before. Nothing else was changed.', {
    components: rows(toNotes()),
  });
}

/** Asks once more before a note is deleted for good. */
export function confirmDelete(note: { noteId: number; day: Titled; text: string; sameDay: boolean }): Message {
  const self = { note: note.noteId, ...(note.sameDay ? { only: 'day' } : {}) };
  return say(`Delete this note on **${note.day.label}** for good? The day itself stays as it is.`, {
    embeds: [embed({ description: note.text })],
    components: rows(
      button('Delete it', customId('note-delete', { ...self, sure: 'yes' }), { style: 'danger' }),
      button('Keep it', customId('notes', self)),
    ),
  });
}

/** A note was deleted. */
export function noteDeleted(day: Titled): Message {
  return say(`🗑️ Your note on ${day.label} is deleted. Nothing else was changed.`, { components: rows(toNotes()) });
}

function toNotes() {
  return button('My notes', customId('notes'), { emoji: '📖' });
}

type SharedPage = {
  cohortId: number;
  day: Titled;
  /** Counted from 0. */
  page: number;
  perPage: number;
  total: number;
  notes: { userId: string; displayName: string | null; text: string; createdAt: Date }[];
};

/** Two quoted notes, with their heads, stay within what all embeds of a message may hold. */
const noteRoom = 2_800;

/** What others chose to share about a day; up to two notes fit into one message whole. */
export function sharedNotes(shown: SharedPage): Message {
  const { day, page, total } = shown;
  const mine = button('My notes', customId('notes', { cohort: shown.cohortId }), { emoji: '📖' });
  if (total === 0) {
    return say(
      `Nobody has shared a note on ${day.label} yet. Yours can be the first: choose “The cohort” when you write it.`,
      {
        components: rows(
          button(
            `Note on ${shorten(day.label, 28)}`,
            customId('note', { cohort: shown.cohortId, day: refOf(day.key) }),
            {
              emoji: '📝',
            },
          ),
          mine,
        ),
      },
    );
  }
  const turn = (label: string, to: number) =>
    button(label, customId('notes-shared', { cohort: shown.cohortId, day: refOf(day.key), page: to }));
  const first = page * shown.perPage + 1;
  const last = first + shown.notes.length - 1;
  const range = first === last ? `${first}` : `${first} and ${last}`;
  return say(`👥 **${shorten(dayName(day), 200)}**: notes shared by the cohort, ${range} of ${total}`, {
    embeds: shown.notes.map((note) => {
      const head = `**${personName(note)}** · ${timestamp(note.createdAt, 'R')}`;
      return embed({ description: `${head}\n${shorten(quotation(note.text), noteRoom)}` });
    }),
    files: shown.notes.flatMap(({ text }, index) =>
      quotation(text).length > noteRoom ? [textFile(`note-${first + index}.md`, text)] : [],
    ),
    components: rows(
      ...(page > 0 ? [turn('◀ Earlier', page - 1)] : []),
      ...(last < total ? [turn('Later ▶', page + 1)] : []),
      mine,
    ),
  });
}

/** What the cohort shares is for those who study along. */
export function sharedForLearners(cohortId: number, planTitle: string): Message {
  return say(
    `Notes shared in **${named(planTitle)}** are for those who study along. Join, and you can read them. Nothing was changed.`,
    {
      components: rows(button('Join', customId('join', { cohort: cohortId }), { style: 'success' })),
    },
  );
}
