import type { Context } from '../context.ts';
import { closesAt, dateEndsAt } from '../core/schedule.ts';
import type { Block } from '../core/trouble.ts';
import { type Cohort, pauseOf } from '../db/cohorts.ts';
import { beginTrying, markBlocked, type Post, postpone, recordSent, recordSkipped } from '../db/posts.ts';
import { blockedNotice } from '../messages/blocked.ts';
import type { Message } from '../messages/message.ts';
import { missingPermissions } from '../messages/permissions.ts';
import type { Sender, SendFailure } from './sender.ts';

export type Render = (ctx: Context, cohort: Cohort, post: Post) => Promise<Message | undefined>;

/**
 * Discord remembers a nonce for “the past few minutes” only. A blind repetition may itself go on for 45 s, so none
 * begins later than this after the first: all then happen within 90 s.
 */
const blindMs = 45_000;
const lookBackMs = 5 * 60_000;
const retryMs = 60_000;
const blockedRetryMs = 5 * 60_000;

/** Brings one claimed post to its channel and settles it, or leaves it to be tried again. Never throws for what Discord answers. */
export async function deliver(ctx: Context, sender: Sender, cohort: Cohort, post: Post, render: Render): Promise<void> {
  const now = ctx.now();
  const closed = now >= dateEndsAt(post.on, post.zone);
  const triedForMs = post.triedAt === null ? Number.NaN : now.getTime() - post.triedAt.getTime();
  // A clock that was set back says nothing of how long ago a try began.
  const blind = triedForMs >= 0 && triedForMs <= blindMs;
  const moved = cohort.channelId !== post.channelId;
  if (!blind || closed || moved) {
    // An earlier try may have reached the channel without our learning of it.
    const since = new Date(Math.min(post.claimedAt.getTime(), now.getTime()) - lookBackMs);
    const seen = await sender.findPost(post.channelId, { since, ref: post.ref });
    if (seen.kind === 'found') return recordSent(ctx.db, post, seen.messageId, post.triedAt ?? now);
    // Where an admin has moved the cohort, an old channel that is out of reach holds nothing up.
    const unseen = seen.kind !== 'none' && !(moved && seen.kind === 'stop');
    if (unseen) return closed ? giveUp(ctx, cohort, post, seen) : failed(ctx, sender, cohort, post, seen);
    const over = closed ? ('closed' as const) : await whyOver(ctx, cohort, now);
    if (over !== undefined) return recordSkipped(ctx.db, post.id, { code: over });
    if (!(await beginTrying(ctx.db, post, cohort.channelId, now))) return;
  }
  const message = await render(ctx, cohort, post);
  if (message === undefined) {
    ctx.log.error(
      { cohort: cohort.id, post: post.id, day: post.dayKey },
      'a post names a day that its plan does not have',
    );
    return recordSkipped(ctx.db, post.id, { code: 'no-such-day' });
  }
  // Whoever overslept the lease has lost the post to another process.
  if (ctx.now() >= post.leaseUntil) return;
  const result = await sender.send(cohort.channelId, message, { nonce: nonceOf(post) });
  if (result.kind === 'sent') return recordSent(ctx.db, post, result.messageId, ctx.now());
  return failed(ctx, sender, cohort, post, result);
}

/** What an admin has done since the claim that takes its post back. */
async function whyOver(ctx: Context, cohort: Cohort, now: Date): Promise<'ended' | 'paused' | undefined> {
  if (cohort.state !== 'running') return 'ended';
  const pause = await pauseOf(ctx.db, cohort.id, now);
  return pause !== undefined && pause.from <= now ? 'paused' : undefined;
}

/** When a date closes in the cohort's own zone for a post sent now. */
export function cohortDateEndsAt(post: Pick<Post, 'on' | 'zone'>, sentAt: Date): Date {
  return closesAt({ on: post.on, zone: post.zone, at: sentAt }, post.zone);
}

/** At most 25 characters. The claim's time keeps the refs of an earlier version, which begin again with a new database, apart. */
function nonceOf(post: Post): string {
  return `${post.ref}.${post.claimedAt.getTime().toString(36)}`;
}

async function failed(ctx: Context, sender: Sender, cohort: Cohort, post: Post, failure: SendFailure): Promise<void> {
  const now = ctx.now();
  const log = ctx.log.child({ cohort: cohort.id, post: post.id, channel: cohort.channelId, attempts: post.attempts });
  if (failure.kind === 'retry') {
    log.warn({ reason: failure.reason }, 'post not sent, will be tried again');
    const backoff = Math.min(retryMs * 2 ** Math.min(post.attempts, 4), 15 * 60_000);
    return postpone(ctx.db, post.id, new Date(now.getTime() + Math.max(failure.afterMs ?? 0, backoff)));
  }
  if (failure.kind === 'refused') log.error({ reason: failure.reason }, 'Discord refused a post');
  else log.warn({ reason: failure.reason }, 'post blocked');
  await postpone(ctx.db, post.id, new Date(now.getTime() + blockedRetryMs));
  const block = blockOf(ctx, cohort.channelId, post, failure);
  if (!(await markBlocked(ctx.db, cohort.id, block, now))) return;
  const notice = blockedNotice({ channelId: cohort.channelId, block });
  const told = await sender.direct(cohort.createdBy, notice, { nonce: `b${nonceOf(post)}` });
  if (told.kind !== 'sent') log.warn({ admin: cohort.createdBy, told: told.kind }, 'the admin could not be told');
}

/** What keeps posts from a channel, with the permissions that are missing as far as we can see. */
function blockOf(ctx: Context, channelId: string, post: Post, failure: Exclude<SendFailure, { kind: 'retry' }>): Block {
  const channel = ctx.servers.channel(channelId);
  const missing = channel === undefined ? [] : missingPermissions(channel).filter(({ required }) => required);
  if (failure.kind === 'refused') return { code: 'refused', dayKey: post.dayKey, said: failure.reason };
  return failure.cause === 'missing-permission'
    ? { code: failure.cause, missing: missing.map(({ name }) => name) }
    : { code: failure.cause };
}

/** The date is over and the channel cannot be read: whether the post went out stays unknown, so nothing is sent again. */
async function giveUp(ctx: Context, cohort: Cohort, post: Post, failure: SendFailure): Promise<void> {
  if (failure.kind === 'retry') return postpone(ctx.db, post.id, new Date(ctx.now().getTime() + retryMs));
  const block = blockOf(ctx, post.channelId, post, failure);
  await markBlocked(ctx.db, cohort.id, block, ctx.now());
  return recordSkipped(ctx.db, post.id, { code: 'blocked', block });
}
