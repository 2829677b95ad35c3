import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day, Week } from '../../curriculum/model.ts';
import { button, customId, embed, named, offer, rows, say, shorten, timestamp } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { nameInLine } from '../study/day.ts';
import type { Words } from '../words/words.ts';
import { type Attached, attachedLines, sizeOf } from './attached.ts';
import { journalButton } from './journal.ts';
import { noteOn } from './note.ts';

type TitledDay = Pick<Day, 'key' | 'label' | 'title'>;

/** Which note is shown, and among which others: those about its day or its week, or in which words are found. */
export type Leafing = { note: number; only?: 'day' | 'week' | undefined; find?: string | undefined };

/** A button or form that goes on with the same notes. */
export function leafingId(name: string, { note, only, find }: Leafing, more: Record<string, string> = {}): string {
  return customId(name, { note, ...(only && { only }), ...(find === undefined ? {} : { find }), ...more });
}

type NoteShown = {
  leafing: Leafing;
  cohortId: number;
  day: TitledDay;
  week: Pick<Week, 'label'> | undefined;
  text: string;
  link: string | null;
  fileName: string | null;
  fileBytes: number;
  audience: Audience;
  createdAt: Date;
  editedAt: Date | null;
  takenDownAt: Date | null;
  takenDownReason: string | null;
  position: number;
  total: number;
  newerId: number | null;
  olderId: number | null;
  /** Whether the writer may read what others share. */
  mayShare: boolean;
};

/** One note, whole, with the way to those beside it. */
export function noteShown(words: Words, note: NoteShown, saved?: { attached: Attached }): Message {
  const { own } = words.notes;
  const { leafing, week, takenDownAt, link, fileName } = note;
  const edited = note.editedAt === null ? [] : [own.edited(timestamp(note.editedAt, 'R'))];
  const dates = [own.written(timestamp(note.createdAt, 'f')), ...edited].join(', ');
  const among = { day: leafing.only === 'day' ? note.day.label : (week?.label ?? null), find: leafing.find ?? null };
  const leaf = (label: string, id: number | null) =>
    id === null ? [] : [button(label, leafingId('notes', { ...leafing, note: id }))];
  return say(
    [
      ...(saved === undefined ? [] : [own.saved, ...attachedLines(words, saved.attached)]),
      `📝 **${nameInLine(note.day)}**`,
      `${dates} · ${own.readers[note.audience]}`,
      ...(takenDownAt === null ? [] : [own.takenDown(timestamp(takenDownAt, 'D'), note.takenDownReason ?? '')]),
      ...(link === null ? [] : [`🔗 <${link}>`]),
      ...(fileName === null ? [] : [`📎 ${named(fileName, 60)} · ${sizeOf(note.fileBytes)}`]),
    ].join('\n'),
    {
      embeds: [
        embed({
          description: note.text,
          footer: { text: own.position(note.position, note.total, among.day, among.find) },
        }),
      ],
      components: [
        ...rows(
          ...leaf(own.newer, note.newerId),
          ...leaf(own.older, note.olderId),
          button(own.edit, leafingId('note-edit', leafing), { emoji: '✏️' }),
          button(own.delete, leafingId('note-delete', leafing), { emoji: '🗑️' }),
          ...shareButton(words, note),
        ),
        ...rows(...fileButtons(words, note)),
        ...rows(
          ...(note.mayShare ? [sharedOn(words, note.cohortId, note.day)] : []),
          journalButton(words, note.cohortId),
        ),
      ],
    },
  );
}

function shareButton({ notes: { own } }: Words, { leafing, audience, takenDownAt, mayShare }: NoteShown): Button[] {
  if (audience === 'cohort')
    return [button(own.unshare, leafingId('note-share', leafing, { to: 'me' }), { emoji: '🔒' })];
  if (takenDownAt !== null || !mayShare) return [];
  return [button(own.share, leafingId('note-share', leafing, { to: 'cohort' }), { emoji: '👥' })];
}

function fileButtons({ notes: { own } }: Words, { leafing, fileName }: NoteShown): Button[] {
  if (fileName === null) return [];
  return [
    button(shorten(fileName, 34), customId('note-file', { note: leafing.note }), { emoji: '📎' }),
    button(own.unfile, leafingId('note-unfile', leafing)),
  ];
}

function sharedOn({ notes: { own } }: Words, cohortId: number, day: TitledDay): Button {
  return button(own.fromGroup, customId('notes-shared', { cohort: cohortId, day: refOf(day.key) }), { emoji: '📖' });
}

/** There is no such note: about a day or a week, with some words in it, or at all. */
export function noNotes(
  words: Words,
  cohortId: number,
  planTitle: string,
  {
    day,
    week,
    find,
    shared,
    isOwn = false,
  }: {
    day: TitledDay | undefined;
    week: Pick<Week, 'label'> | undefined;
    find: string | undefined;
    /** The last day about which others share notes that the reader may read. */
    shared?: TitledDay | undefined;
    /** Nobody else follows the plan. */
    isOwn?: boolean;
  },
): Message {
  const { own } = words.notes;
  const place = { cohort: cohortId };
  const all = button(own.all, customId('notes', place), { emoji: '📝' });
  if (find !== undefined) return offer(own.noneFound(words.kit.quoted(find), (day ?? week)?.label ?? null), all);
  if (day !== undefined) {
    const ofGroup = isOwn ? [] : [sharedOn(words, cohortId, day)];
    return offer(own.noneOnDay(day.label), noteOn(words, cohortId, day), ...ofGroup, all);
  }
  if (week !== undefined) return offer(own.noneOnDay(week.label), all);
  return offer(
    own.noneYet(named(planTitle)),
    button(own.write, customId('note', place), { emoji: '📝' }),
    ...(shared === undefined ? [] : [sharedOn(words, cohortId, shared)]),
  );
}

/** A button or form of a note that is not there any more. */
export function noteGone(words: Words): Message {
  return offer(words.notes.refused.gone, toNotes(words));
}

export function confirmDelete(
  { notes: { deletion } }: Words,
  note: {
    leafing: Leafing;
    day: TitledDay;
    text: string;
    fileName: string | null;
    what: 'note-delete' | 'note-unfile';
  },
): Message {
  const { leafing, day, what } = note;
  const asked =
    what === 'note-delete' ? deletion.sure(day.label) : deletion.sureOfFile(named(note.fileName ?? '', 60), day.label);
  return say(asked, {
    embeds: [embed({ description: note.text })],
    components: rows(
      button(deletion.deleteIt, leafingId(what, leafing, { sure: 'yes' }), { style: 'danger' }),
      button(deletion.keep, leafingId('notes', leafing)),
    ),
  });
}

export function noteDeleted(words: Words, day: TitledDay): Message {
  return offer(words.notes.deletion.deleted(day.label), toNotes(words));
}

export function toNotes({ notes: { own } }: Words, place: { cohort?: number } = {}): Button {
  return button(own.mine, customId('notes', place), { emoji: '📝' });
}
