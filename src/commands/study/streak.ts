import { endedIn, lastDates, streakDates } from '../../core/streak/streak.ts';
import { progressSummary } from '../../curriculum/study/progress-summary.ts';
import { findLearner } from '../../db/learners/learners.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import { say } from '../../messages/kit/format.ts';
import { streakView } from '../../messages/study/streak.ts';
import { correctionsShown } from '../cohort/corrections-shown.ts';
import { command } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { nextOf } from './next.ts';
import { tellingPosting } from './posting.ts';

const show = inPlan({
  input: {},
  answers: 'private',
  reach: 'own history',
  run: tellingPosting(async (call, ctx, { cohort, plan }) => {
    const learner = await findLearner(ctx.db, cohort.id, call.userId);
    const ledger = learner === undefined ? undefined : await findLedger(ctx.db, learner.id);
    if (learner === undefined || ledger === undefined) return say(call.words.study.streakView.none);
    const now = ctx.now();
    const dates = lastDates(ledger, now);
    return streakView(call.words, {
      ...progressSummary(plan, ledger, now),
      dates,
      corrections: await correctionsShown(ctx, learner.id, plan),
      hidden: learner.hidesStreak,
      ended: endedIn(streakDates(ledger, now)),
      cohortId: cohort.id,
      next: nextOf(plan, cohort, ledger, now),
    });
  }),
});

export const streak = command({
  name: 'streak',
  run: show,
  components: { streak: { ...show, answers: 'update' } },
});
