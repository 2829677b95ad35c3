import type { Context } from '../context.ts';
import { comeBack, deleteServer, longGone } from '../db/departures.ts';
import { forgetDrafts } from '../db/drafts.ts';
import { forgetHandled } from '../db/handled.ts';
import { forgetOwed } from '../db/owed.ts';
import { forgetReminders } from '../db/reminders.ts';

// Discord takes answers for 15 minutes; a day leaves room for whoever looks into what happened.
const handledKeptMs = 24 * 60 * 60_000;

/** What could be owed twice belongs to dates that are long over by then. */
const owedKeptMs = 60 * 24 * 60 * 60_000;

/**
 * Forgets what interactions of the day before have come to, and what admins began then and never went on with, whose
 * buttons say so; in the first minute of each hour, for it reads whole tables.
 */
export async function forgetOld({ db, now: clock }: Context): Promise<void> {
  const now = clock();
  if (now.getUTCMinutes() !== 0) return;
  await forgetHandled(db, new Date(now.getTime() - handledKeptMs));
  await forgetDrafts(db, now);
  await forgetOwed(db, new Date(now.getTime() - owedKeptMs));
  await forgetReminders(db);
}

/** Whether the bot is in a server, asked of Discord now; `unknown` where it does not say. */
export type AskMembership = (guildId: string) => Promise<'in' | 'out' | 'unknown'>;

/** So many a minute: each takes a request of its own, and nobody waits for it. */
const serversAtOnce = 5;

/**
 * Ends what is stored for servers that put the bot out 30 days ago, each only after Discord has said once more that the
 * bot is not there. Any number of processes may run this at once.
 */
export async function forgetDeparted(ctx: Context, ask: AskMembership): Promise<void> {
  for (const guildId of await longGone(ctx.db, ctx.now(), serversAtOnce)) {
    const membership = await ask(guildId);
    if (membership === 'in') await comeBack(ctx.db, guildId, ctx.now());
    if (membership !== 'out') continue;
    const gone = await deleteServer(ctx.db, guildId);
    ctx.log.info({ guild: guildId, ...gone }, 'deleted what was kept for a server that the bot left 30 days ago');
  }
}
