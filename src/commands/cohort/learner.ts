import { z } from 'zod';
import { lastDates } from '../../core/streak/streak.ts';
import { dayLabel } from '../../curriculum/plan.ts';
import { progressSummary } from '../../curriculum/study/progress-summary.ts';
import { findLearner } from '../../db/learners/learners.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import { learnerLedger } from '../../messages/cohort/learner.ts';
import { say } from '../../messages/kit/format.ts';
import { inPlan } from '../in-cohort.ts';
import { member, memberName } from '../options.ts';
import { correctionsShown } from './corrections-shown.ts';

/** One learner's ledger, for admins alone: days and dates with their reasons. Of notes nothing is even read. */
export const learner = inPlan({
  input: { member: member(), page: z.coerce.number().int().min(0).default(0) },
  async run(call, ctx, { cohort, plan }) {
    const { words, input } = call;
    const found = await findLearner(ctx.db, cohort.id, input.member);
    const ledger = found === undefined ? undefined : await findLedger(ctx.db, found.id);
    const name = memberName(call, input.member, found);
    if (found === undefined || ledger === undefined) return say(words.cohort.learner.notJoined(name));
    const now = ctx.now();
    const progress = progressSummary(plan, cohort, ledger, now);
    const newest = ledger.completions
      .toReversed()
      .sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
    return learnerLedger(words, {
      ...found,
      ...progress,
      // Of the plans that go on from each other, the first.
      joinedAt: ledger.earlier?.[0]?.joinedAt ?? found.joinedAt,
      cohort,
      name,
      streak: found.hidesStreak ? null : progress.streak,
      dates: lastDates(ledger, now),
      days: newest.map(({ dayKey, on, late }) => ({ day: dayLabel(plan, dayKey), on, late })),
      corrections: await correctionsShown(ctx, found.id, plan),
      page: input.page,
    });
  },
});
