import { z } from 'zod';
import type { Context } from '../../context.ts';
import { addDays, wallClock } from '../../core/calendar.ts';
import { type InputProblem, readFutureDate, readSchedule, type SetupSettings } from '../../core/cohort-settings.ts';
import { indexOf, suggest } from '../../core/look-up.ts';
import { findZone, suggestZones } from '../../core/zones/zones.ts';
import { findDay, suggestDays } from '../../curriculum/look-up.ts';
import { daysOf } from '../../curriculum/plan.ts';
import { findPlan } from '../../curriculum/plans/plan-name.ts';
import { availablePlans, type VersionName } from '../../db/plans/versions.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import { dayName } from '../../messages/study/day.ts';
import { type Asked, type Call, type Choice, filledIn, type Refused, refuse, type Suggest } from '../command.ts';
import { channel, choice, role, text } from '../options.ts';
import { suggestPlan } from '../plans/plan-option.ts';
import { choiceOf } from '../study/day-option.ts';

const suggested = { suggested: true } as const;

/** How days are posted that would fill more than a phone’s screen. */
export const dayForm = choice(['short', 'whole']);

/** What the group is told of. */
export const celebrated = choice(['milestones', 'all', 'off']);

export const setupOptions = z.object({
  timezone: text(suggested).optional(),
  time: text(suggested).optional(),
  curriculum: text(suggested).optional(),
  channel: channel().optional(),
  weekdays: text(suggested).optional(),
  start: text(suggested).optional(),
  from: text(suggested).optional(),
  role: role().optional(),
  days: dayForm.optional(),
  celebrate: celebrated.optional(),
});

const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7] as SetupSettings['weekdays'], time: '08:00' as const, zone: 'UTC' };

/** Reads the options of /setup over defaults, or over settings chosen before; names everything wrong at once. */
export async function readSettings(
  call: Call<z.infer<typeof setupOptions>>,
  ctx: Context,
  before?: SetupSettings,
): Promise<SetupSettings | Refused> {
  const { input } = call;
  const { schedule, problems } = readSchedule(input, before ?? everyDay);
  const plans = await availablePlans(ctx.db, call.guildId);
  const plan = before === undefined ? choosePlan(plans, input.curriculum) : { id: before.versionId };
  const today = wallClock(ctx.now(), schedule.zone).on;
  const startsOn = input.start === undefined ? today : readFutureDate(input.start, schedule.zone, ctx.now());
  if (typeof startsOn !== 'string') problems.push(startsOn);
  if ('kind' in plan) problems.push(plan);
  const firstDayKey = 'kind' in plan ? '' : await readFirstDay(ctx, plan.id, input.from, problems);
  if (input.role === call.guildId) problems.push({ kind: 'everyone' });
  if (problems.length > 0 || typeof startsOn !== 'string' || 'kind' in plan) {
    return refuse(setupProblems(call.words, problems));
  }
  return {
    versionId: plan.id,
    channelId: input.channel ?? call.parentId ?? call.channelId,
    ...schedule,
    startsOn,
    firstDayKey,
    roleId: input.role ?? before?.roleId ?? null,
    celebrations: input.celebrate ?? before?.celebrations ?? 'milestones',
    wholeDays: input.days === undefined ? (before?.wholeDays ?? false) : input.days === 'whole',
  };
}

/** Of the plans that come with the bot, the one that /setup takes where nobody names one. */
const usualPlan = 'month-07';

function choosePlan(plans: VersionName[], text: string | undefined): VersionName | InputProblem {
  const [first] = plans;
  if (first === undefined) return { kind: 'no-plan' };
  if (text === undefined) {
    return plans.find(({ owner }) => owner !== '') ?? plans.find(({ slug }) => slug === usualPlan) ?? first;
  }
  const found = findPlan(plans, text);
  return found.kind === 'found' ? found.plan : { kind: 'curriculum', text, near: found.near };
}

async function readFirstDay(ctx: Context, versionId: number, text: string | undefined, problems: InputProblem[]) {
  const plan = await ctx.curriculumOf(versionId);
  const [first, last] = [daysOf(plan)[0], daysOf(plan).at(-1)];
  if (first === undefined || last === undefined) throw new Error(`curriculum version ${versionId} has no days`);
  if (text === undefined) return first.key;
  const day = findDay(plan, text);
  if (day !== undefined) return day.key;
  const near = suggestDays(plan, text, 3).map(dayName);
  problems.push({ kind: 'day', text, near, first: first.label, last: last.label });
  return first.key;
}

/** Autocomplete for every option of /setup and /cohort edit that people type. */
export const suggestSetup: Suggest = async (call, ctx) => {
  const { option, text } = call.input;
  switch (option) {
    case 'timezone':
      return suggestZones(text).map((zone) => ({
        name: `${zone} (now ${wallClock(ctx.now(), zone).time})`,
        value: zone,
      }));
    case 'time':
      return matching(['07:00', '08:00', '09:00', '12:00', '18:00', '19:00', '20:00', '21:00'].map(asChoice), text);
    case 'weekdays':
      return matching(['every day', 'Mon-Fri', 'Mon-Sat', 'Mon, Wed, Fri', 'Tue, Thu', 'weekends'].map(asChoice), text);
    case 'start':
    case 'until':
      return matching(dateChoices(call, ctx.now(), filledIn(call.input, 'timezone') ?? 'UTC'), text);
    case 'curriculum':
      return suggestPlan(call, ctx);
    case 'from': {
      const plan = choosePlan(await availablePlans(ctx.db, call.guildId), filledIn(call.input, 'curriculum'));
      return 'kind' in plan ? [] : suggestDays(await ctx.curriculumOf(plan.id), text, 25).map(choiceOf);
    }
    default:
      return [];
  }
};

const asChoice = (value: string): Choice => ({ name: value, value });

function dateChoices({ words }: Asked<unknown>, now: Date, zoneText: string): Choice[] {
  const found = findZone(zoneText);
  const today = wallClock(now, found.kind === 'zone' ? found.zone : 'UTC').on;
  return Array.from({ length: 14 }, (_, ahead) => addDays(today, ahead)).map((on) => ({
    name: `${words.kit.date(on)} (${on})`,
    value: on,
  }));
}

function matching(choices: readonly Choice[], text: string): Choice[] {
  const index = indexOf(choices, ({ name }) => ({ refs: [], names: [name] }));
  return suggest(index, text, choices.length);
}
