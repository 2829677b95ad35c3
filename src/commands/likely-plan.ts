import type { Context } from '../context.ts';
import type { Plan } from '../curriculum/plan.ts';
import { type Candidate, candidates } from '../db/cohorts.ts';
import type { Call } from './command.ts';
import { chooseCohort } from './which-cohort.ts';

/** For autocomplete: the plan that somebody who is typing means, in one indexed read; undefined where that is not clear. */
export async function likelyPlan(
  call: Call<unknown>,
  ctx: Context,
): Promise<{ cohort: Candidate; plan: Plan } | undefined> {
  const choice = chooseCohort(await candidates(ctx.db, call.guildId, call.userId), { ...call, input: {} });
  if (choice.kind !== 'one') return undefined;
  return { cohort: choice.cohort, plan: await ctx.curriculumOf(choice.cohort.versionId) };
}
