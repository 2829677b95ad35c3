import type { Context } from '../context.ts';
import type { Plan } from '../curriculum/plan.ts';
import type { CohortForUser } from '../db/cohorts.ts';
import type { Asked } from './command.ts';
import { likelyCohort } from './which-cohort.ts';

/** For autocomplete: the plan that somebody who is typing means, in one indexed read; undefined where that is not clear. */
export async function likelyPlan(
  call: Asked<unknown>,
  ctx: Context,
): Promise<{ cohort: CohortForUser; plan: Plan } | undefined> {
  const cohort = await likelyCohort(call, ctx);
  return cohort === undefined ? undefined : { cohort, plan: await ctx.curriculumOf(cohort.versionId) };
}
