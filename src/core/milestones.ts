import type { LocalDate } from './calendar.ts';
import type { Completion } from './ledger.ts';

/** How far a learner is with some days; `reachedOn` is the credited date of the completion that made them complete. */
export type Milestone = { done: number; total: number; remaining: number; reachedOn: LocalDate | null };

/** A week or month that a learner has completed, and the date that completed it. */
export type Reached = { key: string; reachedOn: LocalDate };

type Day = { key: string };

/** How far a learner is with a week, a month or the whole plan; completions of other days may be among those given. */
export function milestoneOf(days: readonly Day[], completions: Completion[]): Milestone {
  const keys = new Set(days.map(({ key }) => key));
  const work = completions.filter(({ dayKey }) => keys.has(dayKey));
  const total = days.length;
  const complete = total > 0 && work.length === total;
  return { done: work.length, total, remaining: total - work.length, reachedOn: complete ? lastLogged(work) : null };
}

function lastLogged(work: Completion[]): LocalDate | null {
  const inOrder = [...work].sort((a, b) => a.at.getTime() - b.at.getTime());
  return inOrder.at(-1)?.on ?? null;
}
