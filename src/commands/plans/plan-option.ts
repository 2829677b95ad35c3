import type { Context } from '../../context.ts';
import { findPlan, suggestPlans } from '../../curriculum/plans/plan-name.ts';
import { type CataloguePlan, planCatalogue } from '../../db/plans/catalogue.ts';
import { availablePlans, shipped } from '../../db/plans/versions.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import { shorten } from '../../messages/kit/format.ts';
import { type Call, type Choice, type Refused, refuse, type Suggest } from '../command.ts';
import { inSight } from '../sight.ts';

/** Autocomplete for the options that name a plan, of whichever command. */
export const suggestPlan: Suggest = async (call, ctx) =>
  planChoices(await availablePlans(ctx.db, call.guildId), call.input.text, 25);

/** Plans to choose from, the nearest to what is typed first. */
export function planChoices(plans: readonly { slug: string; title: string }[], text: string, limit: number): Choice[] {
  return suggestPlans(plans, text, limit).map(({ slug, title }) => {
    return { name: shorten(`${title} (${slug})`, 100), value: slug };
  });
}

export function planNamed<Plan extends { slug: string; title: string }>(
  { words }: Call<unknown>,
  plans: readonly Plan[],
  text: string,
): { plan: Plan } | Refused {
  const found = findPlan(plans, text);
  if (found.kind === 'found') return found;
  return refuse(setupProblems(words, [{ kind: 'curriculum', text, near: found.near }]));
}

/** The title of the plan that an admin has named to follow; null where none was, or it is gone. */
export async function followingTitle(
  { db }: Context,
  { guildId, nextPlan }: { guildId: string; nextPlan: string | null },
): Promise<string | null> {
  if (nextPlan === null) return null;
  return (await availablePlans(db, guildId)).find(({ slug }) => slug === nextPlan)?.title ?? null;
}

/** Every plan of a server and every shipped one, each with the cohorts on it that are there for the caller. */
export async function plansFor(call: Call<unknown>, ctx: Context): Promise<CataloguePlan[]> {
  const plans = await planCatalogue(ctx.db, call.guildId);
  return plans.map((plan) => ({ ...plan, cohorts: inSight(call, ctx, plan.cohorts) }));
}

/** A server's plans and the shipped ones that are offered; its own first. */
export async function offeredPlans(call: Call<unknown>, ctx: Context): Promise<CataloguePlan[]> {
  const plans = (await plansFor(call, ctx)).filter(({ removed }) => !removed);
  return [...plans.filter(({ owner }) => owner !== shipped), ...plans.filter(({ owner }) => owner === shipped)];
}

export async function offeredPlan(call: Call<{ name: string }>, ctx: Context) {
  return planNamed(call, await offeredPlans(call, ctx), call.input.name);
}
