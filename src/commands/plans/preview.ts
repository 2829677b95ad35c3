import { type Context, roleToPing } from '../../context.ts';
import { slotAfter, slotNow } from '../../core/schedule.ts';
import { findDay, suggestDays } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { daysOf, type Plan } from '../../curriculum/plan.ts';
import { findPlan } from '../../curriculum/plans/plan-name.ts';
import { nextUnposted } from '../../curriculum/pointer.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { finishedCounts } from '../../db/learners/ledger.ts';
import { availablePlans } from '../../db/plans/versions.ts';
import { daysBehind } from '../../db/posts/posts.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { countedDays, factsAlone, type PostFacts, shownPreview } from '../../messages/study/post.ts';
import { type AnyHandler, type Call, command, type Suggest } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { text } from '../options.ts';
import { choiceOf, refuseDay, suggestDay } from '../study/day-option.ts';
import { planNamed, suggestPlan } from './plan-option.ts';

const inChannel = inPlan({
  input: {
    day: text('Which day; the next to be posted if left out', { suggested: true }).optional(),
    curriculum: text('Another plan than the one that runs here', { suggested: true }).optional(),
  },
  answers: 'private',
  run: previewFor,
});

/** Of a plan that is named by itself, no cohort need be found. */
const show: AnyHandler = {
  ...inChannel,
  run: (call: Call<Partial<Wanted>>, ctx) =>
    call.input.curriculum === undefined ? inChannel.run(call, ctx) : previewAlone(call, ctx, call.input.curriculum),
};

const suggest: Suggest = async (call, ctx) => {
  const { option, text, others } = call.input;
  const named = others['curriculum'];
  if (option === 'curriculum') return suggestPlan(call, ctx);
  if (typeof named !== 'string') return suggestDay(call, ctx);
  const found = findPlan(await availablePlans(ctx.db, call.guildId), named);
  return found.kind === 'unknown' ? [] : suggestDays(await ctx.curriculumOf(found.plan.id), text, 25).map(choiceOf);
};

export const preview = command({
  name: 'preview',
  description: 'A day’s post exactly as it will look, for your eyes only',
  admins: true,
  run: show,
  autocomplete: suggest,
});

type Wanted = { day?: string | undefined; curriculum?: string | undefined };

/** A plan that nobody need follow: as if its day came today, and without a role. */
async function previewAlone(call: Call<Wanted>, ctx: Context, name: string): Promise<Message> {
  const { words, input } = call;
  const found = planNamed(call, await availablePlans(ctx.db, call.guildId), name);
  if ('refusal' in found) return found.refusal;
  const plan = await ctx.curriculumOf(found.plan.id);
  const day = input.day === undefined ? daysOf(plan)[0] : findDay(plan, input.day);
  if (day === undefined) return refuseDay(words, plan, input.day ?? '');
  return shownPreview(words, words.plans.preview.line, plan, day, factsAlone(ctx.now(), 'UTC'));
}

/** The post as the cohort will get it: with its role, and at its slot. */
async function previewFor({ words, input }: Call<Wanted>, ctx: Context, { cohort, plan }: InPlan): Promise<Message> {
  const posted = await daysBehind(ctx.db, cohort);
  const next = nextUnposted(plan, cohort, posted);
  const day = input.day === undefined ? next : findDay(plan, input.day);
  if (day === undefined) {
    return input.day === undefined ? say(words.plans.preview.nothing(cohort.title)) : refuseDay(words, plan, input.day);
  }
  return shownPreview(words, words.plans.preview.line, plan, day, {
    slot: slotOf(ctx, cohort, daysUntil(plan, next, day, posted)),
    roleId: roleToPing(ctx.servers, cohort),
    finished: await finishedCounts(ctx.db, cohort.id, countedDays(plan, day)),
  });
}

/** How many posts lie between the next one and a day; none for days that are not to come. */
function daysUntil(plan: Plan, next: Day | undefined, day: Day, posted: ReadonlySet<string>): number {
  const days = daysOf(plan);
  const from = next === undefined ? days.length : days.indexOf(next);
  return days.slice(from, Math.max(from, days.indexOf(day))).filter(({ key }) => !posted.has(key)).length;
}

function slotOf(ctx: Context, cohort: CohortForUser, posts: number): PostFacts['slot'] {
  const { zone, nextPostAt: at, nextPostOn: on } = cohort;
  return at === null || on === null ? slotNow(ctx.now(), zone) : { ...slotAfter(cohort, { on, at }, posts), zone };
}
