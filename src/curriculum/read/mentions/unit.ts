import { numberedDayOf, type Unit, unitOf } from '../../words/vocabulary.ts';

/** A unit and how it was named: by a word (`Day 3`), by the calendar (`Mon 20`, `January 1`) or by a number alone (`3.`). */
export type NamedUnit = Omit<Unit, 'named'> & {
  /** Of `Days 3-4`. */
  last: number | null;
  named: 'word' | 'calendar' | 'number';
};

/** Reads words as a unit; several days such as `Days 3-4` are a day with a first and a last number. */
export function namedUnitOf(text: string): NamedUnit | null {
  const unit = unitOf(text, true);
  if (!unit) return null;
  const { span, word } = unit;
  const isOfDays = span !== null && (word === 'day' || word === 'lesson');
  const named = unit.named === 'word' || unit.named === 'number' ? unit.named : 'calendar';
  return { ...unit, ...(isOfDays ? { kind: 'day', number: span.first } : {}), last: span?.last ?? null, named };
}

/** `12. Title` as a day. */
export function numberAloneOf(text: string): NamedUnit | null {
  const unit = numberedDayOf(text);
  return unit && { ...unit, last: null, named: 'number' };
}
