// The words by which the parts of a plan are recognised; levels of headings decide nothing but nesting.

export { calendarName, weekdayOf } from './calendar-words.ts';
export { type CalendarDate, datedUnitOf } from './dates.ts';
export { minutesOf } from './durations.ts';
export { columnOf, dayPartOf, isReview, projectPartOf, type SectionKind, sectionOf, weekPartOf } from './labels.ts';
export { isNearWord, looksLikeUnit } from './near-units.ts';
export { unitWord } from './unit-words.ts';
export {
  labelOfSpan,
  lastNumberOf,
  mayCount,
  numberedDayOf,
  titleOf,
  type Unit,
  type UnitKind,
  unitOf,
} from './units.ts';
