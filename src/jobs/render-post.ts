import { type Context, roleToPing } from '../context.ts';
import { isOwnPlace } from '../core/own-place.ts';
import type { Day } from '../curriculum/model.ts';
import { dayByKey, type Plan } from '../curriculum/plan.ts';
import type { Cohort } from '../db/cohorts.ts';
import { finishedCounts } from '../db/learners/counts.ts';
import { finishersOf } from '../db/posts/finishers.ts';
import type { Post } from '../db/posts/posts.ts';
import type { Message } from '../messages/kit/message.ts';
import { closingPost, countedDays, postOf } from '../messages/study/post.ts';
import { whatFollows } from './following.ts';
import { readablePlan } from './judge.ts';
import { isPublished } from './owed/publishing.ts';
import { wordsOfGroup } from './words-of.ts';

/** How many names stand on a post. */
const namesAtMost = 5;

/** The message of a post: as it goes out now, or with who has finished since it went. Throws when its day is not in its plan, which only a damaged database can bring. */
export async function renderPost(ctx: Context, cohort: Cohort, post: Post): Promise<Message> {
  const plan = await readablePlan(ctx, post.versionId);
  const words = await wordsOfGroup(ctx, cohort, plan);
  if (post.kind === 'closing') return closingPost(words, plan, post, await whatFollows(ctx, cohort));
  const day = post.dayKey === null ? undefined : dayByKey(plan, post.dayKey);
  if (day === undefined) throw new Error(`post ${post.id} names a day that its plan does not have`);
  return postOf(words, plan, day, {
    slot: { on: post.on, at: post.slotAt, zone: post.zone },
    whole: cohort.wholeDays,
    sent: { ref: post.ref, at: post.postedAt ?? ctx.now(), bare: post.bare },
    ...(isOwnPlace(cohort.guildId) ? { roleId: null, finished: null } : await groupFacts(ctx, cohort, post, plan, day)),
  });
}

async function groupFacts(ctx: Context, cohort: Cohort, post: Post, plan: Plan, day: Day) {
  // People let their group know, and not the servers that follow its channel.
  const named = isPublished(ctx, cohort) ? 0 : namesAtMost;
  return {
    roleId: roleToPing(ctx.servers, cohort),
    firstDayKey: cohort.firstDayKey,
    finished: post.bare ? null : await finishedCounts(ctx.db, cohort.id, countedDays(plan, day)),
    ...(post.messageId === null ? {} : { finishers: await finishersOf(ctx.db, cohort.id, day.key, named) }),
  };
}
