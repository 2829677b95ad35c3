import type { Context } from '../context.ts';
import { dayByKey } from '../curriculum/plan.ts';
import type { Cohort } from '../db/cohorts.ts';
import { claimNotices, type Notice, noteTold, type OwedNotice, putOff } from '../db/notices.ts';
import type { Addressee } from '../db/schema.ts';
import type { Message } from '../messages/message.ts';
import { type NoticeFacts, noticeMessage } from '../messages/notice.ts';
import { momentOf, within } from './deadline.ts';
import { createPool } from './pool.ts';
import type { Sender, SendResult } from './sender.ts';

/** Told again so often, as long as it is so. */
export const tellAgainMs = 24 * 60 * 60_000;
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
  const pool = createPool(places, tellMs);
  for (let more = true; more; ) {
    const since = momentOf(ctx);
    const owed = await claimNotices(ctx.db, since.at, new Date(since.at.getTime() + leaseMs), places);
    const mine = within(ctx, since, leaseMs);
    const told = await Promise.allSettled(owed.map((one) => pool.run(() => tell(ctx, sender, one, mine))));
    for (const one of told)
      if (one.status === 'rejected') ctx.log.warn({ err: one.reason }, 'a notice could not be told');
    more = owed.length === places;
  }
}

async function tell(ctx: Context, sender: Sender, { notice, cohort }: OwedNotice, mine: () => boolean): Promise<void> {
  const message = noticeMessage(await noticeFacts(ctx, notice, cohort));
  // Whoever could not be reached yesterday may be reached today.
  const from = notice.addressee === 'anybody' ? 0 : order.indexOf(notice.addressee);
  for (const addressee of order.slice(from)) {
    const now = ctx.now();
    if (addressee === 'anybody') {
      ctx.log.warn(
        { cohort: cohort.id, notice: notice.kind },
        'nobody could be told; whoever uses an admin command will be',
      );
      return putOff(ctx.db, notice, { addressee, attempts: 0 }, new Date(now.getTime() + tellAgainMs));
    }
    const result = await reach(ctx, sender, { notice, cohort, addressee, message, mine });
    if (result.kind === 'sent') return noteTold(ctx.db, notice, now, new Date(now.getTime() + tellAgainMs));
    if (result.kind === 'retry') {
      ctx.log.warn({ cohort: cohort.id, addressee, reason: result.reason }, 'the admins could not be told yet');
      const backoffMs = Math.min(retryMs * 2 ** Math.min(notice.attempts, 6), longestRetryMs);
      const until = new Date(now.getTime() + Math.max(result.afterMs ?? 0, backoffMs));
      return putOff(ctx.db, notice, { addressee, attempts: notice.attempts + 1 }, until);
    }
  }
}

type Telling = OwedNotice & { addressee: Addressee; message: Message; mine: () => boolean };

async function reach(
  ctx: Context,
  sender: Sender,
  { notice, cohort, addressee, message, mine }: Telling,
): Promise<SendResult | { kind: 'closed' }> {
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

/** A notice with what is needed to word it. A plan that cannot be read leaves the day its key. */
export async function noticeFacts(ctx: Context, { kind, block }: Notice, cohort: Cohort): Promise<NoticeFacts> {
  const key = block?.code === 'refused' ? block.dayKey : null;
  const plan = key === null ? undefined : await ctx.curriculumOf(cohort.versionId).catch(() => undefined);
  const label = (plan === undefined || key === null ? undefined : dayByKey(plan, key))?.label;
  return { kind, block, cohortId: cohort.id, channelId: cohort.channelId, roleId: cohort.roleId, label };
}

/** At most 25 characters: the same for one telling to one addressee, however often it is tried. */
function nonceOf(notice: Notice, addressee: Addressee): string {
  const told = (notice.toldAt ?? notice.since).getTime().toString(36);
  return `${notice.kind.charAt(0)}${addressee.charAt(0)}${notice.cohortId.toString(36)}.${told}`;
}
