import { z } from 'zod';
import type { Context } from '../../context.ts';
import { compare, type PlanDiff } from '../../curriculum/compare/diff.ts';
import { heldPairings, keepKeys, pairsOfSameText } from '../../curriculum/compare/kept-keys.ts';
import type { Problem } from '../../curriculum/model.ts';
import { type Plan, planOf } from '../../curriculum/plan.ts';
import { findPlan } from '../../curriculum/plans/plan-name.ts';
import { type CurriculumDraft, confirmPairings, findCurriculumDraft, saveCurriculumDraft } from '../../db/drafts.ts';
import { type CataloguePlan, keysOf, planCatalogue } from '../../db/plans/catalogue.ts';
import { followingCohorts } from '../../db/plans/moves.ts';
import { shipped } from '../../db/plans/versions.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import type { Message } from '../../messages/kit/message.ts';
import { draftForgotten, shelfFull } from '../../messages/plans/add.ts';
import { changedMeanwhile, nothingNew, notYours, updatePreview, upToDate } from '../../messages/plans/update.ts';
import { dayName } from '../../messages/study/day.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { inSight } from '../sight.ts';
import { bytesOf, type Drafted, drafted, draftOf, hasRoom, notReceived, shelfLimits } from './add.ts';
import { effectOn } from './effect.ts';
import { attachedTo, fileInputs, receive } from './files.ts';

export const updateInput = z.object({ name: word, ...fileInputs });
export const newerInput = z.object({ version: z.coerce.number().int().positive() });
export const sameInput = drafted.extend({ values: z.array(z.coerce.number().int()) });
export const pairInput = drafted.extend({ all: z.enum(['yes', 'no']) });

/** Every plan of a server and every shipped one, each with the cohorts on it that are there for the caller. */
export async function plansFor(call: Call<unknown>, ctx: Context): Promise<CataloguePlan[]> {
  const plans = await planCatalogue(ctx.db, call.guildId);
  return plans.map((plan) => ({ ...plan, cohorts: inSight(call, ctx, plan.cohorts) }));
}

/** A server's plans and the shipped ones that are offered; its own first. */
export async function offeredPlans(call: Call<unknown>, ctx: Context): Promise<CataloguePlan[]> {
  const plans = (await plansFor(call, ctx)).filter(({ removed }) => !removed);
  return [...plans.filter(({ owner }) => owner !== shipped), ...plans.filter(({ owner }) => owner === shipped)];
}

/** Shows what new files, or the current version, would change; nothing is stored before Apply. */
export async function update(call: Call<z.infer<typeof updateInput>>, ctx: Context): Promise<Message> {
  const { guildId, input } = call;
  const found = findPlan(await offeredPlans(call, ctx), input.name);
  if (found.kind === 'unknown')
    return setupProblems(call.words, [{ kind: 'curriculum', text: input.name, near: found.near }]);
  const { plan } = found;
  const attached = attachedTo(input);
  if (attached.length === 0) return proposeCurrent(call, ctx, plan);
  if (plan.owner === shipped) return notYours(plan.slug);
  const received = await receive(ctx, guildId, plan.slug, attached);
  if (received.kind !== 'read') return notReceived(plan.slug, received, 'update');
  const { hash, source, reading } = received;

  const known = plan.versions.find((one) => one.hash.split('+')[0] === hash);
  if (known?.id === plan.currentId) return nothingNew({ ...plan, version: known.version, behind: behind(plan).length });
  const draft = { guildId, createdBy: call.userId, owner: plan.owner, slug: plan.slug, baseId: plan.currentId };
  if (known !== undefined) return propose(call, ctx, { ...draft, versionId: known.id }, reading.problems);
  const base = await ctx.curriculumOf(plan.currentId);
  const held = heldPairings(reading.curriculum, base, await keysOf(ctx.db, plan.currentId));
  const kept = keepKeys(reading.curriculum, held, base.entries.keys());
  const files = { hash, source, model: kept.curriculum, keys: kept.keys };
  // Days that say the same are the same unless the admin takes that back.
  const same = await pairsOfSameText(base, planOf(kept.curriculum));
  return propose(call, ctx, { ...draft, files, same }, reading.problems, bytesOf(source));
}

/** The button beside a plan that cohorts are behind of. */
export async function showNewer(call: Call<z.infer<typeof newerInput>>, ctx: Context): Promise<Message> {
  const plans = await offeredPlans(call, ctx);
  const plan = plans.find(({ currentId }) => currentId === call.input.version);
  return plan === undefined ? draftForgotten() : proposeCurrent(call, ctx, plan);
}

