import { z } from 'zod';
import type { Context } from '../../context.ts';
import { milestoneDays } from '../../curriculum/compare/diff.ts';
import { composedKeys } from '../../curriculum/compare/kept-keys.ts';
import { hashOf } from '../../curriculum/import/import.ts';
import { movePointer, nextUnposted } from '../../curriculum/pointer.ts';
import type { Db } from '../../db/client.ts';
import { type CurriculumDraft, dropCurriculumDraft } from '../../db/drafts.ts';
import { lockFollowingCohorts, moveCohort } from '../../db/plans/moves.ts';
import { addVersion, currentVersion, lockPlan, makeCurrent, shipped } from '../../db/plans/versions.ts';
import { daysBehind } from '../../db/posts/posts.ts';
import type { Continuation } from '../../messages/cohort/cohort.ts';
import { say } from '../../messages/kit/format.ts';
import { confirmLoss, updateApplied } from '../../messages/plans/update.ts';
import { dayName } from '../../messages/study/day.ts';
import { announce } from '../cohort/announce.ts';
import { continuationOf } from '../cohort/lifecycle.ts';
import { type Call, handler, isOwnPlace } from '../command.ts';
import { once } from '../once.ts';
import { inSight } from '../sight.ts';
import { drafted, draftForgotten, draftOf } from './drafts.ts';
import { atStake } from './effect.ts';
import { wholePlan } from './files.ts';
import { draftedVersion } from './update.ts';

const input = drafted.extend({ to: z.enum(['all', 'new']), sure: z.literal('yes').optional() });
type Input = z.infer<typeof input>;

type Applied =
  | ({ kind: 'applied' } & Parameters<typeof updateApplied>[1])
  | ({ kind: 'asks' } & Parameters<typeof confirmLoss>[1])
  | { kind: 'changed'; slug: string }
  | { kind: 'used' };

type Version = { id: number; version: number };
type NextVersion = Awaited<ReturnType<typeof draftedVersion>>;

/** Stores the new version and brings the running cohorts to it, all in one transaction; asks first where that would cost somebody something. */
export const apply = handler({
  input,
  ...wholePlan,
  async run(call, ctx) {
    const draft = await draftOf(call, ctx);
    const base = draft === undefined || draft.baseId === null ? undefined : await ctx.curriculumOf(draft.baseId);
    const next = draft === undefined || base === undefined ? undefined : await draftedVersion(ctx, draft, base);
    const applied = await once<Applied>(ctx, call, async (tx) =>
      // A draft is gone once it has been applied; a repetition of what applied it is told so all the same.
      draft === undefined || next === undefined ? { kind: 'used' } : applyIn(tx, call, ctx, draft, next),
    );
    if (applied.kind === 'used') return draftForgotten(call.words);
    if (applied.kind === 'changed') {
      return say(call.words.plans.update.changedMeanwhile(applied.slug));
    }
    if (applied.kind === 'asks') return confirmLoss(call.words, applied);
    const { slug, version, channels } = applied;
    ctx.log.info({ guild: call.guildId, plan: slug, version, cohorts: channels.length }, 'plan updated');
    return updateApplied(call.words, applied);
  },
});

async function applyIn(
  tx: Db,
  call: Call<Input>,
  ctx: Context,
  draft: CurriculumDraft,
  next: NextVersion,
): Promise<Applied> {
  const { owner, slug, guildId } = draft;
  await lockPlan(tx, owner, slug);
  const cohorts = await lockFollowingCohorts(tx, guildId, owner, slug);
  // Those of hidden channels stay with what they have until somebody who sees them decides.
  const concerned = inSight(call, ctx, cohorts).filter(({ versionId }) => versionId !== draft.versionId);
  const loss = await atStake(tx, ctx, call.input.to === 'all' ? concerned : [], next.plan);
  if (loss.days.length > 0 && call.input.sure === undefined) return { kind: 'asks', draftId: draft.id, slug, ...loss };
  if (!(await dropCurriculumDraft(tx, draft.id))) return { kind: 'used' };
  const current = await currentVersion(tx, owner, slug);
  // What was shown holds only as long as the plan is what it was then.
  if (current === undefined || ![draft.baseId, draft.versionId].includes(current.id)) return { kind: 'changed', slug };
  const version = await versionFor(tx, ctx, draft, next, current);
  const behind = concerned.filter(({ versionId }) => versionId !== version.id);
  const moving = call.input.to === 'all' ? behind : [];
  const units = milestoneDays(next.plan.curriculum);
  const goOn: Continuation[] = [];
  for (const cohort of moving) {
    const pointer = movePointer(await ctx.curriculumOf(cohort.versionId), next.plan, cohort);
    await moveCohort(tx, cohort.id, { versionId: version.id, ...pointer }, units);
    if (cohort.state === 'running') {
      const day = nextUnposted(next.plan, pointer, await daysBehind(tx, cohort));
      const name = day === undefined ? null : dayName(day);
      await announce(tx, call, ctx, cohort, { what: 'updated', next: name });
    }
    const more = await continuationOf(ctx, { ...cohort, ...pointer }, next.plan);
    if (more !== null) goOn.push(more);
  }
  return {
    kind: 'applied',
    slug,
    version: version.version,
    channels: moving.map(({ guildId, channelId }) => (isOwnPlace(guildId) ? null : channelId)),
    kept: behind.length - moving.length,
    lost: loss.days.length,
    goOn,
  };
}

async function versionFor(tx: Db, ctx: Context, draft: CurriculumDraft, next: NextVersion, current: Version) {
  const { owner, slug, files, versionId } = draft;
  if (versionId === current.id) return current;
  if (versionId !== null) {
    // Which version of a shipped plan is current is decided by its folder.
    if (owner === shipped) throw new Error(`draft ${draft.id} would turn a shipped plan back`);
    await makeCurrent(tx, { id: versionId, owner, slug });
    return (await currentVersion(tx, owner, slug)) ?? current;
  }
  if (files === null) throw new Error(`draft ${draft.id} holds nothing`);
  const keys = composedKeys(files.keys, next.keys);
  const hash = Object.keys(keys).length === 0 ? files.hash : `${files.hash}+${hashOfKeys(keys)}`;
  return addVersion(tx, { owner, slug, hash, model: next.plan.curriculum, source: files.source, keys }, ctx.now());
}

/** The same files may be stored with other pairings, and are then another version. */
function hashOfKeys(keys: Record<string, string>): string {
  const sorted = JSON.stringify(Object.entries(keys).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return hashOf([{ name: 'keys', content: new TextEncoder().encode(sorted) }]).slice(0, 16);
}
