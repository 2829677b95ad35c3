import { type Context, roleToPing } from '../context.ts';
import { closesAt, isLate } from '../core/schedule.ts';
import type { Week } from '../curriculum/model.ts';
import { dayByKey, daysOf, monthOf, type Plan, placeOf } from '../curriculum/plan.ts';
import type { Cohort } from '../db/cohorts.ts';
import { finishedCounts } from '../db/posts/day-counts.ts';
import type { Post } from '../db/posts/posts.ts';
import type { Message } from '../messages/kit/message.ts';
import { barePost } from '../messages/study/bare-post.ts';
import { closingPost, dailyPost } from '../messages/study/daily-post.ts';
import { readablePlan } from './judge.ts';

/** The message of a claimed post as it goes out now; undefined when its day is not in its plan, which only a damaged database can bring. */
export async function renderPost(ctx: Context, cohort: Cohort, post: Post): Promise<Message | undefined> {
  const plan = await readablePlan(ctx, post.versionId);
  if (post.kind === 'closing') return closing(plan, post);
  const day = post.dayKey === null ? undefined : dayByKey(plan, post.dayKey);
  if (day === undefined) return undefined;
  const now = ctx.now();
  const shared = {
    ref: post.ref,
    place: placeOf(plan, day),
    roleId: roleToPing(ctx.servers, cohort),
    late: isLate(post.slotAt, now),
    closesAt: closesAt({ on: post.on, zone: post.zone, at: now }, post.zone),
  };
  if (post.bare) return barePost(shared);
  const { week } = shared.place;
  const month = monthOf(plan, day.key);
  const ends = month?.weeks.flatMap(({ days }) => days).at(-1)?.key === day.key;
  return dailyPost({
    ...shared,
    finished: day.review && week !== null ? await finishedCounts(ctx.db, cohort.id, keysOf(week)) : null,
    ending: ends ? (month ?? null) : null,
  });
}

function closing(plan: Plan, post: Post): Message {
  const month = plan.curriculum.months.at(-1);
  return closingPost({
    ref: post.ref,
    title: post.bare ? null : plan.curriculum.title,
    days: daysOf(plan).length,
    takeaways: post.bare ? [] : (month?.takeaways.flatMap(({ items }) => items) ?? []),
    closing: post.bare ? null : (month?.closing ?? null),
  });
}

function keysOf(week: Week): string[] {
  return week.days.map(({ key }) => key);
}
