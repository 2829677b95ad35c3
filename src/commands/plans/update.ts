import { z } from 'zod';
import type { Context } from '../../context.ts';
import { compare, type PlanDiff } from '../../curriculum/compare/diff.ts';
import { heldPairings, keepKeys, pairsOfSameText } from '../../curriculum/compare/kept-keys.ts';
import type { Problem } from '../../curriculum/model.ts';
import { type Plan, planOf } from '../../curriculum/plan.ts';
import { type CurriculumDraft, confirmPairings, findCurriculumDraft } from '../../db/drafts.ts';
import { type CataloguePlan, keysOf } from '../../db/plans/catalogue.ts';
import { followingCohorts } from '../../db/plans/moves.ts';
import { shipped } from '../../db/plans/versions.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { updatePreview } from '../../messages/plans/update.ts';
import { about, type Call, handler } from '../command.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { inSight } from '../sight.ts';
import { oneVersion } from './catalogue.ts';
import { type Drafted, drafted, draftForgotten, draftOf, keepDraft, type NewDraft } from './drafts.ts';
import { effectOn } from './effect.ts';
import { attachedTo, firstFile, moreFiles, receive, wholePlan } from './files.ts';
import { offeredPlan, offeredPlans } from './plan-option.ts';

/** Shows what new files, or the current version, would change; nothing is stored before Apply. */
export const update = handler({
  input: z.object({
    name: text({ suggested: true }),
    file1: firstFile.optional(),
    ...moreFiles,
  }),
  ...wholePlan,
  run: about(offeredPlan, async (call, ctx, { plan }) => {
    const { guildId, input, words } = call;
    const { owner, slug, currentId } = plan;
    const attached = attachedTo(input);
    if (attached.length === 0) return proposeCurrent(call, ctx, plan);
    if (owner === shipped) return say(words.plans.update.everybodys(slug));
    const received = await receive(call, ctx, slug, attached, 'update');
    if ('refusal' in received) return received.refusal;
    const { hash, source, reading } = received;

    const known = plan.versions.find((one) => one.hash.split('+')[0] === hash);
    if (known?.id === currentId)
      return say(words.plans.update.nothingNew(slug, known.version, cohortsBehind(plan).length));
    const draft = { guildId, createdBy: call.userId, owner, slug, baseId: currentId };
    if (known !== undefined) return propose(call, ctx, { ...draft, versionId: known.id }, reading.problems);
    const base = await ctx.curriculumOf(currentId);
    const held = heldPairings(reading.curriculum, base, await keysOf(ctx.db, currentId));
    const kept = keepKeys(reading.curriculum, held, base.entries.keys());
    const { problems } = reading;
    const files = { hash, source, model: kept.curriculum, keys: kept.keys, problems };
    // Days that say the same are the same unless the admin takes that back.
    const same = await pairsOfSameText(base, planOf(kept.curriculum));
    return propose(call, ctx, { ...draft, files, same }, problems);
  }),
});

/** The button beside a plan that cohorts are behind of. */
export const showNewer = handler({
  input: oneVersion,
  answers: 'private',
  ...wholePlan,
  async run(call, ctx) {
    const plans = await offeredPlans(call, ctx);
    const plan = plans.find(({ currentId }) => currentId === call.input.version);
    return plan === undefined ? draftForgotten(call.words) : proposeCurrent(call, ctx, plan);
  },
});

function cohortsBehind(plan: CataloguePlan) {
  return plan.cohorts.filter(({ versionId }) => versionId !== plan.currentId);
}

async function proposeCurrent(call: Call<unknown>, ctx: Context, plan: CataloguePlan): Promise<Message> {
  const { owner, slug, currentId } = plan;
  const [oldest] = cohortsBehind(plan).toSorted((a, b) => a.version - b.version);
  if (oldest === undefined)
    return say(call.words.plans.update.upToDate(slug, numberOf(plan, currentId), owner !== shipped));
  const draft = { guildId: call.guildId, createdBy: call.userId, owner, slug };
  return propose(call, ctx, { ...draft, baseId: oldest.versionId, versionId: currentId }, []);
}

