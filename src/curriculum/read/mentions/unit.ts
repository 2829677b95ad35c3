import { withAsciiSigns } from '../../words/numerals.ts';
import {
  calendarName,
  datedUnitOf,
  mayCount,
  numberedDayOf,
  titleOf,
  type Unit,
  unitOf,
  unitWord,
  weekdayOf,
} from '../../words/vocabulary.ts';

/**
 * A unit and how it was named: by a word (`Day 3`), by the calendar (`Mon 20`, `January 1`), by a number alone (`3.`) or
 * by a word that means nothing to us (`Mission 3`).
 */
export type NamedUnit = Omit<Unit, 'named' | 'span'> & {
  /** Of `Days 3-4`. */
  last: number | null;
  named: 'word' | 'calendar' | 'number' | 'otherwise';
};

/** What a unit is of which nothing is told but its name. */
export const untold = {
  last: null,
  title: '',
  minutes: null,
  key: null,
  loose: false,
  leads: true,
  spelled: false,
  within: null,
} as const;

/** A name with a sign after it, as of a weekday. */
const mayName = /^[^\p{L}]{0,12}([\p{L}\p{M}'’.]{1,24})(?:\s(\p{L}{1,16}))?[*_\])]{0,4}\s?(?:[:：,，|(（–—-]|$)/u;
/** Where a line names something at all, it does so in its beginning. */
const beginning = 100;

/** Whether it is worth while to look for a unit in a line: most lines of a plan name none. */
export function mayNameUnit(line: string): boolean {
  const words = line.slice(0, beginning);
  if (mayCount.test(words)) return true;
  const [, first, second = ''] = mayName.exec(words) ?? [];
  return first !== undefined && [first, second, `${first} ${second}`].some(isName);
}

function isName(word: string): boolean {
  return (calendarName(word) ?? unitWord(word)) !== undefined;
}

/** Reads words as a unit; several days such as `Days 3-4` are a day with a first and a last number. */
export function namedUnitOf(text: string): NamedUnit | null {
  const unit = unitOf(text, true);
  if (!unit) return calendarUnitOf(text);
  const { span, ...rest } = unit;
  const isOfDays = span !== null && (unit.word === 'day' || unit.word === 'lesson');
  return { ...rest, ...(isOfDays ? { kind: 'day', number: span.first } : {}), last: span?.last ?? null, named: 'word' };
}

function calendarUnitOf(text: string): NamedUnit | null {
  const unit = datedUnitOf(text);
  if (!unit) return null;
  const { span, date, ...rest } = unit;
  return { ...rest, last: null, named: 'calendar' };
}

const weekdayBehind = /^(.{1,200}\S)\s*\((\p{L}{2,12}\.?)\)$/u;

/** `Push day (Mon)` */
export function weekdayBehindOf(heading: string): NamedUnit | null {
  const [, title = '', name = ''] = weekdayBehind.exec(heading) ?? [];
  if (weekdayOf(name) === null) return null;
  return {
    ...untold,
    kind: 'day',
    word: 'day',
    label: name,
    number: null,
    ...titleOf(`: ${title}`),
    leads: false,
    named: 'calendar',
  };
}

const boldBeginning = /^[^\p{L}\p{N}*_]{0,12}(\*\*|__)([^*_\n]{1,60})\1/u;

/** `**Day 3** Title`: bold type sets the name apart from the title as a sign does. */
export function isBoldUnit(line: string): boolean {
  const unit = namedUnitOf(boldBeginning.exec(line)?.[2] ?? '');
  return unit !== null && unit.title === '' && unit.named === 'word';
}

/** `12. Title` as a day. */
export function numberAloneOf(text: string): NamedUnit | null {
  const unit = numberedDayOf(text);
  if (!unit) return null;
  const { span, ...rest } = unit;
  return { ...rest, last: null, named: 'number' };
}

const otherWord =
  /^[^\p{L}\p{N}]{0,12}(\p{L}[\p{L}\p{M}'’ ]{0,24}?[\s.:#№_+-]{0,3}(?:n[º°]\s?)?)(\d{1,4})(?![\p{L}\p{N}]|[.,]\d)/u;

/** `Mission 3: Title` as a day, whatever its word. */
export function otherUnitOf(text: string): NamedUnit | null {
  const written = withAsciiSigns(text.slice(0, beginning).normalize('NFC'));
  const [named, word = '', number] = otherWord.exec(written) ?? [];
  if (named === undefined) return null;
  const { title, minutes, key, loose } = titleOf(text.slice(named.length));
  const unit = { ...untold, kind: 'day', word: 'lesson', label: `${word}${Number(number)}` } as const;
  return { ...unit, number: Number(number), title, minutes, key, loose, named: 'otherwise' };
}

const countOfDays = /(?<![\p{L}\p{N}])(\d)\s(\p{L}{2,20})/u;

/** `The last 4 days – Review` as what it is behind weeks: a unit shorter than a week. */
export function daysLeftOf(text: string): NamedUnit | null {
  const [, count = '', word = ''] = countOfDays.exec(text.slice(0, beginning)) ?? [];
  if (count < '2' || count > '6' || unitOf(`${word} 1`)?.word !== 'day') return null;
  return { ...untold, kind: 'week', word: 'week', label: text, number: null, named: 'number' };
}
