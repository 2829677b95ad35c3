import type { Context } from '../context.ts';
import { daysOf } from '../curriculum/plan.ts';
import { type Cohort, cohortOf } from '../db/cohorts.ts';
import { slotFrom } from '../db/pauses.ts';
import { availablePlans } from '../db/plans/versions.ts';
import { type Post, recordSent, type Sent } from '../db/posts/posts.ts';
import { goOver } from '../db/succession.ts';
import { dayName } from '../messages/study/day.ts';
import type { Follows } from '../messages/study/post.ts';
import { readablePlan } from './judge.ts';

/** The plan that an admin has named to follow; undefined where none is, or where it is gone or cannot be read. */
async function followingPlan(ctx: Context, { id, guildId, nextPlan }: Cohort) {
  if (nextPlan === null) return undefined;
  try {
    const version = (await availablePlans(ctx.db, guildId)).find(({ slug }) => slug === nextPlan);
    const plan = version && (await readablePlan(ctx, version.id));
    const first = plan && daysOf(plan)[0];
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
    // An admin may have said otherwise since it was claimed.
    const finished = await cohortOf(tx, cohort.id);
    if (finished?.state !== 'finished' || finished.nextPlan !== cohort.nextPlan) return;
    const { versionId, first } = following;
    const { kind } = await goOver(tx, cohort.id, { versionId, firstDayKey: first.key }, sent.at);
    ctx.log.info({ cohort: cohort.id, plan: cohort.nextPlan, outcome: kind }, 'the plan that follows');
  });
}
