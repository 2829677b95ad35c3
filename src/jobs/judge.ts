import type { Context } from '../context.ts';
import type { BlockReason, SkipReason } from '../core/block-reasons.ts';
import { knowsZone } from '../core/calendar.ts';
import { pauseAt } from '../core/pauses.ts';
import { planPosts } from '../core/post-plan.ts';
import { type Slot, studies } from '../core/schedule.ts';
import { type Plan, positionOf } from '../curriculum/plan.ts';
import { movePointer, nextUnposted, type Pointer } from '../curriculum/pointer.ts';
import type { Cohort } from '../db/cohorts.ts';
import { versionOfDay } from '../db/plans/moves.ts';
import type { Decision, DueCohort, Judge } from '../db/posts/claims.ts';
import { type NewPost, roundOf, wasStuck } from '../db/posts/posts.ts';
import type { SendFailure } from './sender.ts';

/** Discord's clocks differ a little among themselves; a message of before is not mistaken for the post in any case. */
const marginMs = 5 * 60_000;

/** Judges due cohorts at an instant. What is claimed is ours alone until `leaseUntil`. */
export function judgeAt(ctx: Context, now: Date, leaseUntil: Date): Judge {
  const sinceId = ctx.snowflakeBefore(marginMs);
  return {
    decide: (cohort, posted) => decide(ctx, cohort, posted, { now, leaseUntil, sinceId }),
    blockOf: (cohort, error) => blockOf(ctx, cohort, error),
  };
}

/** What a failure of ours about one cohort comes down to, as far as its admins are concerned. */
export function blockOf(ctx: Context, cohort: Cohort, error: unknown): BlockReason {
  ctx.log.error({ err: error, cohort: cohort.id }, 'a cohort’s post fails');
  if (!knowsZone(cohort.zone)) return { code: 'zone', zone: cohort.zone };
  return { code: error instanceof Error && 'unreadable' in error ? 'plan' : 'broken' };
}

/** What a failure that does not pass comes down to. */
export function stoppedBy(failure: Exclude<SendFailure, { kind: 'retry' }>): BlockReason {
  if (failure.kind === 'refused') return { code: 'unexplained', said: failure.reason };
  if (failure.cause === 'missing-permission') return { code: failure.cause, missing: failure.missing ?? [] };
  return failure.cause === 'unexplained' ? { code: failure.cause, said: failure.reason } : { code: failure.cause };
}

/** A version as a plan with days. What a damaged one throws is told apart, and none passes for a plan that is over. */
export async function readablePlan(ctx: Context, versionId: number): Promise<Plan> {
  try {
    const plan = await ctx.curriculumOf(versionId);
    if (plan.days.length > 0) return plan;
  } catch (cause) {
    throw Object.assign(new Error(`version ${versionId} cannot be read`, { cause }), { unreadable: true });
  }
  throw Object.assign(new Error(`version ${versionId} has no days`), { unreadable: true });
}

type Claim = { now: Date; leaseUntil: Date; sinceId: string };

/** What one due cohort gets: the day after its pointer that is not among those posted, or the closing message after the last. */
async function decide(ctx: Context, cohort: DueCohort, posted: ReadonlySet<string>, claim: Claim): Promise<Decision> {
  if (cohort.nextPostAt === null || cohort.nextPostOn === null) throw new Error(`cohort ${cohort.id} is not due`);
  const due = planPosts(cohort, cohort.pauses, { on: cohort.nextPostOn, at: cohort.nextPostAt }, claim.now);
  const plan = await readablePlan(ctx, cohort.versionId);
  const skipped = await Promise.all(
    due.skipped.map(async (slot) => ({
      ...newPost(cohort, slot, claim),
      state: 'skipped' as const,
      skipped: await whySkipped(ctx, cohort, slot, claim.now),
    })),
  );
  if (due.post === null) return { skipped, post: null, next: due.next };
  const day = nextUnposted(plan, await pointerIn(ctx, plan, cohort), posted);
  const post: NewPost = {
    ...newPost(cohort, due.post, claim),
    kind: day === undefined ? 'closing' : 'day',
    dayKey: day?.key ?? null,
    triedAt: claim.now,
    round: roundOf(cohort, day?.key ?? null, posted),
    due: studies(cohort, due.post.on),
  };
  return { skipped, post, next: due.next };
}

async function whySkipped(ctx: Context, cohort: DueCohort, slot: Slot, now: Date): Promise<SkipReason> {
  if (pauseAt(cohort.pauses, now)) return { code: 'paused' };
  if (cohort.blocked !== null && cohort.judgeAfter !== null) return { code: 'blocked', block: cohort.blocked };
  return { code: (await wasStuck(ctx.db, cohort.id, slot.on, slot.at)) ? 'waited' : 'away' };
}

/** The cohort's pointer. A post that was on its way when the plan changed leaves a day that only the plan before has. */
export async function pointerIn(ctx: Context, plan: Plan, cohort: Cohort): Promise<Pointer> {
  if (cohort.lastDayKey === null || positionOf(plan, cohort.lastDayKey) !== undefined) return cohort;
  const before = await versionOfDay(ctx.db, cohort.id, cohort.lastDayKey);
  return before === undefined ? cohort : movePointer(await ctx.curriculumOf(before), plan, cohort);
}

function newPost(cohort: Cohort, { on, at: slotAt }: Slot, { now: claimedAt, ...lease }: Claim) {
  const { id: cohortId, versionId, channelId, zone } = cohort;
  const where = { cohortId, versionId, channelId, zone, on, slotAt };
  return { ...where, ...lease, claimedAt, kind: 'day', state: 'claimed' } satisfies NewPost;
}
