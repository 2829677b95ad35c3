import { datedUnitOf, numberedDayOf, type Unit, unitOf } from '../../words/vocabulary.ts';

/** A unit and how it was named: by a word (`Day 3`), by the calendar (`Mon 20`, `January 1`) or by a number alone (`3.`). */
export type NamedUnit = Omit<Unit, 'named' | 'span' | 'within'> & {
  /** Of `Days 3-4`. */
  last: number | null;
  named: 'word' | 'calendar' | 'number';
};

/** Reads words as a unit; several days such as `Days 3-4` are a day with a first and a last number. */
export function namedUnitOf(text: string): NamedUnit | null {
  const unit = unitOf(text, true);
  if (!unit) return calendarUnitOf(text);
  const { span, within, ...rest } = unit;
  const isOfDays = span !== null && (unit.word === 'day' || unit.word === 'lesson');
  return { ...rest, ...(isOfDays ? { kind: 'day', number: span.first } : {}), last: span?.last ?? null, named: 'word' };
}

function calendarUnitOf(text: string): NamedUnit | null {
  const unit = datedUnitOf(text);
  if (!unit) return null;
  const { span, within, date, ...rest } = unit;
  return { ...rest, last: null, named: 'calendar' };
}

/** `12. Title` as a day. */
export function numberAloneOf(text: string): NamedUnit | null {
  const unit = numberedDayOf(text);
  if (!unit) return null;
  const { span, within, ...rest } = unit;
  return { ...rest, last: null, named: 'number' };
}
