import type { LocalDate } from '../core/calendar.ts';
import { gapBefore } from '../core/gap.ts';
import type { Ledger } from '../core/ledger.ts';
import { type DoneOutcome, markDone } from '../core/progress.ts';
import { streakDates } from '../core/streak.ts';
import type { Day } from '../curriculum/model.ts';
import type { Plan } from '../curriculum/plan.ts';
import type { Db } from '../db/client.ts';
import type { Candidate } from '../db/cohorts.ts';
import type { lockLearner } from '../db/learners.ts';
import { addCompletion } from '../db/ledger.ts';
import type { Done } from '../messages/progress.ts';
import { opensAt } from './day-state.ts';
import { reachedMilestones, standingOf, withCompletion } from './learner-state.ts';

/** What a request is judged by. */
export type Ground = { cohort: Candidate; plan: Plan; ledger: Ledger; now: Date };

/** Who does a day of which plan: the learner's row is locked, and the ledger was read under that lock. */
export type Work = Ground & { learner: Awaited<ReturnType<typeof lockLearner>> };

export type Recorded = Extract<DoneOutcome, { kind: 'recorded' }>;

/** Decides by the rules of `/done`; nothing is written. */
export function judgeDay({ cohort, plan, ledger, now }: Ground, day: Day, when?: LocalDate): DoneOutcome {
  return markDone(
    {
      postedAt: ledger.posts.find(({ dayKey }) => dayKey === day.key)?.at ?? null,
      opensAt: opensAt(plan, cohort, day),
      worksAhead: cohort.worksAhead,
      completion: ledger.completions.find(({ dayKey }) => dayKey === day.key) ?? null,
      when,
    },
    ledger,
    now,
  );
}

/** Writes what `judgeDay` allowed, with the streak and the milestones that follow from it. */
export async function recordDay(tx: Db, work: Work, day: Day, { on, late }: Recorded): Promise<Done> {
  const { cohort, plan, learner, ledger, now } = work;
  const had = new Set(reachedMilestones(plan, ledger.completions).map(({ key }) => key));
  const keptBefore = ledger.completions.some((completion) => completion.on === on);
  const standing = standingOf(plan, withCompletion(ledger, { dayKey: day.key, on, late, at: now }), now);
  await addCompletion(tx, learner, { dayKey: day.key, on, late, at: now }, standing.cache, standing.reached);
  return {
    cohortId: cohort.id,
    day,
    on,
    late,
    today: standing.today,
    planDone: standing.planDone,
    planTotal: standing.planTotal,
    streak: learner.hidesStreak ? null : standing.streak,
    keptBefore,
    gap: keptBefore ? null : gapBefore(streakDates(standing.ledger, now), on),
    reached: standing.reached.filter(({ key }) => !had.has(key)).map(({ label }) => label),
    joined: learner.joined !== 'before',
  };
}
