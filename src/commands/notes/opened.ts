import type { Context } from '../../context.ts';
import { isOwnPlace } from '../../core/own-place.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, type Plan, weekOf } from '../../curriculum/plan.ts';
import type { Db } from '../../db/client.ts';
import { renewWrapUp } from '../../db/learners/week-results.ts';
import { type NoteOwner, type OwnNote, ownNote } from '../../db/notes/notes.ts';
import { noteGone } from '../../messages/notes/notes.ts';
import { type Asked, type Call, type Refused, refuse } from '../command.ts';
import { madeIn, sightOf } from '../sight.ts';

type NotedDay = Day | Pick<Day, 'key' | 'label' | 'title'>;

/** A note with the plan it was written in, whether there is a group that the caller sees now and can share it with, and its day as they may see it. */
export type Opened = OwnNote & { plan: Plan; mayShare: boolean; day: NotedDay };

/** A note by its id is the caller's own, wherever they are. */
export async function openNote(call: Call<{ note: number }>, ctx: Context): Promise<Opened | Refused> {
  const note = await ownNote(ctx.db, ownerOf(call), call.input.note);
  if (note === undefined) return refuse(noteGone(call.words));
  const { plan, isSeen } = await planOfNote(call, ctx, note);
  const mayShare = isSeen && !isOwnPlace(note.guildId);
  return { ...note, plan, mayShare, day: dayIn(call, isSeen ? plan : null, note.dayKey) };
}

/** In their own place people have all their notes, in a server those of that server. */
export function ownerOf({ guildId, userId }: Asked<unknown>): NoteOwner {
  return { userId, guildId: isOwnPlace(guildId) ? null : guildId };
}

/** The plan of a cohort, and whether its channel is there for the caller now: if not, what they wrote stays theirs. */
export async function planOfNote(
  call: Call<unknown>,
  ctx: Context,
  cohort: Omit<Noted, 'dayKey'>,
): Promise<{ plan: Plan; isSeen: boolean }> {
  const there = await madeIn(call, ctx, cohort.guildId);
  const isSeen = there !== undefined && sightOf(there, ctx, cohort) === 'yes';
  return { plan: await ctx.curriculumOf(cohort.versionId), isSeen };
}

/** Of a note, what its day is found by. */
export type Noted = Pick<OwnNote, 'dayKey' | 'guildId' | 'channelId' | 'versionId'>;

/** The day that a note is about, as the caller may see it now. */
export async function dayOfNote(call: Call<unknown>, ctx: Context, note: Noted): Promise<NotedDay> {
  const { plan, isSeen } = await planOfNote(call, ctx, note);
  return dayIn(call, isSeen ? plan : null, note.dayKey);
}

/** The wrap-up of its week may quote a note that others could read. */
export async function renewQuote(
  tx: Db,
  { audience, plan, dayKey, cohortId }: Pick<Opened, 'audience' | 'plan' | 'dayKey' | 'cohortId'>,
  now: Date,
): Promise<void> {
  const week = audience === 'cohort' ? weekOf(plan, dayKey) : undefined;
  if (week !== undefined) await renewWrapUp(tx, cohortId, week.key, now);
}

/** A day that a note is about, under its bare key when the plan is hidden or no longer has it. */
export function dayIn({ words }: Call<unknown>, plan: Plan | null, key: string): NotedDay {
  return (plan === null ? undefined : dayByKey(plan, key)) ?? { key, label: words.notes.own.lostDay(key), title: '' };
}
