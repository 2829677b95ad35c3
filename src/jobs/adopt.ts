import type { Context } from '../context.ts';
import { slotBefore } from '../core/schedule.ts';
import type { Day } from '../curriculum/model.ts';
import { nextUnposted } from '../curriculum/pointer.ts';
import type { Cohort } from '../db/cohorts.ts';
import { adoptPost, looked, lookThroughToo, toLookThrough } from '../db/posts/adoption.ts';
import { dayHeadline } from '../messages/study/day.ts';
import { allWords } from '../messages/words/words.ts';
import { followingPlan, handOver } from './following.ts';
import { pointerIn, readablePlan } from './judge.ts';
import type { OwnPost, Sender } from './sender.ts';

/** A backup may be a moment younger than the last message that it does not know. */
const marginMs = 5 * 60_000;
const againMs = 5 * 60_000;
const atOnce = 20;

/**
 * After a backup was brought back: finds the posts that the channels have received since it was made and takes them up
 * as sent, so that no day is posted twice and their buttons work. Until a cohort's channel was looked through, nothing
 * is posted there.
 */
export async function adoptSent(ctx: Context, sender: Sender): Promise<void> {
  const now = ctx.now();
  for (const cohort of await toLookThrough(ctx.db, now, new Date(now.getTime() + againMs), atOnce)) {
    const found = await sender.ownPosts(cohort, {
      sinceId: ctx.snowflakeBefore(now.getTime() - (cohort.lookSince ?? now).getTime() + marginMs),
    });
    if (found.kind !== 'found') {
      ctx.log.warn(
        { cohort: cohort.id, reason: found.reason },
        'the channel cannot be looked through after the restore',
      );
      continue;
    }
    let current = cohort;
    for (const post of found.posts) current = await adopt(ctx, current, post);
    await looked(ctx.db, [cohort.id, current.id]);
  }
}

/**
 * Takes one message up for the slot before it, with the day that it names, or else the one that was next. Gives the cohort
 * that later messages are of: with the closing one its people go over to the plan that follows.
 */
async function adopt(ctx: Context, mine: Cohort, post: OwnPost): Promise<Cohort> {
  let current = mine;
  const decide: Parameters<typeof adoptPost>[3] = async (cohort, posted) => {
    const plan = await readablePlan(ctx, cohort.versionId);
    // Its group may have spoken another language then.
    const names = (day: Day) => Object.values(allWords).some((words) => post.content.includes(dayHeadline(words, day)));
    const next = nextUnposted(plan, await pointerIn(ctx, plan, cohort), posted);
    const named = plan.days.find((day) => !posted.has(day.key) && names(day));
    // One that was wanted once more is among those posted.
    const day = next !== undefined && names(next) ? next : (named ?? next);
    ctx.log.info({ cohort: cohort.id, day: day?.key }, 'took up a post that was sent after the backup was made');
    return { slot: slotBefore(cohort, post.at), dayKey: day?.key ?? null };
  };
  await adoptPost(ctx.db, mine.id, post, decide, async (tx, { kind }) => {
    const following = kind === 'closing' ? await followingPlan(ctx, mine) : undefined;
    const next = following && (await handOver(ctx, tx, mine, following, post.at));
    if (next) current = await lookThroughToo(tx, next.id, mine);
  });
  return current;
}
