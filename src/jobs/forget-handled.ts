import type { Context } from '../context.ts';
import { forgetHandled as forgetBefore } from '../db/handled.ts';

// Discord takes answers for 15 minutes; a day leaves room for whoever looks into what happened.
const keptMs = 24 * 60 * 60_000;

/** Forgets what interactions of the day before have come to, in the first minute of each hour: it reads the whole table. */
export async function forgetHandled(ctx: Context): Promise<void> {
  const now = ctx.now();
  if (now.getUTCMinutes() === 0) await forgetBefore(ctx.db, new Date(now.getTime() - keptMs));
}
