import type { Context } from '../context.ts';
import type { Week } from '../curriculum/model.ts';
import { dayByKey, daysOf, monthOf, placeOf } from '../curriculum/plan.ts';
import type { Cohort } from '../db/cohorts.ts';
import { finishedCounts } from '../db/day-counts.ts';
import type { Post } from '../db/posts.ts';
import { closingPost, dailyPost } from '../messages/daily-post.ts';
import type { Message } from '../messages/message.ts';
import { cohortDateEndsAt } from './deliver.ts';

/** The message of a claimed post; undefined when its day is not in its plan, which only a damaged database can bring. */
export async function renderPost(ctx: Context, cohort: Cohort, post: Post): Promise<Message | undefined> {
  const plan = await ctx.curriculumOf(post.versionId);
  if (post.kind === 'closing') {
    const month = plan.curriculum.months.at(-1);
    return closingPost({
      ref: post.ref,
      title: plan.curriculum.title,
      days: daysOf(plan).length,
      takeaways: month?.takeaways.flatMap(({ items }) => items) ?? [],
      closing: month?.closing ?? null,
    });
  }
  const day = post.dayKey === null ? undefined : dayByKey(plan, post.dayKey);
  if (day === undefined) return undefined;
  const place = placeOf(plan, day);
  const month = monthOf(plan, day.key);
  const ends = month?.weeks.flatMap(({ days }) => days).at(-1)?.key === day.key;
  return dailyPost({
    ref: post.ref,
    place,
    roleId: cohort.roleId !== null && ctx.servers.role(cohort.guildId, cohort.roleId) ? cohort.roleId : null,
    late: post.late,
    closesAt: cohortDateEndsAt(post, ctx.now()),
    finished: day.review && place.week !== null ? await finishedCounts(ctx.db, cohort.id, keysOf(place.week)) : null,
    ending: ends ? (month ?? null) : null,
  });
}

function keysOf(week: Week): string[] {
  return week.days.map(({ key }) => key);
}
