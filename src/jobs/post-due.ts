import type { Context } from '../context.ts';
import { isDatabaseAway } from '../db/client.ts';
import { type Claimed, claimDue, claimExpired } from '../db/posts/claims.ts';
import { block, deliver } from './deliver.ts';
import { blockOf, judgeAt } from './judge.ts';
import { beginLease, type Lease } from './lease.ts';
import { bringOwed } from './owed/bring.ts';
import { remindDue } from './owed/reminder.ts';
import { createPool, type Pool } from './pool.ts';
import type { Sender } from './sender.ts';
import { tellDue } from './tell.ts';

/** Posts brought out at once: about a second's worth of Discord's 50 requests a second, so that no lease waits in a queue. */
const places = 50;

/**
 * How long a claim is ours alone, counted from before it is made. Discord remembers a nonce for “the past few minutes”
 * only; no try begins after this, and the last one is given up 20 s later, which keeps all of them within 90 s.
 */
const leaseMs = 60_000;
/** A delivery looks for its post and sends it, 20 s each at most; a lease that has run out means that its holder is done or dead. */
const deliveryMs = 50_000;
const brokenRetryMs = 5 * 60_000;

export function postingPool(): Pool {
  return createPool(places, deliveryMs);
}

/**
 * Takes up everything that is due, then the claims that a crash or a failure left behind, as fast as the pool has room;
 * what hangs there holds up nothing else. Resolves once all is taken up; `settled` once it was brought out or put off,
 * and what else is owed was told, with how many posts that were. Any number of processes may run this at once.
 */
export async function takeUp(ctx: Context, sender: Sender, pool: Pool): Promise<{ settled: Promise<number> }> {
  const deliveries: Promise<void>[] = [];
  /** Takes claims up as fast as there is room, until there are fewer than were asked for. */
  const take = async (fresh: boolean, claim: (lease: Lease, limit: number) => Promise<[Claimed[], taken: number]>) => {
    for (let more = true; more; ) {
      await pool.room();
      const limit = pool.free();
      const lease = beginLease(ctx, leaseMs);
      const [claimed, taken] = await claim(lease, limit);
      for (const one of claimed) deliveries.push(pool.run(() => bringOut(ctx, sender, { ...one, fresh }, lease.mine)));
      more = taken === limit;
    }
  };
  await take(true, async ({ at, until }, limit) => {
    const due = await claimDue(ctx.db, at, limit, judgeAt(ctx, at, until));
    return [due.claimed, due.handled];
  });
  await take(false, async ({ at, until }, limit) => {
    const expired = await claimExpired(ctx.db, at, until, limit);
    return [expired, expired.length];
  });
  const settled = Promise.allSettled(deliveries).then(async (outcomes) => {
    await tellDue(ctx, sender);
    await remindDue(ctx);
    await bringOwed(ctx, sender);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return outcomes.length;
  });
  // Whoever does not wait for it still learns of it from the log.
  settled.catch(() => undefined);
  return { settled };
}

/** A failure about one post blocks its cohort and nobody else's; where the database is away, the lease runs out. */
async function bringOut(
  ctx: Context,
  sender: Sender,
  claim: Claimed & { fresh: boolean },
  mine: () => boolean,
): Promise<void> {
  try {
    await deliver(ctx, sender, claim, mine);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    await block(ctx, claim.cohort, claim.post, blockOf(ctx, claim.cohort, error), brokenRetryMs);
  }
}
