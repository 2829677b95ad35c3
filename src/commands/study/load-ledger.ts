import type { Context } from '../../context.ts';
import type { Ledger } from '../../core/ledger.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { findLearner, type Learner } from '../../db/learners/learners.ts';
import { findLedger, sentPosts } from '../../db/learners/ledger.ts';

/** The caller's ledger; for somebody who never joined, the cohort's posts with nothing of their own. */
export async function callersLedger(
  ctx: Context,
  cohort: CohortForUser,
  userId: string,
): Promise<{ learner: Learner | undefined; ledger: Ledger }> {
  const learner = await findLearner(ctx.db, cohort.id, userId);
  const own = learner === undefined ? undefined : await findLedger(ctx.db, learner.id);
  if (own !== undefined) return { learner, ledger: own };
  const posts = await sentPosts(ctx.db, cohort.id);
  const nothing = { settings: [], paces: [], pauses: [], cohortPauses: [], completions: [] };
  return { learner: undefined, ledger: { joinedAt: ctx.now(), zone: cohort.zone, posts, ...nothing } };
}
