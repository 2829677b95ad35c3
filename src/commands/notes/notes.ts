import { z } from 'zod';
import type { Context } from '../../context.ts';
import { audiences } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import { findDay } from '../../curriculum/look-up.ts';
import { dayByKey, type Plan } from '../../curriculum/plan.ts';
import {
  deleteNote,
  editNote,
  type ListedNote,
  listedNote,
  newestNote,
  notedDays,
  sharedNotes as readShared,
} from '../../db/learners/notes.ts';
import { customId } from '../../messages/kit/custom-id.ts';
import { handBack } from '../../messages/kit/errors.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { editForm, noteEmpty, noteLimit, noteTooLong } from '../../messages/notes/note.ts';
import {
  confirmDelete,
  noNotes,
  noteDeleted,
  noteGone,
  noteShown,
  sharedForLearners,
  sharedNotes,
} from '../../messages/notes/notes.ts';
import { again } from '../again.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { optionLength, word, writing } from '../options.ts';
import { sightOf } from '../sight.ts';
import { refuseDay, suggestDay } from '../study/day-option.ts';
import { findCohort, placed } from '../which-cohort.ts';
import { storable } from './note.ts';

const noteId = z.coerce.number().int().positive();
const only = z.literal('day').optional();
const browsing = z.object({ ...placed, day: word.optional(), note: noteId.optional(), only });
const oneNote = z.object({ note: noteId, only });
const changed = oneNote.extend({ text: writing.default(''), share: z.enum(audiences) });
const shared = z.object({ ...placed, day: word, page: z.coerce.number().int().min(0).default(0) });

const sharedPerPage = 2;

export const notes: Command = {
  data: {
    name: 'notes',
    description: 'Read, change and delete your notes',
    options: [
      {
        type: 3,
        name: 'day',
        description: 'Only the notes about this day',
        autocomplete: true,
        max_length: optionLength,
      },
    ],
  },
  runs: { '': handler({ input: browsing, answers: 'private', run: browse }) },
  components: {
    notes: handler({ input: browsing, answers: 'update', run: browse }),
    'note-edit': handler({ input: oneNote, answers: 'modal', run: openForm }),
    'note-delete': handler({
      input: oneNote.extend({ sure: z.literal('yes').optional() }),
      answers: 'update',
      run: remove,
      unsaved: () => 'The note is **not** deleted.',
      look: '/notes',
    }),
    'notes-shared': handler({ input: shared, answers: 'update', run: browseShared }),
  },
  modals: {
    'note-edit': handler({
      input: changed,
      answers: 'update',
      run: change,
      unsaved: () => 'The note is as it was before.',
      look: '/notes',
      written: (call) => call.input.text,
    }),
  },
  autocomplete: suggestDay,
};

async function browse(call: Call<z.infer<typeof browsing>>, ctx: Context): Promise<Message> {
  const { note, day: dayText } = call.input;
  if (note !== undefined) return show(call, ctx, note, call.input.only === 'day');
  const found = await findCohort(call, ctx, { name: 'notes', input: again({ day: dayText }) }, 'own history');
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await planFor(call, ctx, cohort);
  // Without sight of the plan there is no day to name: all one's notes are shown.
  const day = dayText === undefined || plan === null ? undefined : findDay(plan, dayText);
  if (dayText !== undefined && plan !== null && day === undefined) return refuseDay(call.words, plan, dayText);
  const newest = await newestNote(ctx.db, cohort.id, call.userId, day?.key);
  if (newest === undefined) return noNotes(cohort.id, cohort.title, day ?? null);
  return show(call, ctx, newest, day !== undefined);
}

async function show(call: Call<unknown>, ctx: Context, id: number, sameDay: boolean, news?: 'saved'): Promise<Message> {
  const note = await listedNote(ctx.db, call, id, sameDay);
  if (note === undefined) return noteGone();
  const plan = await planFor(call, ctx, note);
  return noteShown({ ...note, noteId: note.id, day: titledDay(plan, note), sameDay, shares: plan !== null }, news);
}

/** The plan of a cohort; null while its channel is hidden from the caller, whose own notes stay theirs. */
async function planFor(
  call: Call<unknown>,
  ctx: Context,
  cohort: { channelId: string; versionId: number },
): Promise<Plan | null> {
  return sightOf(call, ctx, cohort) === 'yes' ? ctx.curriculumOf(cohort.versionId) : null;
}

