import type { LocalDate } from '../../../core/calendar.ts';

// How English writes numbers, lists and dates.

const shortDate = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
// Making a formatter takes a thousand times as long as using it.
const thisYear = new Intl.DateTimeFormat('en-GB', shortDate);
const anyYear = new Intl.DateTimeFormat('en-GB', { ...shortDate, year: 'numeric' });

/** A calendar date without a zone, `Mon 9 Mar`; with the year where `today` lies in another one. */
export function date(on: LocalDate, today: LocalDate = on): string {
  const format = on.slice(0, 4) === today.slice(0, 4) ? thisYear : anyYear;
  return format.format(new Date(`${on}T00:00:00Z`)).replace(',', '');
}

/** `1 day`, `2 days`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? singular : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], word = 'and'): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Lets a sentence follow a colon: “Day 178 is …” becomes “day 178 is …”, “I …” stays. */
export function lowered(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}