function numberOf(plan: CataloguePlan, versionId: number): number {
  return plan.versions.find(({ id }) => id === versionId)?.version ?? 0;
}

async function propose(call: Call<unknown>, ctx: Context, draft: NewDraft, problems: Problem[]) {
  const kept = await keepDraft(call, ctx, draft);
  if ('refusal' in kept) return kept.refusal;
  const saved = await findCurriculumDraft(ctx.db, kept.draftId, call, ctx.now());
  if (saved === undefined) throw new Error('a draft was not stored');
  return previewOf(call, ctx, saved, problems);
}

/** The version a draft would bring: its plan with confirmed pairings, and what became of which key. */
export async function draftedVersion(ctx: Context, draft: CurriculumDraft, base: Plan) {
  if (draft.versionId !== null) return { plan: await ctx.curriculumOf(draft.versionId), keys: {} };
  if (draft.files === null) throw new Error(`draft ${draft.id} holds nothing`);
  const kept = keepKeys(draft.files.model, draft.same, base.entries.keys());
  return { plan: planOf(kept.curriculum), keys: kept.keys };
}

async function previewOf(call: Call<unknown>, ctx: Context, draft: CurriculumDraft, problems: Problem[] = []) {
  const { slug, baseId, versionId } = draft;
  const plans = await offeredPlans(call, ctx);
  const plan = plans.find((one) => one.owner === draft.owner && one.slug === slug);
  if (plan === undefined || baseId === null) {
    return say(call.words.plans.update.changedMeanwhile(slug));
  }
  const base = await ctx.curriculumOf(baseId);
  const { plan: next } = await draftedVersion(ctx, draft, base);
  const following = await followingCohorts(ctx.db, call.guildId, draft.owner, slug);
  const moving = inSight(call, ctx, following).filter((cohort) => cohort.versionId !== versionId);
  const confirmed = new Set(draft.same.map(([, key]) => key));
  const pairings = await pairingsIn(draft, base, next);
  return updatePreview(call.words, {
    draftId: draft.id,
    slug,
    source:
      versionId === null
        ? { kind: 'files' }
        : { kind: versionId === plan.currentId ? 'newer' : 'back', version: numberOf(plan, versionId) },
    from: numberOf(plan, baseId),
    changes: await compare(base, next),
    cohorts: await Promise.all(moving.map((cohort) => effectOn(ctx, cohort, next))),
    pairings: pairings.map((pair) => ({ ...pair, same: confirmed.has(pair.next.key) })),
    problems,
  });
}

/** All pairings that may be confirmed: those of the files as they were sent. */
async function pairingsIn(draft: CurriculumDraft, base: Plan, next: Plan): Promise<PlanDiff['pairings']> {
  return (await compare(base, draft.files === null ? next : planOf(draft.files.model))).pairings;
}

/** Notes which days were chosen as the same; those that the list has no room for stay as they are. */
export const chooseSame = handler({
  input: drafted.extend({ values: z.array(z.coerce.number().int()) }),
  ...wholePlan,
  run(call, ctx) {
    const chosen = new Set(call.input.values);
    return confirm(call, ctx, (index, before) => (index < 25 ? chosen.has(index) : before));
  },
});

/** All pairings at once, or none. */
export const pairAll = handler({
  input: drafted.extend({ all: z.enum(['yes', 'no']) }),
  ...wholePlan,
  run: (call, ctx) => confirm(call, ctx, () => call.input.all === 'yes'),
});

async function confirm(call: Call<Drafted>, ctx: Context, isSame: (index: number, before: boolean) => boolean) {
  const draft = await draftOf(call, ctx);
  if (draft?.files == null || draft.baseId === null) return draftForgotten(call.words);
  const base = await ctx.curriculumOf(draft.baseId);
  const before = new Set(draft.same.map(([, key]) => key));
  const pairings = await pairingsIn(draft, base, base);
  const same = pairings
    .filter((pair, index) => isSame(index, before.has(pair.next.key)))
    .map((pair): [string, string] => [pair.old.key, pair.next.key]);
  await once(ctx, call, async (tx) => {
    await confirmPairings(tx, draft.id, same);
    return null;
  });
  return previewOf(call, ctx, { ...draft, same }, draft.files.problems);
}
