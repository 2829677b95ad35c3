import { z } from 'zod';
import type { Context } from '../../context.ts';
import { lockLearner } from '../../db/learners/learners.ts';
import { removeFile } from '../../db/notes/files.ts';
import { deleteNote, editNote, ownNote } from '../../db/notes/notes.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { handBack } from '../../messages/kit/refusals.ts';
import type { Attached } from '../../messages/notes/attached.ts';
import { editForm } from '../../messages/notes/form.ts';
import { confirmDelete, type Leafing, leafingId, noteDeleted, noteGone } from '../../messages/notes/notes.ts';
import { about, type Call, handler, refuse } from '../command.ts';
import { once } from '../once.ts';
import { writing } from '../options.ts';
import { attachedFields, fetchAttached, keepAttached } from './attached.ts';
import { leafing, show } from './browse.ts';
import { storableNote, written } from './note.ts';
import { dayOfNote, type Noted, type Opened, openNote, ownerOf, renewQuote } from './opened.ts';

const sure = leafing.extend({ sure: z.literal('yes').optional() });
const shared = leafing.extend({ to: z.enum(['me', 'cohort']) });
const changed = leafing.extend({
  text: writing.default(''),
  also: z.array(z.literal('share')).default([]),
  ...attachedFields,
});

async function openForm(call: Call<z.infer<typeof leafing>>, _: Context, note: Opened): Promise<Modal> {
  const { id: _id, ...rest } = note;
  return editForm(call.words, {
    ...rest,
    id: leafingId('note-edit', call.input),
    isPrivate: note.takenDownAt !== null || (note.audience === 'me' && !note.mayShare),
  });
}

async function change(call: Call<z.infer<typeof changed>>, ctx: Context): Promise<Message> {
  const { input, words } = call;
  const storable = storableNote(call, input.text, { label: 'editAgain', id: leafingId('note-edit', input) });
  if ('refusal' in storable) return storable.refusal;
  const before = await openNote(call, ctx);
  if ('refusal' in before) return handBack(words, before.refusal, written(call));
  const fetched = await fetchAttached(ctx, input.link, input.file[0]);
  // What was private is not shared with those of a channel that is hidden from the writer now.
  const mayShare = before.audience === 'cohort' || before.mayShare;
  const link = fetched.link.kind === 'link' ? fetched.link.link : null;
  const now = ctx.now();
  const attached = await once<Attached | null>(ctx, call, async (tx) => {
    if (fetched.file.kind === 'file') await lockLearner(tx, before.cohortId, call.userId);
    const saved = await editNote(
      tx,
      ownerOf(call),
      before.id,
      {
        text: storable.text,
        ...(fetched.link.kind === 'wrong' ? {} : { link }),
        audience: mayShare && input.also.includes('share') ? 'cohort' : 'me',
        editedAt: now,
      },
      now,
    );
    if (!saved) return null;
    await renewQuote(tx, before, now);
    return keepAttached(tx, before.learnerId, before.id, fetched);
  });
  if (attached === null) return handBack(words, noteGone(words), written(call));
  const after = await openNote(call, ctx);
  return 'refusal' in after ? after.refusal : show(call, ctx, after, { attached });
}

async function share(call: Call<z.infer<typeof shared>>, ctx: Context, note: Opened): Promise<Message> {
  const { to } = call.input;
  if (to === 'cohort' && !note.mayShare) return say(call.words.notes.own.notShared);
  const now = ctx.now();
  const isKept = await once<boolean>(ctx, call, async (tx) => {
    await renewQuote(tx, note, now);
    return editNote(tx, ownerOf(call), note.id, { audience: to }, now);
  });
  const after = isKept ? await openNote(call, ctx) : refuse(noteGone(call.words));
  return 'refusal' in after ? after.refusal : show(call, ctx, after);
}

async function unfile(call: Call<z.infer<typeof sure>>, ctx: Context, note: Opened): Promise<Message> {
  if (call.input.sure === undefined)
    return confirmDelete(call.words, { ...note, leafing: call.input, what: 'note-unfile' });
  await once<boolean>(ctx, call, async (tx) => {
    const own = await ownNote(tx, ownerOf(call), note.id);
    return own !== undefined && removeFile(tx, note.id);
  });
  return show(call, ctx, { ...note, fileName: null });
}

const askDelete = about(openNote, async (call: Call<Leafing>, _: Context, note) => {
  return confirmDelete(call.words, { ...note, leafing: call.input, what: 'note-delete' });
});

/** What was there is read where it is deleted: of a repetition nothing is left to be read. */
async function remove(call: Call<z.infer<typeof sure>>, ctx: Context): Promise<Message | Modal> {
  if (call.input.sure === undefined) return askDelete(call, ctx);
  const now = ctx.now();
  const deleted = await once<Noted | null>(ctx, call, async (tx) => {
    const note = await ownNote(tx, ownerOf(call), call.input.note);
    if (note === undefined || !(await deleteNote(tx, ownerOf(call), note.id, now))) return null;
    await renewQuote(tx, { ...note, plan: await ctx.curriculumOf(note.versionId) }, now);
    const { dayKey, guildId, channelId, versionId } = note;
    return { dayKey, guildId, channelId, versionId };
  });
  if (deleted === null) return noteGone(call.words);
  return noteDeleted(call.words, await dayOfNote(call, ctx, deleted));
}

const kept = { unsaved: ({ words }: Call<unknown>) => words.notes.own.unchanged, look: '/notes' } as const;

export const changeHandlers = {
  components: {
    'note-edit': handler({ input: leafing, answers: 'modal', run: about(openNote, openForm) }),
    'note-share': handler({ input: shared, run: about(openNote, share), ...kept }),
    'note-unfile': handler({ input: sure, run: about(openNote, unfile), ...kept }),
    'note-delete': handler({
      input: sure,
      run: remove,
      unsaved: ({ words }) => words.notes.deletion.undeleted,
      look: '/notes',
    }),
  },
  modals: { 'note-edit': handler({ input: changed, run: change, ...kept, written }) },
};
