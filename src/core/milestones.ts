import type { LocalDate } from './calendar.ts';
import type { Completion } from './ledger.ts';

/** How far a learner is with some days; `reachedOn` is the credited date of the completion that made them complete. */
export type Milestone = { done: number; total: number; remaining: number; reachedOn: LocalDate | null };

/** A week or month that a learner has completed, and the date that completed it. */
export type Reached = { key: string; reachedOn: LocalDate };

type Day = { key: string };
type Week = { days: Day[] };
type Month = { weeks: Week[] };

/** How far a learner is with a week; completions of other days may be among those given. */
export function weekStatus(days: Day[], completions: Completion[]): Milestone {
  const keys = new Set(days.map(({ key }) => key));
  const work = completions.filter(({ dayKey }) => keys.has(dayKey));
  const total = days.length;
  const complete = total > 0 && work.length === total;
  return { done: work.length, total, remaining: total - work.length, reachedOn: complete ? lastLogged(work) : null };
}

/** How far a learner is with a month. */
export function monthStatus(weeks: Week[], completions: Completion[]): Milestone {
  return weekStatus(
    weeks.flatMap(({ days }) => days),
    completions,
  );
}

/** How far a learner is with the whole plan. */
export function planStatus(months: Month[], completions: Completion[]): Milestone {
  return monthStatus(
    months.flatMap(({ weeks }) => weeks),
    completions,
  );
}

function lastLogged(work: Completion[]): LocalDate | null {
  const inOrder = [...work].sort((a, b) => a.at.getTime() - b.at.getTime());
  return inOrder.at(-1)?.on ?? null;
}
