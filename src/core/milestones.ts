import type { LocalDate } from './calendar.ts';
import { type Completion, notRead } from './ledger.ts';

/** How far a learner is with some days; `reachedOn` is the credited date of the completion that made them complete. */
export type Milestone = { done: number; total: number; remaining: number; reachedOn: LocalDate | null };

/** A week or month that a learner has completed, and the date that completed it. */
export type Reached = { key: string; reachedOn: LocalDate };

type Day = { key: string };

/**
 * How far a learner is with a week or a month; completions of other days may be among those given. Where not all rows were
 * read, `isDone` tells of the days; that of the day which was logged last must be there, else this throws.
 */
export function milestoneOf(
  days: readonly Day[],
  completions: readonly Completion[],
  isDone?: (dayKey: string) => boolean,
): Milestone {
  const keys = new Set(days.map(({ key }) => key));
  const work = completions.filter(({ dayKey }) => keys.has(dayKey));
  const done = isDone === undefined ? work.length : days.filter(({ key }) => isDone(key)).length;
  const total = days.length;
  const complete = total > 0 && done === total;
  return { done, total, remaining: total - done, reachedOn: complete ? lastLogged(work) : null };
}

function lastLogged(work: Completion[]): LocalDate {
  const last = work.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
  if (last === undefined) throw notRead('the days of a milestone');
  return last.on;
}
