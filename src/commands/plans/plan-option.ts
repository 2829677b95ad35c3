import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Context } from '../../context.ts';
import { suggestPlans } from '../../curriculum/plans/plan-name.ts';
import { availablePlans } from '../../db/plans/versions.ts';
import { shorten } from '../../messages/kit/format.ts';
import type { Asked, Focus } from '../command.ts';

/** Autocomplete for the options that name a plan, of whichever command. */
export async function suggestPlan(
  call: Asked<Focus>,
  ctx: Context,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const plans = await availablePlans(ctx.db, call.guildId);
  return suggestPlans(plans, call.input.text, 25).map(({ slug, title }) => ({
    name: shorten(`${title} (${slug})`, 100),
    value: slug,
  }));
}
