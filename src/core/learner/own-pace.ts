import { type LocalDate, weekdayOf } from '../calendar.ts';
import type { Ledger, Pace } from '../ledger.ts';
import { learnerDate } from './learner-settings.ts';

/**
 * How a learner goes through the plan at a moment: with the group or at their own pace; the day that is next for them,
 * null where none can be done; and those that are open, in the plan's order. What is set aside stays doable.
 */
export type Standing<Day> = { kind: Pace['kind']; next: Day | null; open: Day[] };

/** A plan's days in order, by key, and which of them may be done now. */
type Days = { keys: readonly string[]; mayBeDone(dayKey: string): boolean };

/**
 * Where a learner stands. With the group every posted day from theirs on is open until it is done; at their own pace it
 * is the next one alone, on their weekdays, until something was done on that date: nothing piles up.
 */
export function standing({ keys, mayBeDone }: Days, ledger: Ledger, now: Date): Standing<string> {
  const today = learnerDate(ledger, now);
  const pace = paceOn(ledger, today);
  const left = daysLeft(keys, ledger, now);
  if (pace?.kind === 'own') {
    const next = left.find(mayBeDone) ?? null;
    const isOn = pace.weekdays.includes(weekdayOf(today)) && !ledger.completions.some(({ on }) => on === today);
    return { kind: 'own', next, open: next === null || !isOn ? [] : [next] };
  }
  const posted = new Set(ledger.posts.filter(({ at }) => at <= now).map(({ dayKey }) => dayKey));
  const open = left.filter((key) => posted.has(key));
  return { kind: 'group', next: open[0] ?? null, open };
}

/** The days that a learner has not done yet, from theirs on; what is set aside is not among them. */
export function daysLeft(keys: readonly string[], ledger: Ledger, now: Date): string[] {
  const done = new Set(ledger.completions.map(({ dayKey }) => dayKey));
  const first = firstPosition(keys, ledger, paceOn(ledger, learnerDate(ledger, now)));
  return keys.slice(first).filter((key) => !done.has(key));
}

function paceOn({ paces }: Ledger, on: LocalDate): Pace | undefined {
  return paces.findLast(({ from }) => from <= on);
}

/** Whether days had been posted before the one that was the latest when somebody joined, and they never said what of them. */
export function joinedLate({ paces, posts, joinedAt }: Pick<Ledger, 'paces' | 'posts' | 'joinedAt'>): boolean {
  return paces.length === 0 && posts.filter(({ at }) => at <= joinedAt).length > 1;
}

/** The position of a learner's first day; who never chose one begins with the day that was the latest when they joined. */
function firstPosition(keys: readonly string[], { posts, joinedAt }: Ledger, pace: Pace | undefined): number {
  const latest = posts.findLast(({ at }) => at <= joinedAt);
  const first = pace?.dayKey ?? latest?.dayKey;
  if (first === undefined) return 0;
  const position = keys.indexOf(first);
  if (position !== -1) return position;
  // The plan has lost that day since: the first one posted from then on takes its place.
  const since = pace?.from ?? latest?.on;
  const later = posts.find(({ on, dayKey }) => since !== undefined && on >= since && keys.includes(dayKey));
  return later === undefined ? keys.length : keys.indexOf(later.dayKey);
}
