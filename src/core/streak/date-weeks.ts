import { addDays, earlierDate, weekdayOf } from '../calendar.ts';
import { joiningDate } from '../learner/progress.ts';
import { type Ledger, notRead, partsOf } from '../ledger.ts';
import type { StreakDate } from './fold.ts';
import { lastDates } from './streak.ts';

/** A calendar week from Monday to Sunday; null where a date lies before the learner's first one, or still ahead. */
export type DateWeek = (StreakDate | null)[];

/**
 * The last calendar weeks, oldest first, from the one in which the learner joined or first did a day. Throws where the
 * ledger is not whole.
 */
export function dateWeeks(ledger: Ledger, now: Date, atMost = 26): DateWeek[] {
  if (ledger.past !== null) throw notRead(null);
  const dates = lastDates(ledger, now, 7 * atMost);
  const joined = joiningDate(ledger);
  const work = partsOf(ledger).flatMap(({ completions }) => completions);
  const first = work.reduce((oldest, { on }) => earlierDate(oldest, on), joined);
  const last = dates.at(-1)?.on ?? joined;
  const monday = addDays(last, 1 - weekdayOf(last) - 7 * (atMost - 1));
  const known = new Map(dates.map((date) => [date.on, date]));
  const weeks = Array.from({ length: atMost }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => {
      const on = addDays(monday, 7 * week + day);
      return on < first ? null : (known.get(on) ?? null);
    }),
  );
  const begin = weeks.findIndex((week) => week.some((date) => date !== null));
  return weeks.slice(begin === -1 ? atMost : begin);
}
