import type { Context } from '../../context.ts';
import { isOwnPlace } from '../../core/own-place.ts';
import { milestoneDays } from '../../curriculum/compare/diff.ts';
import { type Plan, removedKeys } from '../../curriculum/plan.ts';
import { movePointer, neverPosted, nextUnposted } from '../../curriculum/pointer.ts';
import type { Db } from '../../db/client.ts';
import type { Cohort } from '../../db/cohorts.ts';
import { completionCount, milestoneCounts, touchedDays } from '../../db/plans/moves.ts';
import { daysBehind } from '../../db/posts/posts.ts';
import type { CohortEffect } from '../../messages/plans/update.ts';
import { dayName } from '../../messages/study/day.ts';

/** What going over to another version would cost the people of these cohorts; days by name, each once. */
export async function atStake(db: Db, ctx: Context, cohorts: readonly Cohort[], next: Plan) {
  let people = 0;
  const days = new Map<string, string>();
  for (const cohort of cohorts) {
    const old = await ctx.curriculumOf(cohort.versionId);
    const lost = await touchedDays(db, cohort.id, removedKeys(old, next));
    people += lost.people;
    const keys = new Set(lost.days);
    for (const day of old.days) if (keys.has(day.key)) days.set(day.key, dayName(day));
  }
  return { people, days: [...days.values()] };
}

/** What going over to another version would mean for a cohort. Nothing is written. */
export async function effectOn(ctx: Context, cohort: Cohort, next: Plan): Promise<CohortEffect> {
  const old = await ctx.curriculumOf(cohort.versionId);
  const posted = await daysBehind(ctx.db, cohort);
  const pointer = movePointer(old, next, cohort);
  const before = nextUnposted(old, cohort, posted);
  const after = nextUnposted(next, pointer, posted);
  const passed = new Set(neverPosted(old, cohort, posted).map(({ key }) => key));
  const removed = removedKeys(old, next);
  const units = milestoneDays(next.curriculum);
  const labels = new Map([...milestoneDays(old.curriculum), ...units].map(({ key, label }) => [key, label]));
  const counts = await milestoneCounts(ctx.db, cohort.id, units);
  return {
    channelId: isOwnPlace(cohort.guildId) ? null : cohort.channelId,
    before: before === undefined ? null : dayName(before),
    after: after === undefined ? null : dayName(after),
    never: neverPosted(next, pointer, posted)
      .filter(({ key }) => !passed.has(key))
      .map(dayName),
    completionsOfRemoved: await completionCount(ctx.db, cohort.id, removed),
    milestones: counts.flatMap(({ key, now, then }) =>
      now === then ? [] : [{ label: labels.get(key) ?? key, now, after: then }],
    ),
  };
}
