import type { Context } from '../context.ts';
import type { BlockReason } from '../core/block-reasons.ts';
import { isOwnPlace } from '../core/own-place.ts';
import { pauseAt } from '../core/pauses.ts';
import { dateEndsAt, isLate } from '../core/schedule.ts';
import { dayByKey, positionOf } from '../curriculum/plan.ts';
import { nextUnposted } from '../curriculum/pointer.ts';
import type { Cohort } from '../db/cohorts.ts';
import { pausesOf } from '../db/pauses.ts';
import type { Claimed } from '../db/posts/claims.ts';
import { raiseBlock } from '../db/posts/notices.ts';
import { beginTrying, noteRefusal, type Post, postedDays, postpone, recordSkipped } from '../db/posts/posts.ts';
import { threadOwed } from '../db/posts/threads.ts';
import { noteUndelivered } from '../db/posts/undelivered.ts';
import { retryAt } from './claimed.ts';
import { recordPost } from './following.ts';
import { pointerIn, readablePlan, stoppedBy } from './judge.ts';
import { publishingOwed } from './owed/publishing.ts';
import { wrapUpOwed } from './owed/wrap-up.ts';
import { renderPost } from './render-post.ts';
import type { Sender, SendFailure } from './sender.ts';

/** After failures of Discord's a post does not wait longer than a quarter of an hour. */
const longestRetryMs = 15 * 60_000;
/** What only an admin can mend is looked at again so often; it mostly costs no request. */
const blockedRetryMs = 5 * 60_000;
/** A day's text that Discord refuses is tried after 0, 5 and 15 minutes; then the post goes without it. */
const refusalsAllowed = 3;
const refusedRetryMs = 5 * 60_000;
/** Not even a line of ours was taken. */
const hopelessRetryMs = 60 * 60_000;
/** For posts that an earlier version claimed without noting an id. */
const lookBackMs = 24 * 60 * 60_000;

/**
 * Brings one claimed post to its channel and settles it, or leaves it to be tried again. `fresh`: claimed just now, so that
 * no try can have been made before. `mine` tells whether the claim is still ours alone; nothing is sent once it is not.
 * Never throws for what Discord answers.
 */
export async function deliver(
  ctx: Context,
  sender: Sender,
  { cohort, post, fresh }: Claimed & { fresh: boolean },
  mine: () => boolean,
): Promise<void> {
  await ctx.servers.lookUp(cohort);
  const trying = fresh ? post : await afterLooking(ctx, sender, cohort, post);
  if (trying === undefined) return;
  const said = await attempt(ctx, sender, cohort, trying, mine);
  if (said === undefined) return;
  const refused = await noteRefusal(ctx.db, trying, refusalsAllowed);
  if (refused === undefined) return;
  if (!refused.bare || trying.bare) return withheld(ctx, cohort, refused, said);
  ctx.log.warn({ ...names(cohort, refused), reason: said }, 'Discord goes on refusing a day; sent without it');
  const saidOfBare = await attempt(ctx, sender, cohort, refused, mine);
  if (saidOfBare !== undefined) await withheld(ctx, cohort, refused, saidOfBare);
}

/**
 * An earlier try may have reached the channel without our learning of it, however long ago: only what stands there
 * decides. The post to try again, with what the plan says now; undefined where it is settled or has to wait.
 */
async function afterLooking(ctx: Context, sender: Sender, cohort: Cohort, post: Post): Promise<Post | undefined> {
  const now = ctx.now();
  const closed = now >= dateEndsAt(post.on, post.zone);
  const moved = cohort.channelId !== post.channelId;
  const sinceId = post.sinceId ?? ctx.snowflakeBefore(now.getTime() - post.claimedAt.getTime() + lookBackMs);
  const seen = await sender.findPost(
    { guildId: cohort.guildId, channelId: post.channelId },
    { sinceId, ref: post.ref },
  );
  if (seen.kind === 'found') {
    const { messageId, at } = seen;
    await recordPost(ctx, cohort, post, {
      messageId,
      at,
      late: isLate(post.slotAt, at),
      lacks: [],
      beside: await follows(ctx, cohort, post, at),
    });
    return undefined;
  }
  // Where an admin has moved the cohort, an old channel that is out of reach holds nothing up.
  if (seen.kind !== 'none' && !(moved && seen.kind === 'stop')) {
    // Also when the date has closed: as long as nobody knows whether it was posted, its day must not be posted again.
    await failed(ctx, cohort, post, seen);
    return undefined;
  }
  const over = closed ? 'closed' : await whyOver(ctx, cohort, now);
  if (over !== undefined) {
    const blocked = over === 'closed' ? cohort.blocked : null;
    await recordSkipped(ctx.db, post, blocked === null ? { code: over } : { code: 'blocked', block: blocked });
    return undefined;
  }
  return tryAgain(ctx, cohort, post, now);
}

/** The plan may have changed since the claim: its text, or the very day. */
async function tryAgain(ctx: Context, cohort: Cohort, post: Post, now: Date): Promise<Post | undefined> {
  const { versionId, channelId } = cohort;
  const plan = await readablePlan(ctx, versionId);
  let { dayKey } = post;
  if (dayKey !== null && dayByKey(plan, dayKey) === undefined) {
    const posted = await postedDays(ctx.db, cohort.id);
    posted.delete(dayKey);
    dayKey = nextUnposted(plan, await pointerIn(ctx, plan, cohort), posted)?.key ?? null;
    if (dayKey === null) {
      await recordSkipped(ctx.db, post, { code: 'no-such-day' });
      return undefined;
    }
  }
  return beginTrying(ctx.db, post, { channelId, versionId, dayKey }, now);
}

