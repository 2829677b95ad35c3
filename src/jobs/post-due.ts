import type { Context } from '../context.ts';
import { isDatabaseAway } from '../db/client.ts';
import { type Claimed, claimDue, claimExpired } from '../db/posts/claims.ts';
import { outcomeWithin, realTimers } from '../timers.ts';
import { workMs } from './claimed.ts';
import { block, deliver } from './deliver.ts';
import { blockOf, judgeAt } from './judge.ts';
import { beginLease } from './lease.ts';
import { bringOwed } from './owed/bring.ts';
import { remindDue } from './owed/reminder.ts';
import { createPool } from './pool.ts';
import type { Sender } from './sender.ts';
import { tellDue } from './tell.ts';

/**
 * How long a claim is ours alone, counted from before it is made. Discord remembers a nonce for “the past few minutes”
 * only; no try begins after this, and the last one is given up 20 s later, which keeps all of them within 90 s.
 */
const leaseMs = 60_000;
/** A delivery looks for its post and sends it, 20 s each at most; a lease that has run out means that its holder is done or dead. */
const deliveryMs = 50_000;
const brokenRetryMs = 5 * 60_000;
/** So long posts have a tick to themselves: much of what else is owed comes of them. */
const headStartMs = 5_000;

/** What goes out side by side, each in its lane of what Discord takes. */
export type Pools = ReturnType<typeof openPools>;

type Outlet = {
  /** How many requests a second may go out, all lanes together. */
  rate(): number;
  inLane<T>(lane: 'posts' | 'messages' | 'edits', work: () => T): T;
};

/**
 * Places by the rate at which requests go out, so that no lease and no time limit runs out in a queue: a second's worth
 * of posts, and of the others as much as gets its turns within 8 s beside posts without end, a twentieth and a fortieth.
 */
export function openPools({ rate, inLane }: Outlet) {
  const pool = (lane: Parameters<Outlet['inLane']>[0], seconds: number, limitMs: number) =>
    createPool({ size: () => Math.ceil(rate() * seconds), limitMs, within: (work) => inLane(lane, work) });
  return {
    posts: pool('posts', 1, deliveryMs),
    notices: pool('messages', 0.1, workMs),
    messages: pool('messages', 0.3, workMs),
    edits: pool('edits', 0.2, workMs),
  };
}

/**
 * Takes up everything that is due, then the claims that a crash or a failure left behind, as fast as the pool has room;
 * what hangs there holds up nothing else. Resolves once all is taken up or there is no room for more; `settled` once it
 * was brought out or put off, and what else is owed was told, with how many posts that were. Any number of processes may
 * run this at once.
 */
export async function takeUp(
  ctx: Context,
  sender: Sender,
  pools: Pools,
  timers = realTimers,
): Promise<{ settled: Promise<number> }> {
  // What a post wants to know of a server that this process hears of costs no request, so the others come later.
  const near = ctx.servers.near();
  const first = near === undefined ? 'due' : 'near';
  const next = { near: 'due', due: 'expired', expired: first } as const;
  let turn: keyof typeof next = first;
  const posts = pools.posts.through(async (limit) => {
    const { at, until, mine } = beginLease(ctx, leaseMs);
    const now = turn;
    const fresh = now !== 'expired';
    const judge = judgeAt(ctx, at, until);
    const due = fresh ? await claimDue(ctx.db, at, limit, judge, now === 'near' ? near : undefined) : undefined;
    const claimed = due?.claimed ?? (await claimExpired(ctx.db, at, until, limit));
    const works = claimed.map((one) => () => bringOut(ctx, sender, { ...one, fresh }, mine));
    const isFull = (due?.handled ?? works.length) === limit;
    if (!isFull) turn = next[now];
    return { works, more: fresh || isFull };
  });
  const settled = (async () => {
    const { kind } = await outcomeWithin(timers, headStartMs, () => posts.settled);
    await tellOwed(ctx, sender, pools);
    const number = await posts.settled;
    if (kind === 'late') await tellOwed(ctx, sender, pools);
    return number;
  })();
  // Whoever does not wait for it still learns of it from the log.
  settled.catch(() => undefined);
  await posts.taken;
  return { settled };
}

async function tellOwed(ctx: Context, sender: Sender, pools: Pools): Promise<void> {
  await Promise.all([tellDue(ctx, sender, pools.notices), remindDue(ctx).then(() => bringOwed(ctx, sender, pools))]);
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
