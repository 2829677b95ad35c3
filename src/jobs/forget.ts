import type { Context } from '../context.ts';
import { forgetDrafts } from '../db/drafts.ts';
import { forgetHandled } from '../db/handled.ts';

// Discord takes answers for 15 minutes; a day leaves room for whoever looks into what happened.
const handledKeptMs = 24 * 60 * 60_000;

/**
 * Forgets what interactions of the day before have come to, and what admins began then and never went on with, whose
 * buttons say so; in the first minute of each hour, for it reads whole tables.
 */
export async function forgetOld({ db, now: clock }: Context): Promise<void> {
  const now = clock();
  if (now.getUTCMinutes() !== 0) return;
  await forgetHandled(db, new Date(now.getTime() - handledKeptMs));
  await forgetDrafts(db, now);
}
