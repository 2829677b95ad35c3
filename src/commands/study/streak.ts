import { z } from 'zod';
import type { Context } from '../../context.ts';
import { lastDates } from '../../core/streak/streak.ts';
import { progressSummary } from '../../curriculum/study/progress-summary.ts';
import { findLearner } from '../../db/learners/learners.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import type { Message } from '../../messages/kit/message.ts';
import { noStreakYet, streakView } from '../../messages/study/streak.ts';
import { type Call, type Command, handler } from '../command.ts';
import { findCohort, type Placed, placed } from '../which-cohort.ts';
import { tellingStuck } from './stuck.ts';

const show = handler({ input: z.object(placed), answers: 'private', run: showStreak });

export const streak: Command = {
  data: { name: 'streak', description: 'Your progress and streak, with the reason for each of the last 14 dates' },
  runs: { '': show },
  components: { streak: { ...show, answers: 'update' } },
};

async function showStreak(call: Call<Placed>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'streak', input: {} }, 'own history');
  if (found.kind === 'reply') return found.reply;
  const learner = await findLearner(ctx.db, found.cohort.id, call.userId);
  if (learner === undefined) return noStreakYet();
  const ledger = await findLedger(ctx.db, learner.id);
  if (ledger === undefined) return noStreakYet();
  const plan = await ctx.curriculumOf(found.cohort.versionId);
  const now = ctx.now();
  const summary = progressSummary(plan, ledger, now);
  const view = streakView({
    planDone: summary.planDone,
    planTotal: summary.planTotal,
    streak: summary.streak,
    dates: lastDates(summary.ledger, now),
    today: summary.today,
    hidden: learner.hidesStreak,
  });
  return tellingStuck(plan, found.cohort, view);
}
