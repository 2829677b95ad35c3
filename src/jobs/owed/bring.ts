import type { Context } from '../../context.ts';
import { withTimeLimit } from '../../db/client.ts';
import { claimOwed, type Owed, putOffOwed, settleOwed } from '../../db/owed.ts';
import type { Message } from '../../messages/kit/message.ts';
import { backoffMs } from '../../timers.ts';
import { beginLease } from '../lease.ts';
import type { Sender, SendOptions, SendResult } from '../sender.ts';
import { kinds } from './kinds.ts';

const leaseMs = 120_000;
const bringMs = 100_000;
const places = 20;
const retryMs = 60_000;
const longestRetryMs = 60 * 60_000;

/**
 * Brings out whatever is owed beside the daily posts, the most urgent kinds first. Each is rendered as things stand when
 * it goes out, and dropped where nobody needs it any more. Any number of processes may run this at once.
 */
export async function bringOwed(ctx: Context, sender: Sender): Promise<void> {
  for (let more = true; more; ) {
    const { at, until, mine } = beginLease(ctx, leaseMs);
    const due = await claimOwed(ctx.db, at, until, places);
    const brought = await Promise.allSettled(due.map((one) => withTimeLimit(bringMs, bring(ctx, sender, one, mine))));
    for (const [index, one] of brought.entries()) {
      if (one.status === 'rejected') ctx.log.warn({ err: one.reason, kind: due[index]?.kind }, 'not brought out');
    }
    more = due.length === places;
  }
}

async function bring(ctx: Context, sender: Sender, one: Owed, mine: () => boolean): Promise<void> {
  const kind = kinds[one.kind];
  // A kind of another version of the bot is left to that one.
  if (kind === undefined) return;
  const rendered = await kind.render(ctx, one);
  if (rendered !== null && 'later' in rendered) return putOffOwed(ctx.db, one, rendered.later);
  if (rendered === null) return settleOwed(ctx.db, one, 'dropped', null, ctx.now());
  const result = await reach(ctx, sender, one, rendered, { nonce: `o${one.id.toString(36)}`, mayTry: mine });
  if (result.kind === 'retry') {
    const waitMs = Math.max(result.afterMs ?? 0, backoffMs(one.attempts - 1, retryMs, longestRetryMs));
    return putOffOwed(ctx.db, one, new Date(ctx.now().getTime() + waitMs));
  }
  const sent = result.kind === 'sent';
  if (!sent) ctx.log.info({ kind: one.kind, cohort: one.cohortId, outcome: result.kind }, 'a message was not wanted');
  await settleOwed(ctx.db, one, sent ? 'sent' : 'dropped', sent ? result.messageId : null, ctx.now());
  await kind.settled?.(ctx, one, sent ? 'sent' : 'undeliverable');
}

type Reached = SendResult | { kind: 'closed' | 'gone' };

async function reach(
  ctx: Context,
  sender: Sender,
  { userId, guildId, channelId, messageId }: Owed,
  message: Message,
  options: SendOptions,
): Promise<Reached> {
  if (userId !== null) return sender.direct(userId, message, options);
  if (guildId === null) return { kind: 'closed' };
  if (channelId !== null) {
    const place = { guildId, channelId };
    await ctx.servers.lookUp(place);
    return messageId === null ? sender.send(place, message, options) : sender.edit(place, messageId, message, options);
  }
  for (const writable of ctx.servers.writable(guildId, '')) {
    const result = await sender.send({ guildId, channelId: writable }, message, options);
    if (result.kind === 'sent' || result.kind === 'retry') return result;
  }
  const owner = ctx.servers.owner(guildId);
  return owner === undefined ? { kind: 'closed' } : sender.direct(owner, message, options);
}
