import { type LocalDate, weekdayOf } from '../calendar.ts';
import { type Ledger, notRead, type Pace, type PlanDays } from '../ledger.ts';
import { type DayMarks, isMarked, marksOf } from './day-marks.ts';
import { learnerDate } from './learner-settings.ts';

/**
 * How a learner goes through the plan at a moment: with the group or at their own pace; the day that is next for them,
 * null where none can be done; and those that are open, in the plan's order. What is set aside stays doable.
 */
export type Standing<Day> = { kind: Pace['kind']; next: Day | null; open: Day[] };

/**
 * Where a learner stands, by the places of the days. With the group every posted day from theirs on is open until it is
 * done; at their own pace it is the next one alone that may be done, on their weekdays, until something was done on that
 * date: nothing piles up.
 */
export function standing(
  plan: PlanDays,
  mayBeDone: (position: number) => boolean,
  ledger: Ledger,
  now: Date,
  marks = marksOf(plan, ledger),
): Standing<number> {
  const today = learnerDate(ledger, now);
  const pace = paceOn(ledger, today);
  const left = daysLeft(plan, ledger, now, marks);
  if (pace?.kind === 'own') {
    const next = left.find(mayBeDone) ?? null;
    const isOn = pace.weekdays.includes(weekdayOf(today)) && !ledger.completions.some(({ on }) => on === today);
    return { kind: 'own', next, open: next === null || !isOn ? [] : [next] };
  }
  const open = left.filter((position) => isMarked(marks.posted, position));
  return { kind: 'group', next: open[0] ?? null, open };
}

/** The places of the days that a learner has not done yet, from theirs on; what is set aside is not among them. */
export function daysLeft(
  plan: PlanDays,
  ledger: Ledger,
  now: Date,
  { done }: DayMarks = marksOf(plan, ledger),
): number[] {
  const left = [];
  const first = firstPosition(plan, ledger, paceOn(ledger, learnerDate(ledger, now)));
  for (let position = first; position < done.length; position += 1) if (done[position] === 0) left.push(position);
  return left;
}

function paceOn({ paces }: Pick<Ledger, 'paces'>, on: LocalDate): Pace | undefined {
  return paces.findLast(({ from }) => from <= on);
}

/** Whether days had been posted before the one that was the latest when somebody joined, and they never said what of them. */
export function joinedLate({
  paces,
  posts,
  joinedAt,
  past,
}: Pick<Ledger, 'paces' | 'posts' | 'joinedAt' | 'past'>): boolean {
  if (paces.length > 0) return false;
  if (past !== null) throw notRead(null);
  return posts.filter(({ at }) => at <= joinedAt).length > 1;
}

/** The position of a learner's first day; who never chose one begins with the day that was the latest when they joined. */
function firstPosition(plan: PlanDays, ledger: Ledger, pace: Pace | undefined): number {
  if (pace === undefined) {
    const begins = firstOf(plan, ledger);
    return begins === null ? 0 : positionIn(plan, begins);
  }
  const position = plan.entries.get(pace.dayKey)?.position;
  return position ?? positionIn(plan, postedFrom(plan, ledger, pace.from));
}

function positionIn({ days, entries }: PlanDays, dayKey: string | undefined): number {
  return (dayKey === undefined ? undefined : entries.get(dayKey)?.position) ?? days.length;
}

/**
 * The day that was the latest when a learner joined, or what has taken its place in the plan since; null where none had been
 * posted, undefined where nothing of the plan was since.
 */
export function firstOf(
  plan: PlanDays,
  ledger: Pick<Ledger, 'posts' | 'joinedAt' | 'past'>,
): string | null | undefined {
  const latest = ledger.posts.findLast(({ at }) => at <= ledger.joinedAt);
  if (ledger.past !== null && (latest === undefined || latest.on <= ledger.past.through)) return ledger.past.begins;
  if (latest === undefined) return null;
  return plan.entries.has(latest.dayKey) ? latest.dayKey : postedFrom(plan, ledger, latest.on);
}

/** The first day posted from a date on that the plan still has. */
function postedFrom({ entries }: PlanDays, { posts, past }: Pick<Ledger, 'posts' | 'past'>, since: LocalDate) {
  if (past !== null && since <= past.through) throw notRead(since);
  return posts.find(({ on, dayKey }) => on >= since && entries.has(dayKey))?.dayKey;
}
