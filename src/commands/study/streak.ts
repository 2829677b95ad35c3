import { lastDates, stateAfter } from '../../core/streak/streak.ts';
import { progressSummary } from '../../curriculum/study/progress-summary.ts';
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
  reach: 'own history',
  run: tellingPosting(async (call, ctx, { cohort, plan }) => {
    const { learner } = cohort;
    const { none } = call.words.study.streakView;
    if (learner === null) return say(none);
    const [ledger, corrections] = await Promise.all([
      learnersLedger(ctx, { cohort, plan }, learner),
      correctionsShown(ctx, learner.id, plan),
    ]);
    if (ledger === undefined) return say(none);
    const now = ctx.now();
    const summary = progressSummary(plan, cohort, ledger, now);
    return streakView(call.words, {
      ...summary,
      dates: lastDates(ledger, now, 14, summary.dates),
      corrections,
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
});
