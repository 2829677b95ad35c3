import type { Context } from '../context.ts';
import { planPosts, type Slot } from '../core/schedule.ts';
import { type Plan, positionOf } from '../curriculum/plan.ts';
import { movePointer, nextUnposted, type Pointer } from '../curriculum/pointer.ts';
import type { Cohort } from '../db/cohorts.ts';
import { versionOfDay } from '../db/curriculum-moves.ts';
import { claimDue, claimExpired, type Decision, type NewPost } from '../db/posts.ts';
import { deliver } from './deliver.ts';
import { renderPost } from './render-post.ts';
import type { Sender } from './sender.ts';

/** Cohorts claimed at once: about a second's worth of Discord's 50 requests a second, so that no lease waits in a queue. */
const batch = 50;

/**
 * How long a claim is ours alone. One send may try for 45 s (the REST client's own retries), so a lease that has run
 * out means that its holder is done or dead.
 */
export const leaseMs = 60_000;

/**
 * Posts everything that is due, then takes up claims that a crash or a failure left behind. Any number of processes may
 * run this at once. Returns how many posts were settled or tried.
 */
export async function postDue(ctx: Context, sender: Sender): Promise<number> {
  let tried = 0;
  for (;;) {
    const now = ctx.now();
    const { claimed, handled } = await claimDue(ctx.db, now, batch, (cohort, posted) =>
      decide(ctx, cohort, posted, now),
    );
    await Promise.all(claimed.map(({ cohort, post }) => deliver(ctx, sender, cohort, post, renderPost)));
    tried += claimed.length;
    if (handled < batch) break;
  }
  for (;;) {
    const now = ctx.now();
    const expired = await claimExpired(ctx.db, now, new Date(now.getTime() + leaseMs), batch);
    await Promise.all(expired.map(({ cohort, post }) => deliver(ctx, sender, cohort, post, renderPost)));
    tried += expired.length;
    if (expired.length < batch) return tried;
  }
}

/** What one due cohort gets: the day after its pointer that is not among those posted, or the closing message after the last. */
async function decide(ctx: Context, cohort: Cohort, posted: ReadonlySet<string>, now: Date): Promise<Decision> {
  if (cohort.nextPostAt === null || cohort.nextPostOn === null) throw new Error(`cohort ${cohort.id} is not due`);
  const plan = await ctx.curriculumOf(cohort.versionId);
  const due = planPosts(cohort, { on: cohort.nextPostOn, at: cohort.nextPostAt }, now);
  const skipped = due.skipped.map((slot) => ({
    ...newPost(cohort, slot, now),
    state: 'skipped' as const,
    skipped: { code: 'away' as const },
  }));
  if (due.post === null) return { skipped, post: null, next: due.next };
  const day = nextUnposted(plan, await pointerIn(ctx, plan, cohort), posted);
  const post: NewPost = {
    ...newPost(cohort, due.post, now),
    kind: day === undefined ? 'closing' : 'day',
    dayKey: day?.key ?? null,
    late: due.post.late,
    triedAt: now,
  };
  return { skipped, post, next: due.next };
}

/** The cohort's pointer. A post that was on its way when the plan changed leaves a day that only the plan before has. */
async function pointerIn(ctx: Context, plan: Plan, cohort: Cohort): Promise<Pointer> {
  if (cohort.lastDayKey === null || positionOf(plan, cohort.lastDayKey) !== undefined) return cohort;
  const before = await versionOfDay(ctx.db, cohort.id, cohort.lastDayKey);
  return before === undefined ? cohort : movePointer(await ctx.curriculumOf(before), plan, cohort);
}

function newPost(cohort: Cohort, slot: Slot, now: Date): NewPost & { state: 'claimed' } {
  return {
    cohortId: cohort.id,
    on: slot.on,
    kind: 'day',
    versionId: cohort.versionId,
    channelId: cohort.channelId,
    zone: cohort.zone,
    slotAt: slot.at,
    state: 'claimed',
    claimedAt: now,
    leaseUntil: new Date(now.getTime() + leaseMs),
  };
}
