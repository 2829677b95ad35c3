import { addDays, type LocalDate, laterDate, studyDate, type Weekday, weekdayOf, type ZoneName } from './calendar.ts';
import type { Habit, Ledger } from './ledger.ts';

type Habits = Pick<Ledger, 'habits' | 'zone'>;

/** The zone a learner's date is read in: that of the row which holds on it, else `cohortZone` (for a post, the post's own). */
export function zoneAt(ledger: Habits, on: LocalDate, cohortZone: ZoneName = ledger.zone): ZoneName {
  return habitOn(ledger, on)?.zone ?? cohortZone;
}

/** The zone a learner chose last, or the cohort's. */
export function learnerZone(ledger: Habits): ZoneName {
  return ledger.habits.at(-1)?.zone ?? ledger.zone;
}

/** Whether a date is one of the learner's rest days. */
export function isRestDay(ledger: Habits, on: LocalDate): boolean {
  return habitOn(ledger, on)?.restDays.includes(weekdayOf(on)) ?? false;
}

/** The learner's study date; a change of zone never takes it back, unless it is itself taken back on the same date. */
export function learnerDate(ledger: Habits, now: Date): LocalDate {
  const today = studyDate(now, learnerZone(ledger));
  const changed = ledger.habits.findLast((row, i) => row.zone !== (ledger.habits[i - 1]?.zone ?? null));
  return changed ? laterDate(today, changed.from) : today;
}

/** The first date on which a zone chosen now holds: no date that has closed reopens, none that is open closes before now. */
export function zoneFrom(ledger: Habits, now: Date, zone: ZoneName | null): LocalDate {
  return laterDate(learnerDate(ledger, now), studyDate(now, zone ?? ledger.zone));
}

/** The first date on which rest days chosen now hold: after every posted date, so that what is due stays due. */
export function restDaysFrom(ledger: Habits & Pick<Ledger, 'posts'>, now: Date): LocalDate {
  const posted = ledger.posts.reduce<LocalDate | null>((last, { on }) => (last && last > on ? last : on), null);
  const today = learnerDate(ledger, now);
  return posted === null ? today : laterDate(today, addDays(posted, 1));
}

/** The rows to write, each replacing the one with its `from`, when a learner chooses a zone (null: the cohort's). */
export function chooseZone(ledger: Habits, now: Date, zone: ZoneName | null): Habit[] {
  const from = zoneFrom(ledger, now, zone);
  const restDays = habitOn(ledger, from)?.restDays ?? [];
  // Rest days chosen earlier may wait for a later date; the new zone holds there too.
  const waiting = ledger.habits.filter((row) => row.from > from);
  return [{ from, zone, restDays }, ...waiting.map((row) => ({ ...row, zone }))];
}

/** The row to write, replacing the one with its `from`, when a learner chooses rest days. */
export function chooseRestDays(ledger: Habits & Pick<Ledger, 'posts'>, now: Date, restDays: Weekday[]): Habit[] {
  const from = restDaysFrom(ledger, now);
  return [{ from, zone: habitOn(ledger, from)?.zone ?? null, restDays }];
}

function habitOn(ledger: Habits, on: LocalDate): Habit | undefined {
  return ledger.habits.findLast((row) => row.from <= on);
}
