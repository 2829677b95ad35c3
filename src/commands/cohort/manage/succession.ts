import { z } from 'zod';
import type { Context } from '../../../context.ts';
import { dayByKey, positionOf } from '../../../curriculum/plan.ts';
import type { CohortForUser } from '../../../db/cohorts.ts';
import { learnerCount } from '../../../db/learners/counts.ts';
import { slotFrom } from '../../../db/pauses.ts';
import { availablePlans, type VersionName } from '../../../db/plans/versions.ts';
import { goOver, nameFollowing, type Succession } from '../../../db/succession.ts';
import { askSuccession, followingShown } from '../../../messages/cohort/succession.ts';
import { say } from '../../../messages/kit/format.ts';
import type { Message } from '../../../messages/kit/message.ts';
import { dayName } from '../../../messages/study/day.ts';
import { type Call, type Refused, refuse } from '../../command.ts';
import { inCohort } from '../../in-cohort.ts';
import { once } from '../../once.ts';
import { rowId, text, word } from '../../options.ts';
import { planNamed } from '../../plans/plan-option.ts';
import { announce } from '../announce.ts';

const unsaved = ({ words }: Call<unknown>) => words.cohort.runsAsBefore;
const look = '/cohort status';

/** Names the plan that follows, or shows which does; after the end the one that is chosen begins, once that is confirmed. */
export const follow = inCohort({
  input: { plan: text({ suggested: true }).optional(), values: z.array(word).length(1).optional() },
  unsaved,
  async run(call, ctx, { cohort }) {
    const { words } = call;
    if (cohort.state === 'ended') return say(words.cohort.over);
    const asked = call.input.values?.[0] ?? call.input.plan;
    const plans = await availablePlans(ctx.db, call.guildId);
    if (asked === undefined) return shown(call, cohort, plans);
    const found = planNamed(call, plans, asked);
    if ('refusal' in found) return found.refusal;
    const { plan } = found;
    if (cohort.state !== 'running') return ask(call, ctx, cohort, { begins: 'now', version: plan.id });
    const isNamed = await once(ctx, call, (tx) => nameFollowing(tx, cohort.id, plan.slug));
    const said = words.cohort.succession;
    return isNamed ? shown(call, { ...cohort, nextPlan: plan.slug }, plans, [said.named]) : say(words.cohort.over);
  },
});

export const followNone = inCohort({
  input: {},
  unsaved,
  async run(call, ctx, { cohort }) {
    await once(ctx, call, (tx) => nameFollowing(tx, cohort.id, null));
    const plans = await availablePlans(ctx.db, call.guildId);
    return shown(call, { ...cohort, nextPlan: null }, plans, [call.words.cohort.succession.cleared]);
  },
});

export const askFollowNow = inCohort({
  input: {},
  async run(call, ctx, { cohort }) {
    const plans = await availablePlans(ctx.db, call.guildId);
    const plan = plans.find(({ slug }) => slug === cohort.nextPlan);
    if (plan === undefined) return shown(call, cohort, plans);
    return ask(call, ctx, cohort, { begins: 'now', version: plan.id });
  },
});

export const askRestart = inCohort({
  input: {},
  run: async (call, ctx, { cohort }) => ask(call, ctx, cohort, { begins: 'restart', version: cohort.versionId }),
});

const choice = { begins: z.enum(['now', 'restart']), version: rowId };
type Choice = z.infer<z.ZodObject<typeof choice>>;

/** Has a plan begin for the people of another one, as it was asked before. */
export const begin = inCohort({
  input: choice,
  unsaved,
  look,
  async run(call, ctx, { cohort }) {
    const said = call.words.cohort.succession;
    const change = await changeTo(call, ctx, cohort, call.input);
    const outcome = await once<Begun>(ctx, call, async (tx) => {
      if ('refusal' in change) return { kind: 'over' };
      const { versionId, title, firstDayKey, firstDay } = change;
      const begun = await goOver(tx, cohort.id, { versionId, firstDayKey }, ctx.now());
      if (begun.kind !== 'begun') return begun;
      const { next, people } = begun;
      const { time, zone, weekdays } = cohort;
      const news = { title, firstDay, at: next?.at.toISOString() ?? null };
      await announce(
        tx,
        call,
        ctx,
        begun.cohort,
        call.input.begins === 'now'
          ? { what: 'follows', ...news, posts: { time, zone, weekdays } }
          : { what: 'restarted', ...news },
      );
      return { kind: 'begun', cohortId: begun.cohort.id, at: next?.at ?? null, people };
    });
    if (outcome.kind === 'occupied') return say(said.occupied(cohort.channelId));
    if (outcome.kind === 'over' || 'refusal' in change) return say(said.over);
    ctx.log.info(
      { cohort: cohort.id, next: outcome.cohortId, begins: call.input.begins, user: call.userId },
      'gone over',
    );
    return say(said.begun({ ...change, ...outcome }));
  },
});

type Begun =
  | Exclude<Succession, { kind: 'begun' }>
  | { kind: 'begun'; cohortId: number; at: Date | null; people: number };

async function ask(call: Call<unknown>, ctx: Context, cohort: CohortForUser, choice: Choice): Promise<Message> {
  const change = await changeTo(call, ctx, cohort, choice);
  return 'refusal' in change ? change.refusal : askSuccession(call.words, change);
}

/** What going over to a plan comes to; a version that is no longer offered is refused, unless it is the group's own. */
async function changeTo(
  { guildId, words }: Call<unknown>,
  ctx: Context,
  cohort: CohortForUser,
  { begins, version }: Choice,
) {
  const isOffered =
    begins === 'restart'
      ? version === cohort.versionId
      : (await availablePlans(ctx.db, guildId)).some(({ id }) => id === version);
  if (cohort.state === 'ended' || !isOffered) return refuse(say(words.cohort.succession.over)) satisfies Refused;
  const [plan, before] = [await ctx.curriculumOf(version), await ctx.curriculumOf(cohort.versionId)];
  const first = (begins === 'restart' ? dayByKey(plan, cohort.firstDayKey) : undefined) ?? plan.days[0];
  if (first === undefined) throw new Error(`version ${version} has no days`);
  return {
    cohortId: cohort.id,
    begins,
    versionId: version,
    title: plan.curriculum.title,
    firstDayKey: first.key,
    firstDay: dayName(first),
    at: (await slotFrom(ctx.db, cohort, ctx.now()))?.at ?? null,
    people: await learnerCount(ctx.db, cohort.id, ctx.now()),
    before: {
      title: cohort.title,
      posted: cohort.lastDayKey === null ? 0 : (positionOf(before, cohort.lastDayKey) ?? -1) + 1,
      total: before.days.length,
    },
  };
}

function shown(
  { words }: Call<unknown>,
  { id, title, state, nextPlan }: CohortForUser,
  plans: readonly VersionName[],
  became: string[] = [],
): Message {
  const named = plans.find(({ slug }) => slug === nextPlan);
  return followingShown(
    words,
    {
      cohortId: id,
      title,
      isRunning: state === 'running',
      following: nextPlan === null ? null : { slug: nextPlan, title: named?.title ?? null },
      plans,
    },
    became,
  );
}
