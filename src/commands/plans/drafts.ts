import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/client.ts';
import {
  type CurriculumDraft,
  dropCurriculumDraft,
  findCurriculumDraft,
  saveCurriculumDraft,
} from '../../db/drafts.ts';
import { deleteUnused, storedBy } from '../../db/plans/catalogue.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import type { Words } from '../../messages/words/words.ts';
import { type Call, handler, refuse } from '../command.ts';
import { once } from '../once.ts';
import { rowId } from '../options.ts';

export const drafted = z.object({ draft: rowId });
export type Drafted = z.infer<typeof drafted>;
export type NewDraft = Parameters<typeof saveCurriculumDraft>[1];

/** The draft whose button was pressed, as long as it is the caller's and waits. */
export function draftOf(call: Call<Drafted>, ctx: Context): Promise<CurriculumDraft | undefined> {
  return findCurriculumDraft(ctx.db, call.input.draft, call, ctx.now());
}

/** The draft was used, cancelled, replaced or is older than a day. */
export function draftForgotten({ plans }: Words): Message {
  return say(plans.add.forgotten, { components: [] });
}

/** Keeps what files, or a stored version, would become until a button says so; refused where the server is full. */
export async function keepDraft(call: Call<unknown>, ctx: Context, draft: NewDraft) {
  const { draftId } = await once<{ draftId: number | null }>(ctx, call, async (tx) => ({
    draftId: (await hasRoom(tx, draft)) ? await saveCurriculumDraft(tx, draft, ctx.now()) : null,
  }));
  return draftId === null ? refuse(catalogueFull(call.words)) : { draftId };
}

/** What a server may store. */
const most = { plans: 50, megabytes: 50 };

/** A server has stored as much as it may. */
export function catalogueFull({ plans }: Words): Message {
  return say(plans.add.full(most.plans, most.megabytes), { components: [] });
}

/** Whether a server may store what a draft brings. Versions nobody uses make room first. */
export async function hasRoom(db: Db, { guildId, baseId, files }: NewDraft): Promise<boolean> {
  if (files == null) return true;
  const bytes = files.source.reduce((sum, { text }) => sum + new TextEncoder().encode(text).byteLength, 0);
  const fits = (stored: { plans: number; bytes: number }) =>
    stored.plans + (baseId == null ? 1 : 0) <= most.plans && stored.bytes + bytes <= most.megabytes * 1024 * 1024;
  if (fits(await storedBy(db, guildId))) return true;
  await deleteUnused(db, guildId);
  return fits(await storedBy(db, guildId));
}

export const cancel = handler({
  input: drafted,
  answers: 'update',
  async run(call, ctx) {
    const draft = await draftOf(call, ctx);
    if (draft !== undefined) await once(ctx, call, (tx) => dropCurriculumDraft(tx, draft.id));
    return say(call.words.plans.add.cancelled, { components: [] });
  },
});
