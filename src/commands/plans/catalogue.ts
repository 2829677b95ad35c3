import { z } from 'zod';
import type { Context } from '../../context.ts';
import { summary } from '../../curriculum/check.ts';
import { type CataloguePlan, removePlan, sourceOf } from '../../db/plans/catalogue.ts';
import { shipped } from '../../db/plans/versions.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { confirmRemove, type PlanLine, planFiles, planList, planShown } from '../../messages/plans/catalogue.ts';
import { about, type Call, handler, isOwnPlace } from '../command.ts';
import { once } from '../once.ts';
import { rowId, text } from '../options.ts';
import { wholePlan } from './files.ts';
import { offeredPlan, offeredPlans, plansFor } from './plan-option.ts';

const named = z.object({ name: text({ suggested: true }) });
export const oneVersion = z.object({ version: rowId });

/** Discord's limit for one message. */
const filesAtMost = 10;

/** Every plan, removed ones only while somebody follows them. */
export const list = handler({
  input: z.object({}),
  async run(call, ctx) {
    const plans = await plansFor(call, ctx);
    const offered = plans.filter(({ removed, cohorts }) => !removed || cohorts.length > 0);
    const isOwn = isOwnPlace(call.guildId);
    return planList(
      call.words,
      offered.map((plan) => lineOf(plan, isOwn)),
      isOwn,
    );
  },
});

function lineOf(plan: CataloguePlan, isOwn: boolean): PlanLine {
  return {
    slug: plan.slug,
    title: plan.title,
    own: plan.owner !== shipped,
    removed: plan.removed,
    version: plan.versions.find(({ id }) => id === plan.currentId)?.version ?? 0,
    newest: plan.versions[0]?.version ?? 0,
    cohorts: isOwn ? plan.cohorts.map(({ version }) => ({ channelId: null, version })) : plan.cohorts,
  };
}

export const show = handler({
  input: named,
  run: about(offeredPlan, async (call, ctx, { plan }) => {
    const { currentId, versions } = plan;
    const current = await ctx.curriculumOf(currentId);
    return planShown(call.words, {
      ...lineOf(plan, isOwnPlace(call.guildId)),
      currentId,
      counts: summary({ curriculum: current.curriculum, problems: [] }),
      weeks: current.weeks.map(({ label, title, days }) => ({ label, title, days: days.length })),
      history: versions,
    });
  }),
});

export const download = handler({
  input: named,
  ...wholePlan,
  run: about(offeredPlan, (call, ctx, { plan }) => filesOf(call, ctx, plan.currentId, 0)),
});

export const downloadMore = handler({
  input: oneVersion.extend({ from: z.coerce.number().int().min(0).default(0) }),
  answers: 'private',
  ...wholePlan,
  run: (call, ctx) => filesOf(call, ctx, call.input.version, call.input.from),
});

/** Ids in buttons carry no authority: a version of another server is not found. */
async function filesOf({ words, guildId }: Call<unknown>, ctx: Context, versionId: number, from: number) {
  const stored = await sourceOf(ctx.db, versionId);
  if (stored === undefined || ![shipped, guildId].includes(stored.owner)) return planGone(words);
  const { slug, version, source } = stored;
  // A file of a folder keeps its folder's name in its own: Discord knows no folders.
  const files = source
    .slice(from, from + filesAtMost)
    .map(({ name, text }) => ({ name: name.replaceAll('/', '_'), text }));
  return planFiles(words, { slug, version, versionId, files, from, total: source.length });
}

function planGone({ plans }: Call<unknown>['words']): Message {
  return say(plans.catalogue.gone);
}

export const askRemove = handler({
  input: named,
  run: about(offeredPlan, async ({ words, guildId }, _, { plan }) =>
    plan.owner === shipped
      ? say(words.plans.catalogue.notToRemove(plan.slug))
      : confirmRemove(words, { ...lineOf(plan, isOwnPlace(guildId)), currentId: plan.currentId }),
  ),
});

async function ownByVersion(call: Call<z.infer<typeof oneVersion>>, ctx: Context): Promise<CataloguePlan | undefined> {
  const plans = await offeredPlans(call, ctx);
  return plans.find(({ owner, currentId }) => owner === call.guildId && currentId === call.input.version);
}

export const remove = handler({
  input: oneVersion,
  ...wholePlan,
  async run(call, ctx) {
    const plan = await ownByVersion(call, ctx);
    // A repetition of what removed it finds it no more, and is told all the same.
    const removed = await once<string | null>(ctx, call, async (tx) =>
      plan !== undefined && (await removePlan(tx, call.guildId, plan.slug, ctx.now())) ? plan.slug : null,
    );
    if (removed === null) return planGone(call.words);
    ctx.log.info({ guild: call.guildId, plan: removed }, 'plan removed');
    return say(call.words.plans.catalogue.isRemoved(removed));
  },
});

export const keep = handler({
  input: oneVersion,
  async run(call, ctx) {
    const plan = await ownByVersion(call, ctx);
    return plan === undefined ? planGone(call.words) : say(call.words.plans.catalogue.kept(plan.slug));
  },
});
