import { wordingOf } from '../../curriculum/compare/day-wording.ts';
import { diffPlans, type PlanDiff } from '../../curriculum/compare/diff.ts';
import { surePairings } from '../../curriculum/compare/kept-keys.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { inPieces } from '../in-pieces.ts';

/** Compares two versions of a plan without holding up whoever else waits: what takes long is made in pieces before. */
export async function compare(old: Plan, next: Plan): Promise<PlanDiff> {
  await prepare(old, next);
  return diffPlans(old, next);
}

/** The pairs of days that say the same. */
export async function pairsOfSameText(old: Plan, next: Plan): Promise<[string, string][]> {
  await prepare(old, next);
  return surePairings(old, next);
}

async function prepare(...plans: Plan[]): Promise<void> {
  for (const { days } of plans) await inPieces(days, wordingOf);
}
