import type { Context } from '../../../context.ts';
import { wallClock, type ZoneName } from '../../../core/calendar.ts';
import { type Proposal, type Proposed, type SetupSettings, settingNames } from '../../../core/cohort-settings.ts';
import { likelyZones } from '../../../core/zones/likely.ts';
import { availablePlans, shipped, type VersionName } from '../../../db/plans/versions.ts';
import { zoneOf } from '../../../db/reminders.ts';
import { setupProblems } from '../../../messages/cohort/setup.ts';
import { type Asked, type Call, isOwnPlace, type Refused, refuse } from '../../command.ts';
import { cohortsFor } from '../../which-cohort.ts';

/** Of the plans that come with the bot, the one that is proposed where the server has none of its own. */
const usualPlan = 'month-07';

/** What a group has where nobody has said otherwise. */
export const usual = {
  time: '08:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  roleId: null,
  wholeDays: false,
  language: null,
  celebrations: 'milestones',
  worksAhead: false,
  publishes: false,
  threads: 'off',
  takesRole: false,
  milestoneRoleId: null,
} satisfies Partial<SetupSettings>;

/** Settings for a group that nobody has settled yet, and why each is proposed. */
export async function propose(
  call: Call<unknown>,
  ctx: Context,
): Promise<{ settings: SetupSettings; proposed: Proposed } | Refused> {
  const plan = proposedPlan(await availablePlans(ctx.db, call.guildId));
  if (plan === undefined) return refuse(setupProblems(call.words, [{ kind: 'no-plan' }]));
  const { zone, why } = await proposedZone(call, ctx);
  const settings: SetupSettings = {
    ...usual,
    versionId: plan.id,
    firstDayKey: await firstKeyOf(ctx, plan.id),
    channelId: call.parentId ?? call.channelId,
    zone,
    startsOn: wallClock(ctx.now(), zone).on,
  };
  const proposed = Object.fromEntries(settingNames.map((name) => [name, 'usual']));
  const whose = isOwnPlace(call.guildId) ? 'yours' : 'own-plan';
  const own: Proposed = plan.owner === shipped ? {} : { curriculum: whose };
  return { settings, proposed: { ...proposed, ...own, channel: 'here', timezone: why } };
}

/** Of the plans a server may choose, the one to begin with. */
export function proposedPlan(plans: readonly VersionName[]): VersionName | undefined {
  return plans.find(({ owner }) => owner !== shipped) ?? plans.find(({ slug }) => slug === usualPlan) ?? plans[0];
}

/** The clock that the admin studies by, else that of another group here, else one that is likely by language. */
async function proposedZone(call: Call<unknown>, ctx: Context): Promise<{ zone: ZoneName; why: Proposal }> {
  const own = await zoneOf(ctx.db, call.userId);
  if (own !== null) return { zone: own, why: 'own-zone' };
  const [newest] = (await cohortsFor(call, ctx)).cohorts;
  if (newest !== undefined) return { zone: newest.zone, why: 'group-zone' };
  return guessedZone(call, ctx);
}

/** American English is what Discord speaks to all who never said otherwise. */
const unsaid = 'en-US';

/** The likeliest zone by the language that a server has chosen, else by the admin’s. */
export function guessedZone({ guildId, locale }: Asked<unknown>, ctx: Context): { zone: ZoneName; why: Proposal } {
  const ofServer = ctx.servers.locale(guildId) ?? unsaid;
  const [zone = 'UTC'] = likelyZones(ofServer === unsaid ? locale : ofServer, '');
  return { zone, why: ofServer === unsaid ? 'own-language' : 'server-language' };
}

export async function firstKeyOf(ctx: Context, versionId: number): Promise<string> {
  const [first] = (await ctx.curriculumOf(versionId)).days;
  if (first === undefined) throw new Error(`curriculum version ${versionId} has no days`);
  return first.key;
}
