import type { Ledger } from '../../core/ledger.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { standingOf, titled } from '../../curriculum/study/day-state.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { type Next, othersAtMost } from '../../messages/study/next.ts';

/** Where a learner stands, as far as an answer shows it. */
export function nextOf(plan: Plan, cohort: CohortForUser, ledger: Ledger, now: Date): Next {
  const { kind, next, open } = standingOf(plan, cohort, ledger, now);
  const others = open.filter(({ key }) => key !== next?.key).slice(0, othersAtMost);
  return { kind, day: next === null ? null : titled(next), open: open.length, others: others.map(titled) };
}
