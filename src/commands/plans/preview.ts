import { type Context, groupWords, roleToPing } from '../../context.ts';
import { slotAfter, slotNow } from '../../core/schedule.ts';
import { findDay, suggestDays } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { findPlan } from '../../curriculum/plans/plan-name.ts';
import { nextUnposted } from '../../curriculum/pointer.ts';
import { type CohortForUser, waitsFor } from '../../db/cohorts.ts';
import { finishedCounts } from '../../db/learners/counts.ts';
import { availablePlans } from '../../db/plans/versions.ts';
import { daysBehind } from '../../db/posts/posts.ts';
import { say } from '../../messages/kit/format.ts';
import { countedDays, factsAlone, type PostFacts, shownPreview } from '../../messages/study/post.ts';
import { type AnyHandler, type Call, command, filledIn, type Suggest } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { text } from '../options.ts';
import { choiceOf, refuseDay, suggestDay } from '../study/day-option.ts';
import { planNamed, suggestPlan } from './plan-option.ts';

/** The post as the cohort will get it: in its language, with its role, and at its slot. */
const inChannel = inPlan({
  input: {
    day: text({ suggested: true }).optional(),
    curriculum: text({ suggested: true }).optional(),
  },
  answers: 'private',
  async run({ words, input }, ctx, { cohort, plan }) {
    const posted = await daysBehind(ctx.db, cohort);
    const next = nextUnposted(plan, cohort, posted);
    const day = input.day === undefined ? next : findDay(plan, input.day);
    if (day === undefined) {
      return input.day === undefined
        ? say(words.plans.preview.nothing(cohort.title))
        : refuseDay(words, plan, input.day);
    }
    return shownPreview(groupWords(ctx.servers, cohort, plan), words.plans.preview.line, plan, day, {
      slot: slotOf(ctx, cohort, daysUntil(plan, next, day, posted)),
      roleId: roleToPing(ctx.servers, cohort),
      whole: cohort.wholeDays,
      firstDayKey: cohort.firstDayKey,
      finished: await finishedCounts(ctx.db, cohort.id, countedDays(plan, day)),
    });
  },
});

/** Of a plan that is named by itself, no cohort need be found: as if its day came today, and without a role. */
const show: AnyHandler = {
  ...inChannel,
  async run(call: Call<{ day?: string; curriculum?: string }>, ctx) {
    const { words, input } = call;
    if (input.curriculum === undefined) return inChannel.run(call, ctx);
    const found = planNamed(call, await availablePlans(ctx.db, call.guildId), input.curriculum);
    if ('refusal' in found) return found.refusal;
    const plan = await ctx.curriculumOf(found.plan.id);
    const day = input.day === undefined ? plan.days[0] : findDay(plan, input.day);
    if (day === undefined) return refuseDay(words, plan, input.day ?? '');
    const group = groupWords(ctx.servers, { guildId: call.guildId, language: null }, plan);
    return shownPreview(group, words.plans.preview.line, plan, day, factsAlone(ctx.now(), 'UTC'));
  },
};

const suggest: Suggest = async (call, ctx) => {
  const { option, text } = call.input;
  const named = filledIn(call.input, 'curriculum');
  if (option === 'curriculum') return suggestPlan(call, ctx);
  if (named === undefined) return suggestDay('any')(call, ctx);
  const found = findPlan(await availablePlans(ctx.db, call.guildId), named);
  return found.kind === 'unknown' ? [] : suggestDays(await ctx.curriculumOf(found.plan.id), text, 25).map(choiceOf);
};

export const preview = command({
  name: 'preview',
  admins: true,
  run: show,
  autocomplete: suggest,
});

/** How many posts lie between the next one and a day; none for days that are not to come. */
function daysUntil(plan: Plan, next: Day | undefined, day: Day, posted: ReadonlySet<string>): number {
  const days = plan.days;
  const from = next === undefined ? days.length : days.indexOf(next);
  return days.slice(from, Math.max(from, days.indexOf(day))).filter(({ key }) => !posted.has(key)).length;
}

function slotOf(ctx: Context, cohort: CohortForUser, posts: number): PostFacts['slot'] {
  const { zone } = cohort;
  const next = waitsFor(cohort);
  return next === null ? slotNow(ctx.now(), zone) : { ...slotAfter(cohort, next, posts), zone };
}
