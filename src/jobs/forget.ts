import type { Context } from '../context.ts';
import { forgetHandled } from '../db/handled.ts';
import { forgetCurriculumDrafts } from '../db/plans/drafts.ts';
import { draftKeptMs, forgetSetupDrafts } from '../db/setup-drafts.ts';

// Discord takes answers for 15 minutes; a day leaves room for whoever looks into what happened.
const handledKeptMs = 24 * 60 * 60_000;

/**
 * Forgets what interactions of the day before have come to, and what admins began then and never went on with, whose
 * buttons say so; in the first minute of each hour, for it reads whole tables.
 */
export async function forgetOld(ctx: Context): Promise<void> {
  const now = ctx.now();
  if (now.getUTCMinutes() !== 0) return;
  const ago = (ms: number) => new Date(now.getTime() - ms);
  await forgetHandled(ctx.db, ago(handledKeptMs));
  await forgetSetupDrafts(ctx.db, ago(draftKeptMs));
  await forgetCurriculumDrafts(ctx.db, ago(draftKeptMs));
}
