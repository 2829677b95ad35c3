import { z } from 'zod';
import type { Context } from '../../context.ts';
import { summary } from '../../curriculum/check.ts';
import { weeksOf } from '../../curriculum/plan.ts';
import { findPlan } from '../../curriculum/plans/plan-name.ts';
import { type CataloguePlan, removePlan, sourceOf } from '../../db/plans/catalogue.ts';
import { shipped } from '../../db/plans/versions.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import type { Message } from '../../messages/kit/message.ts';
import {
  cannotRemove,
  confirmRemove,
  type PlanLine,
  planFiles,
  planGone,
  planKept,
  planList,
  planRemoved,
  planShown,
} from '../../messages/plans/catalogue.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { offeredPlans, plansFor } from './update.ts';

export const namedInput = z.object({ name: word });
export const versionInput = z.object({ version: z.coerce.number().int().positive() });
export const downloadInput = versionInput.extend({ from: z.coerce.number().int().min(0).default(0) });
type Named = z.infer<typeof namedInput>;

/** Discord's limit for one message. */
const filesAtMost = 10;

/** Every plan, removed ones only while somebody follows them. */
export async function listPlans(call: Call<unknown>, ctx: Context): Promise<Message> {
  const plans = await plansFor(call, ctx);
  return planList(plans.filter(({ removed, cohorts }) => !removed || cohorts.length > 0).map(lineOf));
}

function lineOf(plan: CataloguePlan): PlanLine {
  return {
    slug: plan.slug,
    title: plan.title,
    own: plan.owner !== shipped,
    removed: plan.removed,
    version: plan.versions.find(({ id }) => id === plan.currentId)?.version ?? 0,
    versions: plan.versions.length,
    cohorts: plan.cohorts,
  };
}

async function named(call: Call<Named>, ctx: Context): Promise<{ plan: CataloguePlan } | { reply: Message }> {
  const found = findPlan(await offeredPlans(call, ctx), call.input.name);
  if (found.kind === 'found') return found;
  return { reply: setupProblems(call.words, [{ kind: 'curriculum', text: call.input.name, near: found.near }]) };
}

export async function show(call: Call<Named>, ctx: Context): Promise<Message> {
  const found = await named(call, ctx);
  if ('reply' in found) return found.reply;
  const { plan } = found;
  const current = await ctx.curriculumOf(plan.currentId);
  return planShown({
    ...lineOf(plan),
    currentId: plan.currentId,
    counts: summary({ curriculum: current.curriculum, problems: [] }),
    weeks: weeksOf(current).map(({ label, title, days }) => ({ label, title, days: days.length })),
    history: plan.versions,
  });
}

export async function download(call: Call<Named>, ctx: Context): Promise<Message> {
  const found = await named(call, ctx);
  if ('reply' in found) return found.reply;
  return filesOf(call, ctx, found.plan.currentId, 0);
}

export async function downloadMore(call: Call<z.infer<typeof downloadInput>>, ctx: Context): Promise<Message> {
  return filesOf(call, ctx, call.input.version, call.input.from);
}

/** Ids in buttons carry no authority: a version of another server is not found. */
async function filesOf(call: Call<unknown>, ctx: Context, versionId: number, from: number): Promise<Message> {
  const stored = await sourceOf(ctx.db, versionId);
  if (stored === undefined || ![shipped, call.guildId].includes(stored.owner)) return planGone();
  const { slug, version, source } = stored;
  // A file of a folder keeps its folder's name in its own: Discord knows no folders.
  const files = source
    .slice(from, from + filesAtMost)
    .map(({ name, text }) => ({ name: name.replaceAll('/', '_'), text }));
  return planFiles({ slug, version, versionId, files, from, total: source.length });
}

export async function askRemove(call: Call<Named>, ctx: Context): Promise<Message> {
  const found = await named(call, ctx);
  if ('reply' in found) return found.reply;
  const { plan } = found;
  return plan.owner === shipped
    ? cannotRemove(plan.slug)
    : confirmRemove({ ...lineOf(plan), currentId: plan.currentId });
}

async function ownByVersion(
  call: Call<z.infer<typeof versionInput>>,
  ctx: Context,
): Promise<CataloguePlan | undefined> {
  const plans = await offeredPlans(call, ctx);
  return plans.find(({ owner, currentId }) => owner === call.guildId && currentId === call.input.version);
}

export async function remove(call: Call<z.infer<typeof versionInput>>, ctx: Context): Promise<Message> {
  const plan = await ownByVersion(call, ctx);
  const { removed } = await once<{ removed: string | null }>(ctx, call, async (tx) => {
    // A repetition of what removed it finds it no more, and is told all the same.
    const isGone = plan !== undefined && (await removePlan(tx, call.guildId, plan.slug, ctx.now()));
    return { removed: isGone ? plan.slug : null };
  });
  if (removed === null) return planGone();
  ctx.log.info({ guild: call.guildId, plan: removed }, 'plan removed');
  return planRemoved(removed);
}

export async function keep(call: Call<z.infer<typeof versionInput>>, ctx: Context): Promise<Message> {
  const plan = await ownByVersion(call, ctx);
  return plan === undefined ? planGone() : planKept(plan.slug);
}
