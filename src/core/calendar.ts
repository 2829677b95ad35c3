/** A calendar date without a zone, `2026-03-09`. */
export type LocalDate = `${number}-${number}-${number}`;
/** Wall-clock time of day on the 24-hour clock, `08:00`. */
export type WallTime = `${number}:${number}`;
/** An IANA zone name of the `Area/City` form, or `UTC`. */
export type ZoneName = string;
/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
