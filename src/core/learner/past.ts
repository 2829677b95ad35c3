import { addDays, earlierDate, type LocalDate, studyDate, wallClock } from '../calendar.ts';
import type { Ledger, Pace, Past, PlanDays } from '../ledger.ts';
import type { StreakDate } from '../streak/fold.ts';
import { stateAfter, streakDates } from '../streak/streak.ts';
import { marksOf } from './day-marks.ts';
import { daySet } from './day-set.ts';
import { learnerDate } from './learner-settings.ts';
import { firstOf } from './own-pace.ts';

// How far back a ledger must be read, said here alone: no date of the last two weeks, which /streak shows one by one, and
// none that can still be logged or is open, may be past; nor may the post of the plan's that was the latest. Two days more
// because a learner's date may be one before UTC's or one after.
const shown = 14;
const datesLoose = shown + 3;
const datesRead = shown + 1;

/** The last date up to which a past may reach that is used at an instant; later ones were kept by a clock that ran ahead. */
export function usableThrough(now: Date): LocalDate {
  return addDays(wallClock(now, 'UTC').on, -datesRead);
}

/**
 * What a ledger comes to before its last weeks, for those who read it next; null where that is nothing yet, or where a rule
 * may ask for what was before. Its days are told apart by this plan.
 */
export function pastOf(
  plan: PlanDays,
  ledger: Ledger,
  now: Date,
  dates: readonly StreakDate[] = streakDates(ledger, now),
): Past | null {
  const { past, posts, completions, paces } = ledger;
  const latest = posts.findLast(({ dayKey }) => plan.entries.has(dayKey));
  if (latest === undefined) return past;
  const today = earlierDate(learnerDate(ledger, now), studyDate(now, ledger.zone));
  const through = earlierDate(addDays(today, -datesLoose), addDays(latest.on, -1));
  if (past !== null && through <= past.through) return past;
  const isPast = ({ on }: { on: LocalDate }) => on <= through;
  const begins = firstOf(plan, ledger);
  // Who chose a day that the plan has lost since goes on from what was posted then.
  const isLost = ({ dayKey }: Pace, at: number) =>
    !plan.entries.has(dayKey) && (paces[at + 1]?.from ?? today) > through;
  if (begins === undefined || paces.some(isLost)) return past;
  const rows = { past, posts: posts.filter(isPast), completions: completions.filter(isPast) };
  const { done, posted } = marksOf(plan, rows);
  const streak = stateAfter(ledger, dates, addDays(through, 1));
  const lastDone = rows.completions.at(-1)?.dayKey ?? null;
  return { through, streak, done: daySet(done), posted: daySet(posted), begins, lastDone };
}
