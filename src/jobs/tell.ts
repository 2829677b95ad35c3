import type { Context } from '../context.ts';
import { tellAgainMs } from '../core/block-reasons.ts';
import { isOwnPlace } from '../core/own-place.ts';
import { languageOf } from '../db/learners/people.ts';
import { claimNotices, type Notice, noteTold, type OwedNotice, putOff } from '../db/posts/notices.ts';
import type { Addressee } from '../db/schema.ts';
import { noticeMessage } from '../messages/cohort/cohort.ts';
import { wordsFor } from '../messages/words/words.ts';
import { awayNow, retryAt, sendSomewhere, workThrough } from './claimed.ts';
import type { Pool } from './pool.ts';
import type { Sender, SendResult } from './sender.ts';

const order: readonly Addressee[] = ['creator', 'owner', 'channel', 'anybody'];

/**
 * Tells admins what they are owed: who set the plan up, else the server's owner, else a channel that can be written to;
 * where nobody can be reached it waits for whoever next uses an admin command. It counts as told only once it was.
 */
export async function tellDue(ctx: Context, sender: Sender, pool: Pool): Promise<void> {
  await workThrough<OwedNotice>(ctx, pool, {
    claim: (at, until, limit) => claimNotices(ctx.db, at, until, limit),
    work: (one, mine) => tell(ctx, sender, one, mine),
    failed: (_, err) => ctx.log.warn({ err }, 'a notice could not be told'),
  });
}

async function tell(ctx: Context, sender: Sender, { notice, cohort }: OwedNotice, mine: () => boolean): Promise<void> {
  // Whoever could not be reached yesterday may be reached today. Of their own plan people learn with their next command.
  const reached = notice.addressee === 'anybody' ? 0 : order.indexOf(notice.addressee);
  const from = isOwnPlace(cohort.guildId) ? order.indexOf('anybody') : reached;
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
      const until = retryAt(now, result, notice.attempts);
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
  const options = { nonce: nonceOf(notice, addressee), mayTry: mine };
  await ctx.servers.lookUp(cohort);
  const toPerson = async (userId: string) => {
    const { language, locale } = await languageOf(ctx.db, userId);
    const words = wordsFor(language, locale ?? ctx.servers.locale(cohort.guildId));
    return sender.direct(userId, noticeMessage(words, notice, cohort, 'direct'), options);
  };
  if (addressee === 'creator') return cohort.createdBy === null ? { kind: 'closed' } : toPerson(cohort.createdBy);
  if (addressee === 'owner') {
    const owner = ctx.servers.owner(cohort.guildId);
    if (owner === undefined && ctx.servers.away(cohort.guildId)) return awayNow;
    return owner === undefined || owner === cohort.createdBy ? { kind: 'closed' } : toPerson(owner);
  }
  // The plan itself may be what cannot be read.
  const words = wordsFor(cohort.language, ctx.servers.locale(cohort.guildId));
  const message = noticeMessage(words, notice, cohort, 'server');
  return sendSomewhere(ctx, sender, { guildId: cohort.guildId, first: cohort.channelId }, message, options);
}

/** At most 25 characters: the same for one telling to one addressee, however often it is tried. */
function nonceOf(notice: Notice, addressee: Addressee): string {
  const told = (notice.toldAt ?? notice.since).getTime().toString(36);
  return `${notice.kind.charAt(0)}${addressee.charAt(0)}${notice.cohortId.toString(36)}.${told}`;
}
