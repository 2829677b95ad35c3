import type { Context } from '../context.ts';
import { tellAgainMs } from '../core/block-reasons.ts';
import { withTimeLimit } from '../db/client.ts';
import { claimNotices, type Notice, noteTold, type OwedNotice, putOff } from '../db/posts/notices.ts';
import type { Addressee } from '../db/schema.ts';
import { noticeMessage } from '../messages/cohort/cohort.ts';
import { wordsFor } from '../messages/words/words.ts';
import { backoffMs } from '../timers.ts';
import { beginLease } from './lease.ts';
import type { Sender, SendResult } from './sender.ts';

const leaseMs = 120_000;
const tellMs = 100_000;
const places = 10;
const retryMs = 60_000;
const longestRetryMs = 60 * 60_000;

const order: readonly Addressee[] = ['creator', 'owner', 'channel', 'anybody'];

/**
 * Tells admins what they are owed: who set the plan up, else the server's owner, else a channel that can be written to;
 * where nobody can be reached it waits for whoever next uses an admin command. It counts as told only once it was.
 */
export async function tellDue(ctx: Context, sender: Sender): Promise<void> {
  for (let more = true; more; ) {
    const { at, until, mine } = beginLease(ctx, leaseMs);
    const owed = await claimNotices(ctx.db, at, until, places);
    const told = await Promise.allSettled(owed.map((one) => withTimeLimit(tellMs, tell(ctx, sender, one, mine))));
    for (const one of told)
      if (one.status === 'rejected') ctx.log.warn({ err: one.reason }, 'a notice could not be told');
    more = owed.length === places;
  }
}

async function tell(ctx: Context, sender: Sender, { notice, cohort }: OwedNotice, mine: () => boolean): Promise<void> {
  // Whoever could not be reached yesterday may be reached today.
  const from = notice.addressee === 'anybody' ? 0 : order.indexOf(notice.addressee);
  for (const addressee of order.slice(from)) {
    const now = ctx.now();
    if (addressee === 'anybody') {
      ctx.log.warn(
        { cohort: cohort.id, notice: notice.kind },
        'nobody could be told; whoever uses an admin command will be',
      );
      return putOff(ctx.db, notice, { addressee, attempts: 0 }, new Date(now.getTime() + tellAgainMs(notice.kind)));
    }
    const result = await reach(ctx, sender, { notice, cohort, addressee, mine });
    if (result.kind === 'sent') return noteTold(ctx.db, notice, now);
    if (result.kind === 'retry') {
      ctx.log.warn({ cohort: cohort.id, addressee, reason: result.reason }, 'the admins could not be told yet');
      const waitMs = Math.max(result.afterMs ?? 0, backoffMs(notice.attempts, retryMs, longestRetryMs));
      const until = new Date(now.getTime() + waitMs);
      return putOff(ctx.db, notice, { addressee, attempts: notice.attempts + 1 }, until);
    }
  }
}

type Telling = OwedNotice & { addressee: Addressee; mine: () => boolean };

async function reach(
  ctx: Context,
  sender: Sender,
  { notice, cohort, addressee, mine }: Telling,
): Promise<SendResult | { kind: 'closed' }> {
  const message = noticeMessage(wordsFor('en'), notice, cohort, addressee === 'channel' ? 'server' : 'direct');
  const options = { nonce: nonceOf(notice, addressee), mayTry: mine };
  if (addressee === 'creator') {
    return cohort.createdBy === null ? { kind: 'closed' } : sender.direct(cohort.createdBy, message, options);
  }
  await ctx.servers.lookUp(cohort);
  if (addressee === 'owner') {
    const owner = ctx.servers.owner(cohort.guildId);
    if (owner === undefined || owner === cohort.createdBy) return { kind: 'closed' };
    return sender.direct(owner, message, options);
  }
  for (const channelId of ctx.servers.writable(cohort.guildId, cohort.channelId)) {
    const result = await sender.send({ guildId: cohort.guildId, channelId }, message, options);
    if (result.kind === 'sent' || result.kind === 'retry') return result;
  }
  return { kind: 'closed' };
}

/** At most 25 characters: the same for one telling to one addressee, however often it is tried. */
function nonceOf(notice: Notice, addressee: Addressee): string {
  const told = (notice.toldAt ?? notice.since).getTime().toString(36);
  return `${notice.kind.charAt(0)}${addressee.charAt(0)}${notice.cohortId.toString(36)}.${told}`;
}
