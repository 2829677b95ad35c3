import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { z } from 'zod';
import { type Context, roleToPing } from '../../context.ts';
import { slotAfter, slotNow } from '../../core/schedule.ts';
import { findDay, suggestDays } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { daysOf, type Plan } from '../../curriculum/plan.ts';
import { findPlan } from '../../curriculum/plans/plan-name.ts';
import { nextUnposted } from '../../curriculum/pointer.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { availablePlans } from '../../db/plans/versions.ts';
import { finishedCounts } from '../../db/posts/day-counts.ts';
import { daysBehind } from '../../db/posts/posts.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import type { Message } from '../../messages/kit/message.ts';
import { manageServer } from '../../messages/kit/permissions.ts';
import { nothingToPreview, postPreview } from '../../messages/plans/preview.ts';
import { countedDays, factsAlone, type PostFacts } from '../../messages/study/post.ts';
import { type Asked, type Call, type Command, type Focus, handler } from '../command.ts';
import { optionLength, word } from '../options.ts';
import { choiceOf, refuseDay, suggestDay } from '../study/day-option.ts';
import { findCohort, placed } from '../which-cohort.ts';
import { suggestPlan } from './plan-option.ts';

const input = z.object({ ...placed, day: word.optional(), curriculum: word.optional() });
type Input = z.infer<typeof input>;

const previewHandler = handler({ input, answers: 'private', run: showPreview });

export const preview: Command = {
  data: {
    name: 'preview',
    description: 'A day’s post exactly as it will look, for your eyes only',
    default_member_permissions: String(manageServer),
    options: [
      {
        type: 3,
        name: 'day',
        description: 'Which day; the next to be posted if left out',
        autocomplete: true,
        max_length: optionLength,
      },
      {
        type: 3,
        name: 'curriculum',
        description: 'Another plan than the one that runs here',
        autocomplete: true,
        max_length: optionLength,
      },
    ],
  },
  runs: { '': previewHandler },
  components: { preview: { ...previewHandler, answers: 'update' } },
  autocomplete: suggest,
};

async function showPreview(call: Call<Input>, ctx: Context): Promise<Message> {
  const { day: text, curriculum: name } = call.input;
  if (name !== undefined) {
    const found = findPlan(await availablePlans(ctx.db, call.guildId), name);
    if (found.kind === 'unknown')
      return setupProblems(call.words, [{ kind: 'curriculum', text: name, near: found.near }]);
    return previewIn(call, ctx, await ctx.curriculumOf(found.plan.id), text);
  }
  const found = await findCohort(call, ctx, { name: 'preview', input: text === undefined ? {} : { day: text } });
  if (found.kind === 'reply') return found.reply;
  return previewFor(call, ctx, found.cohort, text);
}

/** A plan that nobody need follow: as if its day came today, and without a role. */
async function previewIn({ words }: Call<Input>, ctx: Context, plan: Plan, text: string | undefined): Promise<Message> {
  const day = text === undefined ? daysOf(plan)[0] : findDay(plan, text);
  if (day === undefined) return refuseDay(words, plan, text ?? '');
  return postPreview(plan, day, factsAlone(ctx.now(), 'UTC'));
}

/** The post as the cohort will get it: with its role, and at its slot. */
async function previewFor(
  { words }: Call<Input>,
  ctx: Context,
  cohort: CohortForUser,
  text: string | undefined,
): Promise<Message> {
  const plan = await ctx.curriculumOf(cohort.versionId);
  const posted = await daysBehind(ctx.db, cohort);
  const next = nextUnposted(plan, cohort, posted);
  const day = text === undefined ? next : findDay(plan, text);
  if (day === undefined) return text === undefined ? nothingToPreview(cohort.title) : refuseDay(words, plan, text);
  return postPreview(plan, day, {
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

async function suggest(call: Asked<Focus>, ctx: Context): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const { option, text, others } = call.input;
  const named = others['curriculum'];
  if (option === 'day' && typeof named !== 'string') return suggestDay(call, ctx);
  if (option === 'curriculum') return suggestPlan(call, ctx);
  const found = findPlan(await availablePlans(ctx.db, call.guildId), String(named));
  if (found.kind === 'unknown') return [];
  return suggestDays(await ctx.curriculumOf(found.plan.id), text, 25).map(choiceOf);
}
