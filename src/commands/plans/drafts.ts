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
import { type Call, handler, isOwnPlace, refuse } from '../command.ts';
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
  return say(plans.add.forgotten);
}

/** Keeps what files, or a stored version, would become until a button says so; refused where no more may be stored. */
export async function keepDraft(call: Call<unknown>, ctx: Context, draft: NewDraft) {
  const draftId = await once<number | null>(ctx, call, async (tx) =>
    (await hasRoom(tx, draft)) ? saveCurriculumDraft(tx, draft, ctx.now()) : null,
  );
  return draftId === null ? refuse(catalogueFull(call.words, draft.guildId)) : { draftId };
}

/** What a server may store, and what anybody may for themselves, strangers too. */
const most = { server: { plans: 50, megabytes: 50 }, person: { plans: 5, megabytes: 5 } };

function mostIn(guildId: string) {
  return isOwnPlace(guildId) ? most.person : most.server;
}

export function catalogueFull({ plans: words }: Words, guildId: string): Message {
  const { plans, megabytes } = mostIn(guildId);
  return say(words.add.full(plans, megabytes, isOwnPlace(guildId)));
}

/** Whether there is room for what a draft brings. Versions nobody uses make room first. */
export async function hasRoom(db: Db, { guildId, baseId, files }: NewDraft): Promise<boolean> {
  if (files == null) return true;
  const bytes = files.source.reduce((sum, { text }) => sum + new TextEncoder().encode(text).byteLength, 0);
  const { plans, megabytes } = mostIn(guildId);
  const fits = (stored: { plans: number; bytes: number }) =>
    stored.plans + (baseId == null ? 1 : 0) <= plans && stored.bytes + bytes <= megabytes * 1024 * 1024;
  if (fits(await storedBy(db, guildId))) return true;
  await deleteUnused(db, guildId);
  return fits(await storedBy(db, guildId));
}

export const cancel = handler({
  input: drafted,
  async run(call, ctx) {
    const draft = await draftOf(call, ctx);
    if (draft !== undefined) await once(ctx, call, (tx) => dropCurriculumDraft(tx, draft.id));
    return say(call.words.plans.add.cancelled);
  },
});
