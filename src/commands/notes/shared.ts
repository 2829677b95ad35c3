import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { refOf } from '../../core/reference.ts';
import { storable } from '../../core/text.ts';
import { findDay } from '../../curriculum/look-up.ts';
import { cohortsForUser } from '../../db/cohorts.ts';
import { fileOf } from '../../db/notes/files.ts';
import { ownNote } from '../../db/notes/notes.ts';
import { notedDays, sharedNotes as readShared, sharedNote, takeDownNote } from '../../db/notes/shared.ts';
import { oweNews } from '../../db/owed.ts';
import { named, say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { handBack } from '../../messages/kit/refusals.ts';
import { noteGone } from '../../messages/notes/notes.ts';
import {
  noteTakenDown,
  reasonLimit,
  sharedForLearners,
  sharedNotes,
  takeDownForm,
} from '../../messages/notes/shared.ts';
import { type Asked, about, type Call, handler, type Refused, refuse } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { rowId, word, writing } from '../options.ts';
import { refuseDay } from '../study/day-option.ts';
import { dayIn, dayOfNote, ownerOf, planOfNote, renewQuote } from './opened.ts';

const sharedPerPage = 2;

const browseShared = inPlan({
  input: { day: word, page: z.coerce.number().int().min(0).default(0) },
  async run(call, ctx, { cohort, plan }) {
    const { day: dayText, page } = call.input;
    const keepsOrder = mayTakeDown(call, cohort);
    if (!cohort.learns && !keepsOrder) return sharedForLearners(call.words, cohort.id, cohort.title);
    const day = findDay(plan, dayText) ?? (await lostDay(call, ctx, cohort.id, dayText));
    if (day === undefined) return refuseDay(call.words, plan, dayText);
    const read = await readShared(ctx.db, cohort.id, day.key, { offset: page * sharedPerPage, limit: sharedPerPage });
    return sharedNotes(call.words, { cohortId: cohort.id, day, page, perPage: sharedPerPage, keepsOrder, ...read });
  },
});

/** A day that the plan has no more but that notes are still about, by its key or reference. */
async function lostDay(call: Call<unknown>, ctx: Context, cohortId: number, text: string) {
  const dayKey = (await notedDays(ctx.db, cohortId)).find((key) => key === text || refOf(key) === text);
  return dayKey === undefined ? undefined : dayIn(call, null, dayKey);
}

/** Whoever manages messages in a channel keeps order there; Discord says so with what they do in it. */
function mayTakeDown(call: Asked<unknown>, { guildId, channelId }: { guildId: string; channelId: string }): boolean {
  const isThere = guildId === call.guildId && [call.channelId, call.parentId].includes(channelId);
  return (
    isThere && (call.permissions & (PermissionFlagsBits.ManageMessages | PermissionFlagsBits.Administrator)) !== 0n
  );
}

type Shared = NonNullable<Awaited<ReturnType<typeof sharedNote>>>;
const one = z.object({ note: rowId });
type One = z.infer<typeof one>;

/** A note that is shared, for those who keep order where it is. */
async function findShared(call: Call<One>, ctx: Context): Promise<Shared | Refused> {
  const note = await sharedNote(ctx.db, call.input.note);
  return note === undefined || !mayTakeDown(call, note) ? refuse(say(call.words.notes.takeDown.nothing)) : note;
}

type Taken = Pick<Shared, 'userId' | 'displayName' | 'cohortId' | 'dayKey' | 'guildId' | 'channelId' | 'versionId'>;

/** What is judged is read where it is taken down: of a repetition nothing is left to be judged. */
async function takeDown(call: Call<One & { reason: string }>, ctx: Context): Promise<Message> {
  const reason = storable(call.input.reason);
  const { takeDown: words } = call.words.notes;
  if (reason === '') return say(words.reasonMissing);
  if (reason.length > reasonLimit) return handBack(call.words, say(words.reasonLong(reasonLimit)), reason);
  const now = ctx.now();
  const taken = await once<Taken | null>(ctx, call, async (tx) => {
    const note = await sharedNote(tx, call.input.note);
    if (note === undefined || !mayTakeDown(call, note) || !(await takeDownNote(tx, note.id, reason, now))) return null;
    const { id, learnerId, userId, displayName, cohortId, dayKey, guildId, channelId, versionId } = note;
    await renewQuote(tx, { audience: 'cohort', plan: await ctx.curriculumOf(versionId), dayKey, cohortId }, now);
    const kind = 'note-taken-down';
    const news = { key: `${kind}:${id}`, kind, facts: { note: id } };
    if (userId !== call.userId) await oweNews(tx, news, { id: learnerId, cohortId, userId }, now);
    return { userId, displayName, cohortId, dayKey, guildId, channelId, versionId };
  });
  if (taken === null) return say(words.nothing);
  ctx.log.info({ cohort: taken.cohortId, by: call.userId, of: taken.userId, note: call.input.note }, 'note taken down');
  return noteTakenDown(call.words, {
    ...taken,
    day: await dayOfNote(call, ctx, taken),
    isTold: taken.userId !== call.userId,
  });
}

/** The file of a note that is one's own, or shared where one learns or keeps order. */
async function giveFile(call: Call<One>, ctx: Context): Promise<Message> {
  const { note: id } = call.input;
  const mayRead = (await ownNote(ctx.db, ownerOf(call), id)) !== undefined || (await readsShared(call, ctx, id));
  const file = mayRead ? await fileOf(ctx.db, id) : undefined;
  if (file === undefined) return noteGone(call.words);
  return say(call.words.notes.own.hereIs(named(file.name, 60)), { files: [{ name: file.name, data: file.content }] });
}

async function readsShared(call: Call<One>, ctx: Context, id: number): Promise<boolean> {
  const note = await sharedNote(ctx.db, id);
  if (note === undefined || !(await planOfNote(call, ctx, note)).isSeen) return false;
  if (mayTakeDown(call, note)) return true;
  const cohorts = await cohortsForUser(ctx.db, note.guildId, call.userId);
  return cohorts.some(({ id, learns }) => id === note.cohortId && learns);
}

export const sharedHandlers = {
  components: {
    'notes-shared': browseShared,
    'note-file': handler({ input: one, answers: 'private', run: giveFile }),
    'note-take-down': handler({
      input: one,
      answers: 'modal',
      run: about(findShared, async (call, ctx, note) => {
        return takeDownForm(call.words, { ...note, day: await dayOfNote(call, ctx, note) });
      }),
    }),
  },
  modals: {
    'note-take-down': handler({
      input: one.extend({ reason: writing.default('') }),
      run: takeDown,
      unsaved: ({ words }) => words.notes.takeDown.stays,
      look: '/notes',
      written: ({ input }) => input.reason,
    }),
  },
};
