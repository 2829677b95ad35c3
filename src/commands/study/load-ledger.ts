import type { Context } from '../../context.ts';
import { countMarked, marksOf } from '../../core/learner/day-marks.ts';
import { pastOf } from '../../core/learner/past.ts';
import { type Ledger, type PlanDays, partsOf } from '../../core/ledger.ts';
import { isKept } from '../../core/streak/fold.ts';
import { streakDates, streakOf } from '../../core/streak/streak.ts';
import type { Plan } from '../../curriculum/plan.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { type Kept, renewKept } from '../../db/learners/entries.ts';
import type { Learner } from '../../db/learners/learners.ts';
import { findLedger, type Near, sentPosts } from '../../db/learners/ledger.ts';

/** Days by their keys, of those that there are. */
type Days = readonly (string | null | undefined)[];

type Owner = { cohort: CohortForUser; plan: Plan };

/** Who only reads renews what is kept of their ledger once so many posts have come since it was. */
const postsAtMost = 60;

/**
 * The caller's ledger, with the rows of some days however old they are; for somebody who never joined, the cohort's posts
 * with nothing of their own. `learner`: theirs by now, where that may be another than when the cohort was read.
 */
export async function callersLedger(
  ctx: Context,
  { cohort, plan }: Owner,
  days: Days = [],
  learner: Learner | null | undefined = cohort.learner,
): Promise<Ledger> {
  const own = learner && (await learnersLedger(ctx, { cohort, plan }, learner, days));
  if (own) return own;
  const posts = await sentPosts(ctx.db, cohort.id);
  const nothing = { settings: [], paces: [], pauses: [], cohortPauses: [], completions: [] };
  return { joinedAt: ctx.now(), zone: cohort.zone, posts, past: null, ...nothing };
}

/** A learner's ledger to read in; undefined for somebody who has just deleted all of it. */
export async function learnersLedger(
  ctx: Context,
  { cohort, plan }: Owner,
  learner: Learner,
  days: Days = [],
): Promise<Ledger | undefined> {
  const near = nearOf(cohort, ctx.now(), days);
  const ledger = await findLedger(ctx.db, learner.id, near);
  if (ledger === undefined || ledger.posts.length <= postsAtMost + days.length) return ledger;
  await renewKept(ctx.db, [learner.id], near, (locked) => keptOf({ cohort, plan }, locked, near.now));
  return ledger;
}

/** How a ledger of a cohort is read by those who need not have the whole of it. */
export function nearOf({ versionId }: Pick<CohortForUser, 'versionId'>, now: Date, days: Days = []): Near {
  return { versionId, now, days: days.filter((key) => key != null) };
}

export function keptOf(
  { cohort, plan }: { cohort: Pick<CohortForUser, 'versionId'>; plan: PlanDays },
  ledger: Ledger,
  now: Date,
  dates = streakDates(ledger, now),
  { done, posted } = marksOf(plan, ledger),
): Kept {
  return {
    streak: streakOf(ledger, now, dates),
    // What is open decides nothing yet.
    through: dates.findLast(({ state }) => state !== 'open')?.on ?? ledger.past?.through ?? null,
    seenAt: new Date(
      Math.max(...partsOf(ledger).map(({ posts, joinedAt }) => (posts.at(-1)?.at ?? joinedAt).getTime())),
    ),
    // What exempts an open date may be taken back before that closes.
    openUntil: dates.find(({ state, closesAt }) => closesAt !== null && !isKept(state))?.closesAt ?? null,
    days: countMarked(done),
    ahead: countMarked(done.filter((isDone, place) => isDone > (posted[place] ?? 0))),
    past: pastOf(plan, ledger, now, dates),
    versionId: cohort.versionId,
  };
}
