import { type Completion, type Ledger, notRead, type PlanDays, type Posted } from '../ledger.ts';
import { type DaySet, type Places, placesIn } from './day-set.ts';

/** The days of a plan by their places: which were posted, and which the learner has done. */
export type DayMarks = { done: Places; posted: Places };

/** What a ledger says of the days of the plan by which its past was told. */
export function marksOf(
  { days, entries }: PlanDays,
  { past, posts, completions }: Pick<Ledger, 'past' | 'posts' | 'completions'>,
): DayMarks {
  const marks = { done: placesIn(past?.done ?? '', days.length), posted: placesIn(past?.posted ?? '', days.length) };
  mark(marks.done, entries, completions);
  mark(marks.posted, entries, posts);
  return marks;
}

function mark(places: Places, entries: PlanDays['entries'], rows: readonly { dayKey: string }[]): void {
  for (const { dayKey } of rows) {
    const position = entries.get(dayKey)?.position;
    if (position !== undefined) places[position] = 1;
  }
}

/** Whether a place is marked; one that a plan does not have is not. */
export function isMarked(places: Places, position: number | undefined): boolean {
  return position !== undefined && places[position] === 1;
}

export function countMarked(places: Places): number {
  let count = 0;
  for (const one of places) count += one;
  return count;
}

/** A learner's completion of a day. Throws where it is done and its row was not read. */
export function completionOf(plan: PlanDays, { past, completions }: Ledger, dayKey: string): Completion | undefined {
  return rowOf(plan, past?.done, completions, dayKey);
}

/** The first post of a day. Throws where it was posted and its row was not read. */
export function postOf(plan: PlanDays, { past, posts }: Ledger, dayKey: string): Posted | undefined {
  return rowOf(plan, past?.posted, posts, dayKey);
}

function rowOf<Row extends { dayKey: string }>(
  { days, entries }: PlanDays,
  past: DaySet | undefined,
  rows: readonly Row[],
  dayKey: string,
): Row | undefined {
  const row = rows.find((one) => one.dayKey === dayKey);
  if (row !== undefined || past === undefined) return row;
  if (isMarked(placesIn(past, days.length), entries.get(dayKey)?.position)) throw notRead(`day ${dayKey}`);
  return undefined;
}