/** What an admin has done since the claim that takes its post back. */
async function whyOver(ctx: Context, cohort: Cohort, now: Date): Promise<'ended' | 'paused' | undefined> {
  if (cohort.state !== 'running') return 'ended';
  return pauseAt(await pausesOf(ctx.db, cohort.id), now) === undefined ? undefined : 'paused';
}

/** Sends a post as it reads now, and settles it. Gives Discord's words where it takes the channel but not the message. */
async function attempt(
  ctx: Context,
  sender: Sender,
  cohort: Cohort,
  post: Post,
  mine: () => boolean,
): Promise<string | undefined> {
  const message = await renderPost(ctx, cohort, post);
  ctx.log.debug(names(cohort, post), 'sending a post');
  // At most 25 characters. The claim's time keeps the refs of an earlier version, which begin again with a new database, apart.
  const nonce = `${post.ref}.${post.claimedAt.getTime().toString(36)}`;
  const result = await sender.send(cohort, message, { nonce, findable: true, mayTry: mine });
  if (result.kind === 'refused') return result.reason;
  if (result.kind !== 'sent') {
    await failed(ctx, cohort, post, result);
    return undefined;
  }
  const at = ctx.now();
  const lacking = result.lacking ?? [];
  const pinged = (message.allowed_mentions.roles ?? []).length > 0;
  await recordPost(ctx, cohort, post, {
    messageId: result.messageId,
    at,
    late: isLate(post.slotAt, at),
    beside: await follows(ctx, cohort, post, at),
    lacks: [
      ...(lacking.includes('text') ? ['textless' as const] : []),
      ...(pinged && lacking.includes('ping') ? ['silent-role' as const] : []),
      ...((await runsOut(ctx, cohort, post)) ? ['ending' as const] : []),
    ],
  });
  if (lacking.length > 0) ctx.log.warn({ ...names(cohort, post), lacking }, 'a post arrived without a part of it');
  return undefined;
}

/** What a post that has gone out gives cause for beside it. */
async function follows(ctx: Context, cohort: Cohort, post: Post, at: Date) {
  if (isOwnPlace(cohort.guildId)) return [];
  const plan = await readablePlan(ctx, post.versionId);
  return [
    ...publishingOwed(ctx, cohort, post, at),
    ...threadOwed(cohort, post, at),
    ...wrapUpOwed(plan, cohort, post, at),
  ];
}

/** Whether this was one of the posts of the plan's last week: so many days are left as are posted in one. */
async function runsOut(ctx: Context, cohort: Cohort, post: Post): Promise<boolean> {
  if (isOwnPlace(cohort.guildId)) return false;
  if (cohort.nextPlan !== null) return false;
  const plan = await readablePlan(ctx, post.versionId);
  const position = post.dayKey === null ? undefined : positionOf(plan, post.dayKey);
  const days = plan.days.length;
  // Of a plan that short everybody knew when it began.
  if (position === undefined || days <= 2 * cohort.weekdays.length) return false;
  return days - 1 - position <= cohort.weekdays.length;
}

async function failed(ctx: Context, cohort: Cohort, post: Post, failure: SendFailure): Promise<void> {
  const now = ctx.now();
  if (failure.kind === 'retry') {
    ctx.log.warn({ ...names(cohort, post), reason: failure.reason }, 'post not sent, will be tried again');
    return postpone(ctx.db, post, retryAt(now, failure, post.attempts, longestRetryMs));
  }
  if (failure.kind === 'stop' && failure.cause === 'closed') {
    const isOver = await noteUndelivered(ctx.db, post, now);
    return ctx.log.warn({ ...names(cohort, post), reason: failure.reason, isOver }, 'a post did not reach its reader');
  }
  ctx.log.warn({ ...names(cohort, post), reason: failure.reason }, 'post blocked');
  return block(ctx, cohort, post, stoppedBy(failure), blockedRetryMs);
}

/** Discord takes the channel but not the message: the day waits for its author, or for the next try. */
async function withheld(ctx: Context, cohort: Cohort, post: Post, said: string): Promise<void> {
  ctx.log.warn({ ...names(cohort, post), day: post.dayKey, said }, 'Discord refuses a day');
  const { dayKey } = post;
  const plan = await readablePlan(ctx, post.versionId);
  const label = dayKey === null ? undefined : dayByKey(plan, dayKey)?.label;
  const why: BlockReason = {
    code: 'refused',
    dayKey,
    ...(label === undefined ? {} : { label }),
    ...(post.bare ? { bareToo: true } : {}),
    said,
  };
  return block(ctx, cohort, post, why, post.bare ? hopelessRetryMs : refusedRetryMs * post.refusals);
}

/** Leaves a post to be tried again, and its cohort blocked meanwhile. */
export async function block(
  ctx: Context,
  cohort: Cohort,
  post: Post,
  why: BlockReason,
  againMs: number,
): Promise<void> {
  const now = ctx.now();
  await postpone(ctx.db, post, new Date(now.getTime() + againMs));
  await raiseBlock(ctx.db, cohort.id, why, now);
}

function names(cohort: Cohort, post: Post) {
  return { cohort: cohort.id, post: post.id, channel: cohort.channelId, attempts: post.attempts };
}
