import type { Context } from '../context.ts';
import { withTimeLimit } from '../db/client.ts';
import type { Message } from '../messages/kit/message.ts';
import { backoffMs } from '../timers.ts';
import { beginLease } from './lease.ts';
import type { Sender, SendOptions, SendResult } from './sender.ts';

const leaseMs = 120_000;
const workMs = 100_000;
const retryMs = 60_000;
const longestRetryMs = 60 * 60_000;

/** A round of claims: how many at once, how they are taken until when, what is done with each, and what is said of one that failed. */
type Round<One> = {
  places: number;
  claim(at: Date, until: Date): Promise<One[]>;
  work(one: One, mine: () => boolean): Promise<void>;
  failed(one: One, error: unknown): void;
};

/** Works through all that is due, so many at once, until there is less than that. Any number of processes may do so. */
export async function workThrough<One>(ctx: Context, { places, claim, work, failed }: Round<One>): Promise<void> {
  for (let more = true; more; ) {
    const { at, until, mine } = beginLease(ctx, leaseMs);
    const claimed = await claim(at, until);
    await Promise.all(
      claimed.map((one) => withTimeLimit(workMs, work(one, mine)).catch((error: unknown) => failed(one, error))),
    );
    more = claimed.length === places;
  }
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

/** Sends to the first channel of a server that takes it, beginning with one; `closed` where none does. */
export async function sendSomewhere(
  ctx: Context,
  sender: Sender,
  { guildId, first }: { guildId: string; first: string },
  message: Message,
  options: SendOptions,
): Promise<SendResult | { kind: 'closed' }> {
  for (const channelId of ctx.servers.writable(guildId, first)) {
    const result = await sender.send({ guildId, channelId }, message, options);
    if (result.kind === 'sent' || result.kind === 'retry') return result;
  }
  return { kind: 'closed' };
}
