import type { Context } from '../context.ts';
import type { Message } from '../messages/kit/message.ts';
import { backoffMs } from '../timers.ts';
import { beginLease } from './lease.ts';
import type { Pool } from './pool.ts';
import type { Sender, SendOptions, SendResult } from './sender.ts';

/** How long a claim is ours alone. */
const leaseMs = 120_000;
/** Whoever works on it gives it up before that. */
export const workMs = 100_000;
const retryMs = 60_000;
const longestRetryMs = 60 * 60_000;

/** What is due of one sort: how so many are claimed until when, what is done with each, and what is said of one that failed. */
type Sort<One> = {
  claim(at: Date, until: Date, limit: number): Promise<One[]>;
  work(one: One, mine: () => boolean): Promise<void>;
  failed(one: One, error: unknown): void;
};

/** Works through all that is due of a sort, as fast as the pool has room, which gives each piece its time. Any number of processes may do so. */
export async function workThrough<One>(ctx: Context, pool: Pool, { claim, work, failed }: Sort<One>): Promise<void> {
  await pool.through(async (limit) => {
    const { at, until, mine } = beginLease(ctx, leaseMs);
    const claimed = await claim(at, until, limit);
    const works = claimed.map((one) => () => work(one, mine).catch((error: unknown) => failed(one, error)));
    return { works, more: claimed.length === limit };
  }).settled;
}

/** When something is tried again that did not go out for a passing reason, after so many tries: not before Discord's own timing. */
export function retryAt(
  now: Date,
  { afterMs = 0 }: { afterMs?: number },
  tries: number,
  longestMs = longestRetryMs,
): Date {
  return new Date(now.getTime() + Math.max(afterMs, backoffMs(tries, retryMs, longestMs)));
}

/** Nothing is known of a server at this moment, whether it has an outage or could not be looked up; that passes. */
export const awayNow = { kind: 'retry', reason: 'that server is out of reach' } as const;

/** Sends to the first channel of a server that takes it, beginning with one; `closed` where none does. */
export async function sendSomewhere(
  ctx: Context,
  sender: Sender,
  { guildId, first }: { guildId: string; first: string },
  message: Message,
  options: SendOptions,
): Promise<SendResult | { kind: 'closed' }> {
  await ctx.servers.lookUp({ guildId });
  if (ctx.servers.away(guildId)) return awayNow;
  for (const channelId of ctx.servers.writable(guildId, first)) {
    const result = await sender.send({ guildId, channelId }, message, options);
    if (result.kind === 'sent' || result.kind === 'retry') return result;
  }
  return { kind: 'closed' };
}
