import { lastDates, stateAfter } from '../../core/streak/streak.ts';
import { progressSummary } from '../../curriculum/study/progress-summary.ts';
import { findLearner } from '../../db/learners/learners.ts';
import { say } from '../../messages/kit/format.ts';
import { streakView } from '../../messages/study/streak.ts';
import { correctionsShown } from '../cohort/corrections-shown.ts';
import { command } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { learnersLedger } from './load-ledger.ts';
import { nextOf } from './next.ts';
import { tellingPosting } from './posting.ts';

const show = inPlan({
  input: {},
  answers: 'private',
  reach: 'own history',
  run: tellingPosting(async (call, ctx, { cohort, plan }) => {
    const learner = await findLearner(ctx.db, cohort.id, call.userId);
    const ledger = learner === undefined ? undefined : await learnersLedger(ctx, { cohort, plan }, learner);
    if (learner === undefined || ledger === undefined) return say(call.words.study.streakView.none);
    const now = ctx.now();
    const summary = progressSummary(plan, cohort, ledger, now);
    return streakView(call.words, {
      ...summary,
      dates: lastDates(ledger, now, 14, summary.dates),
      corrections: await correctionsShown(ctx, learner.id, plan),
      hidden: learner.hidesStreak,
      ended: stateAfter(ledger, summary.dates).gap.ended,
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
