import { z } from 'zod';
import type { Context } from '../../context.ts';
import { audiences } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import { findDay } from '../../curriculum/look-up.ts';
import {
  deleteNote,
  editNote,
  type ListedNote,
  listedNote,
  newestNote,
  notedDays,
  sharedNotes as readShared,
} from '../../db/notes/notes.ts';
import { customId } from '../../messages/kit/format.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { handBack } from '../../messages/kit/refusals.ts';
import { editForm } from '../../messages/notes/note.ts';
import {
  confirmDelete,
  noNotes,
  noteDeleted,
  noteGone,
  noteShown,
  sharedForLearners,
  sharedNotes,
} from '../../messages/notes/notes.ts';
import { type AnyHandler, type Call, command, handler } from '../command.ts';
import { inCohort, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { rowId, text, word, writing } from '../options.ts';
import { sightOf } from '../sight.ts';
import { refuseDay, suggestDay } from '../study/day-option.ts';
import { dayIn, giveJournal, planFor } from './journal.ts';
import { storableNote } from './note.ts';

const only = z.literal('day').optional();
const oneNote = z.object({ note: rowId, only });
type OneNote = z.infer<typeof oneNote>;
const changed = oneNote.extend({ text: writing.default(''), share: z.enum(audiences) });

const sharedPerPage = 2;

/** A note by its id is the caller's own, wherever they are; without one the newest of a cohort is shown. */
const browse = inCohort({
  input: { day: text({ suggested: true }).optional() },
  answers: 'private',
  reach: 'own history',
  async run(call, ctx, { cohort }) {
    const { day: dayText } = call.input;
    const plan = await planFor(call, ctx, cohort);
    // Without sight of the plan there is no day to name: all one's notes are shown.
    const day = dayText === undefined || plan === null ? undefined : findDay(plan, dayText);
    if (dayText !== undefined && plan !== null && day === undefined) return refuseDay(call.words, plan, dayText);
    const newest = await newestNote(ctx.db, cohort.id, call.userId, day?.key);
    if (newest === undefined) return noNotes(call.words, cohort.id, cohort.title, day ?? null);
    return show(call, ctx, newest, day !== undefined);
  },
});

const leaf: AnyHandler = {
  ...browse,
  input: z.union([oneNote, browse.input]),
  answers: 'update',
  run: async (call, ctx) =>
    'note' in call.input ? show(call, ctx, call.input.note, call.input.only === 'day') : browse.run(call, ctx),
};

const browseShared = inPlan({
  input: { day: word, page: z.coerce.number().int().min(0).default(0) },
  answers: 'update',
  async run(call, ctx, { cohort, plan }) {
    const { day: dayText, page } = call.input;
    if (!cohort.learns) return sharedForLearners(call.words, cohort.id, cohort.title);
    const day = findDay(plan, dayText) ?? (await lostDay(call, ctx, cohort.id, dayText));
    if (day === undefined) return refuseDay(call.words, plan, dayText);
    const read = await readShared(ctx.db, cohort.id, day.key, { offset: page * sharedPerPage, limit: sharedPerPage });
    return sharedNotes(call.words, { cohortId: cohort.id, day, page, perPage: sharedPerPage, ...read });
  },
});

export const notes = command({
  name: 'notes',
  run: browse,
  components: {
    notes: leaf,
    'note-edit': handler({ input: oneNote, answers: 'modal', run: openForm }),
    'note-delete': handler({
      input: oneNote.extend({ sure: z.literal('yes').optional() }),
      answers: 'update',
      run: remove,
      unsaved: ({ words }) => words.notes.deletion.undeleted,
      look: '/notes',
    }),
    'notes-shared': browseShared,
    'notes-journal': giveJournal,
  },
  modals: {
    'note-edit': handler({
      input: changed,
      answers: 'update',
      run: change,
      unsaved: ({ words }) => words.notes.own.unchanged,
      look: '/notes',
      written: (call) => call.input.text,
    }),
  },
  autocomplete: suggestDay('any'),
});

async function show(call: Call<unknown>, ctx: Context, id: number, sameDay: boolean, news?: 'saved'): Promise<Message> {
  const note = await listedNote(ctx.db, call, id, sameDay);
  if (note === undefined) return noteGone(call.words);
  const day = await dayOf(call, ctx, note);
  const shares = sightOf(call, ctx, note) === 'yes';
  return noteShown(call.words, { ...note, noteId: note.id, day, sameDay, shares }, news);
}

type Noted = Pick<ListedNote, 'dayKey' | 'channelId' | 'versionId'>;

async function dayOf(call: Call<unknown>, ctx: Context, note: Noted) {
  return dayIn(call, await planFor(call, ctx, note), note.dayKey);
}

async function openForm(call: Call<OneNote>, ctx: Context): Promise<Message | Modal> {
  const note = await listedNote(ctx.db, call, call.input.note, false);
  if (note === undefined) return noteGone(call.words);
  const { text, audience } = note;
  return editForm(call.words, { id: formId(call.input), day: await dayOf(call, ctx, note), text, audience });
}

async function change(call: Call<z.infer<typeof changed>>, ctx: Context): Promise<Message> {
  const { note, text, share: audience } = call.input;
  const storable = storableNote(call, text, { label: 'editAgain', id: formId(call.input) });
  if ('refusal' in storable) return storable.refusal;
  const before = await listedNote(ctx.db, call, note, false);
  if (before === undefined) return handBack(call.words, noteGone(call.words), text);
  // What was private is not shared with those of a channel that is hidden from the writer now.
  const shares = before.audience === 'cohort' || sightOf(call, ctx, before) === 'yes';
  const saved = await once(ctx, call, (tx) =>
    editNote(tx, call, note, { text: storable.text, audience: shares ? audience : 'me' }, ctx.now()),
  );
  return saved
    ? show(call, ctx, note, call.input.only === 'day', 'saved')
    : handBack(call.words, noteGone(call.words), text);
}

async function remove(call: Call<OneNote & { sure?: 'yes' | undefined }>, ctx: Context): Promise<Message> {
  const { note: id, only, sure } = call.input;
  if (sure === undefined) {
    const note = await listedNote(ctx.db, call, id, false);
    if (note === undefined) return noteGone(call.words);
    const day = await dayOf(call, ctx, note);
    return confirmDelete(call.words, { noteId: id, day, text: note.text, sameDay: only === 'day' });
  }
  const deleted = await once<Noted | null>(ctx, call, async (tx) => {
    const note = await listedNote(tx, call, id, false);
    if (note === undefined || !(await deleteNote(tx, call, id, ctx.now()))) return null;
    const { dayKey, channelId, versionId } = note;
    return { dayKey, channelId, versionId };
  });
  return deleted === null ? noteGone(call.words) : noteDeleted(call.words, await dayOf(call, ctx, deleted));
}

function formId({ note, only }: OneNote): string {
  return customId('note-edit', { note, ...(only === undefined ? {} : { only }) });
}

/** A day that the plan has no more but that notes are still about, by its key or reference. */
async function lostDay(call: Call<unknown>, ctx: Context, cohortId: number, text: string) {
  const dayKey = (await notedDays(ctx.db, cohortId)).find((key) => key === text || refOf(key) === text);
  return dayKey === undefined ? undefined : dayIn(call, null, dayKey);
}
