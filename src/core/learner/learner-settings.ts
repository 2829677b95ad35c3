import {
  addDays,
  DATE_ENDS,
  instantAt,
  type LocalDate,
  laterDate,
  studyDate,
  type Weekday,
  weekdayOf,
  type ZoneName,
} from '../calendar.ts';
import type { LearnerSettings, Ledger, Span } from '../ledger.ts';
import { pauseAt, pausesAhead } from '../pauses.ts';

type WithSettings = Pick<Ledger, 'settings' | 'zone'>;

/** The zone a learner's date is read in: that of the row which holds on it, else `cohortZone` (for a post, the post's own). */
export function zoneAt(ledger: WithSettings, on: LocalDate, cohortZone: ZoneName = ledger.zone): ZoneName {
  return settingsOn(ledger, on)?.zone ?? cohortZone;
}

/** The zone a learner chose last, or the cohort's. */
export function learnerZone(ledger: WithSettings): ZoneName {
  return ledger.settings.at(-1)?.zone ?? ledger.zone;
}

export function isRestDay(ledger: WithSettings, on: LocalDate): boolean {
  return isRestWeekday(ledger, on, weekdayOf(on));
}

/** Whether a weekday is one of those a learner rests on, as of a date. */
export function isRestWeekday(ledger: WithSettings, on: LocalDate, weekday: Weekday): boolean {
  return settingsOn(ledger, on)?.restDays.includes(weekday) ?? false;
}

/** The learner's study date; a change of zone never takes it back, unless it is itself taken back on the same date. */
export function learnerDate(ledger: WithSettings, now: Date): LocalDate {
  const today = studyDate(now, learnerZone(ledger));
  const changed = ledger.settings.findLast((row, i) => row.zone !== (ledger.settings[i - 1]?.zone ?? null));
  return changed ? laterDate(today, changed.from) : today;
}

/** The rows to write, each replacing the one with its `from`, when a learner chooses a zone (null: the cohort's). */
export function chooseZone(ledger: WithSettings, now: Date, zone: ZoneName | null): LearnerSettings[] {
  // No date that has closed reopens, none that is open closes before now.
  const from = laterDate(learnerDate(ledger, now), studyDate(now, zone ?? ledger.zone));
  const restDays = settingsOn(ledger, from)?.restDays ?? [];
  // Rest days chosen earlier may wait for a later date; the new zone holds there too.
  const waiting = ledger.settings.filter((row) => row.from > from);
  return [{ from, zone, restDays }, ...waiting.map((row) => ({ ...row, zone }))];
}

/** The row to write, replacing the one with its `from`, when a learner chooses rest days. */
export function chooseRestDays(
  ledger: WithSettings & Pick<Ledger, 'posts'>,
  now: Date,
  restDays: Weekday[],
): LearnerSettings[] {
  // After every posted date, so that what is due stays due.
  const from = ledger.posts.map(({ on }) => addDays(on, 1)).reduce(laterDate, learnerDate(ledger, now));
  return [{ from, zone: settingsOn(ledger, from)?.zone ?? null, restDays }];
}

function settingsOn(ledger: WithSettings, on: LocalDate): LearnerSettings | undefined {
  return ledger.settings.findLast((row) => row.from <= on);
}

/**
 * The span of being away from a date (today at the earliest, and then from now) up to the end of another one: it touches
 * no date before the first or after the last.
 */
export function timeAway(from: LocalDate, until: LocalDate | null, zone: ZoneName, now: Date): Span {
  const begin = instantAt(from, DATE_ENDS, zone);
  return {
    from: from > studyDate(now, zone) && begin > now ? begin : now,
    until: until === null ? null : instantAt(addDays(until, 1), '00:00', zone),
  };
}

/** The pause that holds now, and those to come, in order. */
export function pausesLeft({ pauses }: Pick<Ledger, 'pauses'>, now: Date): Span[] {
  return [pauseAt(pauses, now) ?? [], pausesAhead(pauses, now)].flat();
}

/**
 * The pauses that are left once somebody asks for another, in order. The one that holds goes on up to the new end, unless
 * it is over before the other begins: then it stays as it is. What was planned gives way to what is asked for, unless that
 * begins by now and is over before.
 */
export function pausesWith(left: readonly Span[], asked: Span, now: Date): Span[] {
  const holds = pauseAt(left, now);
  if (holds !== undefined && isBefore(holds, asked)) return [holds, asked];
  const from = holds?.from ?? asked.from;
  return [{ ...asked, from }, ...pausesAhead(left, now).filter((one) => from <= now && isBefore(asked, one))];
}

function isBefore({ until }: Span, { from }: Span): boolean {
  return until !== null && until <= from;
}
