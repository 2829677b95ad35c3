import type { LocalDate } from '../core/calendar.ts';
import { learnerDate } from '../core/habits.ts';
import type { Ledger } from '../core/ledger.ts';
import { type DoneOutcome, markDone } from '../core/progress.ts';
import type { Day } from '../curriculum/model.ts';
import type { Plan } from '../curriculum/plan.ts';
import type { Db } from '../db/client.ts';
import type { Candidate } from '../db/cohorts.ts';
import type { lockLearner } from '../db/learners.ts';
import { addCompletion } from '../db/ledger.ts';
import type { Done } from '../messages/progress.ts';
import { opensAt } from './day-state.ts';
import { standingOf, withCompletion } from './learner-state.ts';

/** Who does a day of which plan: the learner's row is locked, and the ledger was read under that lock. */
export type Work = {
  cohort: Candidate;
  plan: Plan;
  learner: Awaited<ReturnType<typeof lockLearner>>;
  ledger: Ledger;
  now: Date;
};

/** Marks a day done by the rules of `/done` and writes what follows from it, or says why not. */
export async function recordDay(
  tx: Db,
  { cohort, plan, learner, ledger, now }: Work,
  day: Day,
  when?: LocalDate,
): Promise<Exclude<DoneOutcome, { kind: 'recorded' }> | { kind: 'recorded'; done: Done }> {
  const outcome = markDone(
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
  if (outcome.kind !== 'recorded') return outcome;
  const completion = { dayKey: day.key, on: outcome.on, late: outcome.late, at: now };
  const had = new Set(standingOf(plan, ledger, now).reached.map(({ key }) => key));
  const standing = standingOf(plan, withCompletion(ledger, completion), now);
  await addCompletion(tx, learner, completion, standing.cache, standing.reached);
  const done: Done = {
    cohortId: cohort.id,
    day,
    on: outcome.on,
    late: outcome.late,
    today: learnerDate(ledger, now),
    planDone: standing.planDone,
    planTotal: standing.planTotal,
    streak: learner.hidesStreak ? null : standing.streak,
    reached: standing.reached.filter(({ key }) => !had.has(key)).map(({ label }) => label),
    joined: learner.joined !== 'before',
  };
  return { kind: 'recorded', done };
}
