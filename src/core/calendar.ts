import { Temporal } from 'temporal-polyfill';

/** A calendar date without a zone, `2026-03-09`; dates compare with `<` and `===`. */
export type LocalDate = `${number}-${number}-${number}`;
/** Wall-clock time of day on the 24-hour clock, `08:00`. */
export type WallTime = `${number}:${number}`;
/** An IANA zone name of the `Area/City` form, or `UTC`. */
export type ZoneName = string;
/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The wall-clock time at which a study date ends, on the following calendar date. */
export const DATE_ENDS: WallTime = '04:00';

const dayMs = 86_400_000;

/** The date `n` days after `on`, before it if `n` is negative. */
export function addDays(on: LocalDate, n: number): LocalDate {
  return new Date(Date.parse(on) + n * dayMs).toISOString().slice(0, 10) as LocalDate;
}

export function weekdayOf(on: LocalDate): Weekday {
  return (new Date(on).getUTCDay() || 7) as Weekday;
}

export function earlierDate(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

export function laterDate(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

/** The instant of a wall-clock time in a zone: moved forward by a spring gap, the first of the two in an autumn overlap. */
export function instantAt(on: LocalDate, time: WallTime, zone: ZoneName): Date {
  const asUtc = Date.parse(`${on}T${time}Z`);
  const span = spanAt(asUtc, zone);
  const unambiguous = span.fromMs <= asUtc - dayMs && asUtc + dayMs < span.untilMs;
  if (unambiguous) return new Date(asUtc - span.offsetMs);
  const zoned = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds);
}

/** What calendar and clock show in a zone at an instant, in whole minutes. */
export function wallClock(at: Date, zone: ZoneName): { on: LocalDate; time: WallTime } {
  const atMs = at.getTime();
  const shown = new Date(atMs + spanAt(atMs, zone).offsetMs).toISOString();
  return { on: shown.slice(0, 10) as LocalDate, time: shown.slice(11, 16) as WallTime };
}

/** The date that work at this instant belongs to: the wall-clock date, or the one before while the clock shows less than 04:00. */
export function studyDate(at: Date, zone: ZoneName): LocalDate {
  const { on, time } = wallClock(at, zone);
  return time < DATE_ENDS ? addDays(on, -1) : on;
}

/** A stretch of time in which a zone keeps one offset from UTC, `until` excluded. */
type OffsetSpan = { fromMs: number; untilMs: number; offsetMs: number };

// Temporal needs about 25 µs for one conversion, a fold asks for hundreds; within a span it is one addition.
// The span used last stands first, for dates are mostly asked in order.
const spansOf = new Map<ZoneName, OffsetSpan[]>();
const spansKept = 50;

function spanAt(atMs: number, zone: ZoneName): OffsetSpan {
  const known = spansOf.get(zone) ?? [];
  const latest = known[0];
  if (latest && covers(latest, atMs)) return latest;
  const found = known.find((span) => covers(span, atMs)) ?? readSpan(atMs, zone);
  spansOf.set(zone, [found, ...known.filter((span) => span !== found)].slice(0, spansKept));
  return found;
}

function covers(span: OffsetSpan, atMs: number): boolean {
  return span.fromMs <= atMs && atMs < span.untilMs;
}

function readSpan(atMs: number, zone: ZoneName): OffsetSpan {
  const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  // "previous" means strictly before, so it is asked one millisecond later: `at` itself may be the first instant.
  const previous = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    fromMs: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: Math.round(zoned.offsetNanoseconds / 1e6),
  };
}

/** Whether this platform's calendar knows a zone at all: names come and go with its version. */
export function knowsZone(zone: ZoneName): boolean {
  try {
    wallClock(new Date(0), zone);
    return true;
  } catch {
    return false;
  }
}
