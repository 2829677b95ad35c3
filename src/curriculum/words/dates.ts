import { calendarName } from './calendar-words.ts';
import { withAsciiSigns } from './numerals.ts';
import { bare } from './text-cleanup.ts';
import { titleOf, type Unit } from './units.ts';

/** Monday and January are 1; null is what is not said. */
export type CalendarDate = { weekday: number | null; day: number | null; month: number | null; year: number | null };

const mostRead = 1000;
/** Room for `Wednesday, 30th of September 2026`. */
const longest = 60;
const word = /[\p{L}\p{M}][\p{L}\p{M}'’ʼ॰-]*\.?/uy;
const secondWord = /\s(?:[\p{L}\p{M}]+|[2-7](?!\d))/uy;
const numbers = /(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)|(\d{1,2})([./])(\d{1,2})(?:\5(\d{4}|\d{2})?)?(?!\d)/y;
const eastern = /(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]/y;
const day = /(\d{1,2})(?:\.|st|nd|rd|th|er|[ºª°]|[-\s]?(?:го|е|й))?(?![\p{L}\p{N}])/iuy;
const year = /[\s,]{0,3}(\d{4})(?:\s?г\.?|\s?р\.?)?(?![\p{L}\p{N}])/uy;
const gap = /[\s,.]{0,3}(?:(?:de|of|del|den|el|the|do|da|d['’])\s+)?/iuy;
const sign = /\s*[-–—,|(（]\s*/y;
const span = /\s*(?:[-–—/&+]|to|and|bis|und|a|al|y|e|à|au|et|по|и|і|do|i)\s*/iuy;

/**
 * Reads what a heading begins with as a weekday or date (`Mon 20 – Row`, `15. März`, `3月7日`, `07/03 - Saturday`), or as a
 * month by its name (`November 2025`); the label is what the author wrote. Null if it begins with neither.
 */
export function datedUnitOf(heading: string): (Unit & { date: CalendarDate }) | null {
  const written = bare(heading.slice(0, mostRead)).normalize('NFC');
  const text = withAsciiSigns(written.slice(0, longest));
  const start = /^[[(*_\s]*/.exec(text)?.[0].length ?? 0;
  const found = dateAt(text, start);
  if (!found) return null;
  const { date, end } = found;
  const rest = titleOf(written.slice(end).replace(/^[\])]/, ''));
  const isDay = date.weekday !== null || date.day !== null;
  // A sentence may begin with a name, as in `March on`.
  if (rest.loose && date.day === null) return null;
  return {
    ...rest,
    kind: isDay ? 'day' : 'month',
    word: isDay ? 'day' : 'month',
    label: written.slice(start, end).replace(/[\s,:]+$/, ''),
    number: null,
    span: null,
    leads: true,
    named: date.day === null && isDay ? 'weekday' : 'date',
    spelled: false,
    within: null,
    date,
  };
}

type Found = { date: CalendarDate; end: number };

const nothing: CalendarDate = { weekday: null, day: null, month: null, year: null };

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function dateAt(text: string, start: number): Found | null {
  const name = nameAt(text, start);
  if (name?.weekday != null && (name.month === null || !at(day, text, gapped(text, name.end)))) {
    return withWeekday(text, name.weekday, name.end);
  }
  const dated = dayAt(text, start);
  if (!dated) return null;
  const behind = at(sign, text, dated.end);
  const weekday = behind && nameAt(text, dated.end + behind[0].length);
  if (!behind || weekday?.weekday == null) return dated;
  const close = behind[0].includes('(') || behind[0].includes('（') ? /^\s*[)）]/.exec(text.slice(weekday.end)) : null;
  return { date: { ...dated.date, weekday: weekday.weekday }, end: weekday.end + (close?.[0].length ?? 0) };
}

/** `Mon`, `Mon 20`, `Mon, 20 July`, `Sat-Sun` */
function withWeekday(text: string, weekday: number, end: number): Found | null {
  const after = gapped(text, end);
  const dated = dayAt(text, after, true);
  if (dated) return { date: { ...dated.date, weekday }, end: dated.end };
  const number = after > end ? at(day, text, after) : null;
  if (number && isDay(Number(number[1]))) {
    return { date: { ...nothing, weekday, day: Number(number[1]) }, end: after + number[0].length };
  }
  const to = at(span, text, end);
  const other = to && nameAt(text, end + to[0].length);
  return { date: { ...nothing, weekday }, end: other?.weekday != null ? other.end : end };
}

/** A date with its month, or a month alone. */
function dayAt(text: string, start: number, isDate = false): Found | null {
  return inNumbers(text, start, isDate) ?? inWords(text, start);
}

function inNumbers(text: string, start: number, isDate: boolean): Found | null {
  const east = at(eastern, text, start);
  const match = east ?? at(numbers, text, start);
  if (!match) return null;
  const end = start + match[0].length;
  const [, one, two, three, first, mark, second, last] = match;
  if (east) return dateOf(Number(three), Number(two), one, end);
  if (one !== undefined) return dateOf(Number(three), Number(two), one, end);
  // `7.3` alone is a number, `7.3.` and `Mon 7.3` are dates.
  if (!isDate && mark === '.' && last === undefined && !match[0].endsWith('.')) return null;
  const numbersIn = [Number(first), Number(second)] as const;
  return dateOf(...numbersIn, last, end) ?? dateOf(numbersIn[1], numbersIn[0], last, end);
}

function dateOf(dayOfMonth: number, month: number, written: string | undefined, end: number): Found | null {
  if (!isDay(dayOfMonth) || month < 1 || month > 12) return null;
  return { date: { ...nothing, day: dayOfMonth, month, year: written === undefined ? null : Number(written) }, end };
}

/** `15. März`, `1 января 2026`, `January 1`, `Nov 2025` */
function inWords(text: string, start: number): Found | null {
  const before = at(day, text, start);
  const name = nameAt(text, before ? gapped(text, start + before[0].length) : start);
  if (name?.month == null) return null;
  const after = gapped(text, name.end);
  const behind = before || after === name.end ? null : at(day, text, after);
  const number = before ?? behind;
  const end = behind ? after + behind[0].length : name.end;
  const said = at(year, text, end);
  if (number && !isDay(Number(number[1]))) return null;
  const date = {
    ...nothing,
    day: number ? Number(number[1]) : null,
    month: name.month,
    year: said ? Number(said[1]) : null,
  };
  return { date, end: end + (said?.[0].length ?? 0) };
}

function isDay(number: number): boolean {
  return number >= 1 && number <= 31;
}

function gapped(text: string, index: number): number {
  return index + (at(gap, text, index)?.[0].length ?? 0);
}

/** The weekday or month that a text names at an index: in two words, as `Thứ Hai`, or in one. */
function nameAt(text: string, index: number): { weekday: number | null; month: number | null; end: number } | null {
  const one = at(word, text, index)?.[0];
  if (one === undefined) return null;
  const two = at(secondWord, text, index + one.length)?.[0];
  const both = two === undefined ? undefined : calendarName(one + two);
  if (both && two !== undefined) return { ...both, end: index + one.length + two.length };
  const alone = calendarName(one);
  if (alone) return { ...alone, end: index + one.length };
  // `Sat-Sun`
  const [first = ''] = one.split('-');
  const part = first === one ? undefined : calendarName(first);
  return part ? { ...part, end: index + first.length } : null;
}
