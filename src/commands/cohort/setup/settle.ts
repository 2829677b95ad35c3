import { type InputProblem, type SettingName, settingNames } from '../../../core/cohort-settings.ts';
import { availablePlans } from '../../../db/plans/versions.ts';
import type { Suggest } from '../../command.ts';
import { fields, type Settling } from './fields.ts';
import { guessedZone, proposedPlan, usual } from './proposals.ts';

/** Answers by field; what is left out stays as it is. */
export type Given = { readonly [name in SettingName]?: unknown };

/** What answers come to over what holds, and all of them that cannot be used, by field. */
export async function settle(about: Settling, given: Given) {
  let { settings } = about;
  const problems: { name: SettingName; problem: InputProblem }[] = [];
  for (const name of namesIn(given)) {
    const read = await fields[name].read(String(given[name]), { ...about, settings });
    if ('kind' in read) problems.push({ name, problem: read });
    else settings = { ...settings, ...read };
  }
  return { settings, problems };
}

/** Which fields were answered. */
export function namesIn(given: Given): SettingName[] {
  return settingNames.filter((name) => given[name] !== undefined);
}

/** Autocomplete for every setting that people type. */
export const suggestSetting: Suggest = async (call, ctx) => {
  const { option, text, others } = call.input;
  const name = settingNames.find((one) => one === option);
  const offers = name && fields[name].offers;
  if (offers === undefined) return [];
  const plan = name === 'from' ? proposedPlan(await availablePlans(ctx.db, call.guildId)) : undefined;
  const { zone } = guessedZone(call, ctx);
  const settings = {
    ...usual,
    zone,
    versionId: plan?.id ?? 0,
    channelId: '',
    startsOn: '0000-00-00',
    firstDayKey: '',
  } as const;
  const given = name === 'from' ? { curriculum: others['curriculum'] } : { timezone: others['timezone'] };
  const { settings: chosen } = await settle({ call, ctx, settings }, given);
  return offers(text, { call, ctx, settings: chosen });
};
