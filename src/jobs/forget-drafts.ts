import type { Context } from '../context.ts';
import { forgetCurriculumDrafts } from '../db/plans/drafts.ts';
import { draftKeptMs, forgetSetupDrafts } from '../db/setup-drafts.ts';

/** Forgets what admins began a day ago and never went on with, in the first minute of each hour; its buttons say so. */
export async function forgetDrafts(ctx: Context): Promise<void> {
  const now = ctx.now();
  if (now.getUTCMinutes() !== 0) return;
  const before = new Date(now.getTime() - draftKeptMs);
  await forgetSetupDrafts(ctx.db, before);
  await forgetCurriculumDrafts(ctx.db, before);
}