/** The day a note is about, under its bare key when the plan is hidden or no longer has it. */
function titledDay(plan: Plan | null, note: Pick<ListedNote, 'dayKey'>) {
  return (
    (plan === null ? undefined : dayByKey(plan, note.dayKey)) ?? {
      key: note.dayKey,
      label: `Day ${note.dayKey}`,
      title: '',
    }
  );
}

async function openForm(call: Call<z.infer<typeof oneNote>>, ctx: Context): Promise<Message | Modal> {
  const note = await listedNote(ctx.db, call, call.input.note, false);
  if (note === undefined) return noteGone();
  const day = titledDay(await planFor(call, ctx, note), note);
  return editForm({ id: customId('note-edit', self(call.input)), day, text: note.text, audience: note.audience });
}

async function change(call: Call<z.infer<typeof changed>>, ctx: Context): Promise<Message> {
  const { note, text, share: audience } = call.input;
  const kept = storable(text);
  const form = { label: 'Edit again', id: customId('note-edit', self(call.input)) };
  if (kept === '') return noteEmpty(form);
  if (kept.length > noteLimit) return noteTooLong(kept, form);
  const before = await listedNote(ctx.db, call, note, false);
  if (before === undefined) return handBack(call.words, noteGone(), text);
  // What was private is not shared with those of a channel that is hidden from the writer now.
  const shares = before.audience === 'cohort' || sightOf(call, ctx, before) === 'yes';
  const saved = await once(ctx, call, (tx) =>
    editNote(tx, call, note, { text: kept, audience: shares ? audience : 'me' }, ctx.now()),
  );
  return saved ? show(call, ctx, note, call.input.only === 'day', 'saved') : handBack(call.words, noteGone(), text);
}

async function remove(
  call: Call<z.infer<typeof oneNote> & { sure?: 'yes' | undefined }>,
  ctx: Context,
): Promise<Message> {
  const { note: id, sure } = call.input;
  if (sure === undefined) {
    const note = await listedNote(ctx.db, call, id, false);
    if (note === undefined) return noteGone();
    const day = titledDay(await planFor(call, ctx, note), note);
    return confirmDelete({ noteId: id, day, text: note.text, sameDay: call.input.only === 'day' });
  }
  const deleted = await once<Deleted>(ctx, call, async (tx) => {
    const note = await listedNote(tx, call, id, false);
    if (note === undefined || !(await deleteNote(tx, call, id))) return null;
    const { dayKey, channelId, versionId } = note;
    return { dayKey, channelId, versionId };
  });
  return deleted === null ? noteGone() : noteDeleted(titledDay(await planFor(call, ctx, deleted), deleted));
}

type Deleted = Pick<ListedNote, 'dayKey' | 'channelId' | 'versionId'> | null;

function self(input: z.infer<typeof oneNote>): Record<string, string | number> {
  return { note: input.note, ...(input.only === undefined ? {} : { only: input.only }) };
}

async function browseShared(call: Call<z.infer<typeof shared>>, ctx: Context): Promise<Message> {
  const { day: dayText, page } = call.input;
  const found = await findCohort(call, ctx, { name: 'notes-shared', input: { day: dayText } });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  if (!cohort.learns) return sharedForLearners(cohort.id, cohort.title);
  const plan = await ctx.curriculumOf(cohort.versionId);
  const day = findDay(plan, dayText) ?? (await lostDay(ctx, cohort.id, plan, dayText));
  if (day === undefined) return refuseDay(call.words, plan, dayText);
  const read = await readShared(ctx.db, cohort.id, day.key, { offset: page * sharedPerPage, limit: sharedPerPage });
  return sharedNotes({ cohortId: cohort.id, day, page, perPage: sharedPerPage, ...read });
}

/** A day that the plan has no more but that notes are still about, by its key or reference. */
async function lostDay(ctx: Context, cohortId: number, plan: Plan, text: string) {
  const dayKey = (await notedDays(ctx.db, cohortId)).find((key) => key === text || refOf(key) === text);
  return dayKey === undefined ? undefined : titledDay(plan, { dayKey });
}
