import type { Context } from '../../context.ts';
import { dayLabel, type Plan } from '../../curriculum/plan.ts';
import { type Correction, lastCorrections } from '../../db/learners/corrections.ts';

const atMost = 5;

/** The last corrections of a learner's ledger, newest first, with their days as the plan calls them now. */
export async function correctionsShown(
  { db }: Pick<Context, 'db'>,
  learnerId: number,
  plan: Plan,
): Promise<(Correction & { day: string })[]> {
  const last = await lastCorrections(db, learnerId, atMost);
  return last.map((one) => ({ ...one, day: dayLabel(plan, one.dayKey) }));
}
