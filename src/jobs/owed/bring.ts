import type { Context } from '../../context.ts';
import {
  claimOwed,
  dropLate,
  duePriorities,
  forgetRemoved,
  type Owed,
  priorities,
  putOffOwed,
  settleOwed,
} from '../../db/owed.ts';
import type { Message } from '../../messages/kit/message.ts';
import { retryAt, sendSomewhere, workThrough } from '../claimed.ts';
import type { Pool } from '../pool.ts';
import type { Sender, SendOptions, SendResult } from '../sender.ts';
import type { Act, Settled } from './kind.ts';
import { kinds } from './kinds.ts';

/**
 * Brings out whatever is owed beside the daily posts, the most urgent kinds first, and edits beside them, so that each
 * has its share. Each is rendered as things stand when it goes out, and dropped where nobody needs it any more. Any number
 * of processes may run this at once.
 */
export async function bringOwed(
  ctx: Context,
  sender: Sender,
  pools: Readonly<Record<'messages' | 'edits', Pool>>,
): Promise<void> {
  const due = await duePriorities(ctx.db, ctx.now());
  if (due.length === 0) return;
  await dropLate(ctx.db, ctx.now());
  const bringAll = async (pool: Pool, which: readonly number[]) => {
    if (which.length === 0) return;
    await workThrough<Owed>(ctx, pool, {
      claim: (at, until, limit) => claimOwed(ctx.db, which, at, until, limit),
      work: (one, mine) => bring(ctx, sender, one, mine),
      failed: ({ kind }, err) => ctx.log.warn({ err, kind }, 'not brought out'),
    });
  };
  const isEdit = (priority: number) => priority === priorities.edit;
  await Promise.all([
    bringAll(
      pools.messages,
      due.filter((priority) => !isEdit(priority)),
    ),
    bringAll(pools.edits, due.filter(isEdit)),
  ]);
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
    return putOffOwed(ctx.db, one, retryAt(ctx.now(), result, one.attempts - 1));
  }
  if (kind.settled === undefined) return settle(ctx, one, result);
  // Together: what came of it is noted, or it is brought once more.
  await ctx.db.transaction(async (db) => {
    await settle({ ...ctx, db }, one, result);
    await kind.settled?.({ ...ctx, db }, one, result, rendered);
  });
}

async function settle(ctx: Context, one: Owed, result: Settled): Promise<void> {
  if (result.kind === 'removed') return forgetRemoved(ctx.db, one);
  const sent = result.kind === 'sent';
  if (!sent) ctx.log.info({ kind: one.kind, cohort: one.cohortId, outcome: result.kind }, 'a message was not wanted');
  await settleOwed(ctx.db, one, sent ? 'sent' : 'dropped', sent ? result.messageId : null, ctx.now());
}

async function reach(
  ctx: Context,
  sender: Sender,
  { userId, guildId, channelId, messageId }: Owed,
  message: Message | Act,
  options: SendOptions,
): Promise<Settled | Extract<SendResult, { kind: 'retry' }>> {
  if ('act' in message) {
    if (guildId === null || channelId === null) return { kind: 'closed' };
    const place = { guildId, channelId };
    await ctx.servers.lookUp(place);
    if (message.act === 'open') return sender.openThread(place, message.thread, options);
    if (message.act === 'publish') return sender.publish(place, message.messageId, options);
    return messageId === null ? { kind: 'removed' } : sender.remove(place, messageId, options);
  }
  if (userId !== null) return sender.direct(userId, message, options);
  if (guildId === null) return { kind: 'closed' };
  if (channelId !== null) {
    const place = { guildId, channelId };
    await ctx.servers.lookUp(place);
    return messageId === null ? sender.send(place, message, options) : sender.edit(place, messageId, message, options);
  }
  const somewhere = await sendSomewhere(ctx, sender, { guildId, first: '' }, message, options);
  if (somewhere.kind !== 'closed') return somewhere;
  const owner = ctx.servers.owner(guildId);
  return owner === undefined ? { kind: 'closed' } : sender.direct(owner, message, options);
}