function behind(plan: CataloguePlan) {
  return plan.cohorts.filter(({ versionId }) => versionId !== plan.currentId);
}

async function proposeCurrent(call: Call<unknown>, ctx: Context, plan: CataloguePlan): Promise<Message> {
  const [oldest] = behind(plan).toSorted((a, b) => a.version - b.version);
  if (oldest === undefined) {
    const version = plan.versions.find(({ id }) => id === plan.currentId)?.version ?? 0;
    return upToDate({ slug: plan.slug, version, own: plan.owner !== shipped });
  }
  const { owner, slug, currentId } = plan;
  const draft = { guildId: call.guildId, createdBy: call.userId, owner, slug };
  return propose(call, ctx, { ...draft, baseId: oldest.versionId, versionId: currentId }, []);
}

async function propose(
  call: Call<unknown>,
  ctx: Context,
  draft: Parameters<typeof saveCurriculumDraft>[1],
  problems: Problem[],
  bytes = 0,
): Promise<Message> {
  const { id } = await once<{ id: number | null }>(ctx, call, async (tx) => {
    if (bytes > 0 && !(await hasRoom(tx, call.guildId, 0, bytes))) return { id: null };
    return { id: await saveCurriculumDraft(tx, draft, ctx.now()) };
  });
  if (id === null) return shelfFull(shelfLimits);
  const saved = await findCurriculumDraft(ctx.db, id, call, ctx.now());
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

async function previewOf(
  call: Call<unknown>,
  ctx: Context,
  draft: CurriculumDraft,
  problems: Problem[] = [],
): Promise<Message> {
  const plans = await offeredPlans(call, ctx);
  const plan = plans.find(({ owner, slug }) => owner === draft.owner && slug === draft.slug);
  if (plan === undefined || draft.baseId === null) return changedMeanwhile(draft.slug);
  const base = await ctx.curriculumOf(draft.baseId);
  const { plan: next } = await draftedVersion(ctx, draft, base);
  const numberOf = (id: number | null) => plan.versions.find((one) => one.id === id)?.version ?? 0;
  const following = await followingCohorts(ctx.db, call.guildId, draft.owner, draft.slug);
  const moving = inSight(call, ctx, following).filter(({ versionId }) => versionId !== draft.versionId);
  const confirmed = new Set(draft.same.map(([, key]) => key));
  return updatePreview({
    draftId: draft.id,
    slug: draft.slug,
    source:
      draft.versionId === null
        ? { kind: 'files' }
        : { kind: draft.versionId === plan.currentId ? 'newer' : 'back', version: numberOf(draft.versionId) },
    from: numberOf(draft.baseId),
    changes: namesOf(await compare(base, next)),
    cohorts: await Promise.all(moving.map((cohort) => effectOn(ctx, cohort, next))),
    pairings: (await pairingsIn(draft, base, next)).map((pair) => ({
      old: dayName(pair.old),
      next: dayName(pair.next),
      same: confirmed.has(pair.next.key),
    })),
    problems,
  });
}

/** All pairings that may be confirmed: those of the files as they were sent. */
async function pairingsIn(draft: CurriculumDraft, base: Plan, next: Plan): Promise<PlanDiff['pairings']> {
  return (await compare(base, draft.files === null ? next : planOf(draft.files.model))).pairings;
}

function namesOf(diff: PlanDiff) {
  return {
    added: diff.added.map(dayName),
    removed: diff.removed.map(dayName),
    renamed: diff.renamed.map((pair) => ({ from: dayName(pair.old), to: dayName(pair.next) })),
    moved: diff.moved.map(dayName),
    rewritten: diff.rewritten.map(dayName),
    relinked: diff.relinked.map(dayName),
    milestones: diff.milestones,
  };
}

/** Notes which days were chosen as the same; those that the list has no room for stay as they are. */
export async function chooseSame(call: Call<z.infer<typeof sameInput>>, ctx: Context): Promise<Message> {
  const chosen = new Set(call.input.values);
  return confirm(call, ctx, (index, before) => (index < 25 ? chosen.has(index) : before));
}

/** All pairings at once, or none. */
export async function pairAll(call: Call<z.infer<typeof pairInput>>, ctx: Context): Promise<Message> {
  return confirm(call, ctx, () => call.input.all === 'yes');
}

async function confirm(
  call: Call<Drafted>,
  ctx: Context,
  isSame: (index: number, before: boolean) => boolean,
): Promise<Message> {
  const draft = await draftOf(call, ctx);
  if (draft?.files == null || draft.baseId === null) return draftForgotten();
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
  return previewOf(call, ctx, { ...draft, same });
}
