import type { Curriculum, Day } from '../model.ts';
import { dayByKey, type Plan, positionOf } from '../plan.ts';
import { prepareWordings, wordingOf } from './day-wording.ts';
import { type Pair, type Pairing, pairingsOf } from './pairing.ts';

/** A week or month whose set of days is another one now. Keys are those of the `milestones` table. */
type MilestoneChange = { key: string; label: string; change: 'new' | 'gone' | 'changed' };

/** What a new version changes. Days are the same where their keys are; lists of new days are in the new order. */
export type PlanDiff = {
  added: Day[];
  removed: Day[];
  /** Under another title or label. */
  renamed: Pair[];
  /** The fewest days that must change places to get from the old order to the new. */
  moved: Day[];
  /** Another text, task or length. */
  rewritten: Day[];
  /** Other links. */
  relinked: Day[];
  milestones: MilestoneChange[];
  /** Days that may be the same although their keys differ: nothing follows from it until somebody confirms it. */
  pairings: Pairing[];
};

/**
 * Compares two versions of a plan by the keys of their days, without holding up whoever else waits: what takes long is
 * made in pieces before.
 */
export async function compare(old: Plan, next: Plan): Promise<PlanDiff> {
  await prepareWordings(old, next);
  const kept = next.days.flatMap((day) => {
    const before = dayByKey(old, day.key);
    return before === undefined ? [] : [{ old: before, next: day }];
  });
  const inPlace = longestRise(kept.map((pair) => positionOf(old, pair.old.key) ?? 0));
  return {
    added: next.days.filter(({ key }) => dayByKey(old, key) === undefined),
    removed: old.days.filter(({ key }) => dayByKey(next, key) === undefined),
    renamed: kept.filter((pair) => pair.old.title !== pair.next.title || pair.old.label !== pair.next.label),
    moved: kept.filter((_, index) => !inPlace.has(index)).map((pair) => pair.next),
    rewritten: kept.filter((pair) => wordingOf(pair.old).body !== wordingOf(pair.next).body).map((pair) => pair.next),
    relinked: kept.filter((pair) => wordingOf(pair.old).links !== wordingOf(pair.next).links).map((pair) => pair.next),
    milestones: milestoneChanges(old.curriculum, next.curriculum),
    pairings: pairingsOf(old, next),
  };
}

/** The days that make up each week and month, under the keys of the `milestones` table. */
export function milestoneDays(curriculum: Curriculum): { key: string; label: string; days: string[] }[] {
  return curriculum.months.flatMap((month) => [
    ...month.weeks.map((week) => ({ key: `week:${week.key}`, label: week.label, days: week.days.map(keyOf) })),
    { key: `month:${month.key}`, label: month.label, days: month.weeks.flatMap(({ days }) => days.map(keyOf)) },
  ]);
}

function keyOf({ key }: Day): string {
  return key;
}

function milestoneChanges(old: Curriculum, next: Curriculum): MilestoneChange[] {
  const before = new Map(milestoneDays(old).map((unit) => [unit.key, unit]));
  const after = milestoneDays(next);
  const changes = after.flatMap(({ key, label, days }): MilestoneChange[] => {
    const was = before.get(key);
    before.delete(key);
    if (was === undefined) return [{ key, label, change: 'new' }];
    return was.days.toSorted().join('\n') === days.toSorted().join('\n') ? [] : [{ key, label, change: 'changed' }];
  });
  return [...changes, ...[...before.values()].map(({ key, label }) => ({ key, label, change: 'gone' as const }))];
}

/** The indexes of a longest strictly rising subsequence. */
function longestRise(values: number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const rise = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) rise.add(index);
  return rise;
}
