import type { Context } from '../context.ts';
import type { Db } from '../db/client.ts';
import { type Cohort, cohortOf } from '../db/cohorts.ts';
import { slotFrom } from '../db/pauses.ts';
import { availablePlans } from '../db/plans/versions.ts';
import { type Post, recordSent, type Sent } from '../db/posts/posts.ts';
import { goOver } from '../db/succession.ts';
import { dayName } from '../messages/study/day.ts';
import type { Follows } from '../messages/study/post.ts';
import { readablePlan } from './judge.ts';

/** The plan that an admin has named to follow; undefined where none is, or where it is gone or cannot be read. */
export async function followingPlan(ctx: Context, { id, guildId, nextPlan }: Cohort) {
  if (nextPlan === null) return undefined;
  try {
    const version = (await availablePlans(ctx.db, guildId)).find(({ slug }) => slug === nextPlan);
    const plan = version && (await readablePlan(ctx, version.id));
    const first = plan?.days[0];
    if (version && plan && first) return { versionId: version.id, title: plan.curriculum.title, first };
  } catch (err) {
    ctx.log.warn({ err, cohort: id, plan: nextPlan }, 'the plan that was to follow cannot be read');
    return undefined;
  }
  ctx.log.warn({ cohort: id, plan: nextPlan }, 'the plan that was to follow is no longer there');
  return undefined;
}

/** What the closing message says of the plan that follows; null where none does. */
export async function whatFollows(ctx: Context, cohort: Cohort): Promise<Follows | null> {
  const following = await followingPlan(ctx, cohort);
  if (following === undefined) return null;
  const next = await slotFrom(ctx.db, cohort, ctx.now());
  return { title: following.title, firstDay: dayName(following.first), at: next?.at ?? null };
}

/** Records a post that went out. With the closing message its people go over to the plan that follows, in the same transaction. */
export async function recordPost(ctx: Context, cohort: Cohort, post: Post, sent: Sent): Promise<void> {
  const following = post.kind === 'closing' ? await followingPlan(ctx, cohort) : undefined;
  if (following === undefined) return recordSent(ctx.db, post, sent);
  await ctx.db.transaction(async (tx) => {
    await recordSent(tx, post, sent);
    await handOver(ctx, tx, cohort, following, sent.at);
  });
}

/** Has the people of a cohort that has finished go over to the plan that follows. Undefined where none begins. */
export async function handOver(
  ctx: Context,
  tx: Db,
  { id, nextPlan }: Cohort,
  { versionId, first }: NonNullable<Awaited<ReturnType<typeof followingPlan>>>,
  at: Date,
): Promise<Cohort | undefined> {
  // An admin may have said otherwise since the closing message was claimed.
  const finished = await cohortOf(tx, id);
  if (finished?.state !== 'finished' || finished.nextPlan !== nextPlan) return undefined;
  const begun = await goOver(tx, id, { versionId, firstDayKey: first.key }, at);
  ctx.log.info({ cohort: id, plan: nextPlan, outcome: begun.kind }, 'the plan that follows');
  return begun.kind === 'begun' ? begun.cohort : undefined;
}
