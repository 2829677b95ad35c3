import type { LocalDate, Weekday } from '../../../core/calendar.ts';
import type { Schedule } from '../../../core/schedule.ts';

// How English writes numbers, lists and dates.

const shortDate = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
// Making a formatter takes a thousand times as long as using it.
const thisYear = new Intl.DateTimeFormat('en-GB', shortDate);
const longWeekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const anyYear = new Intl.DateTimeFormat('en-GB', { ...shortDate, year: 'numeric' });

/** A calendar date without a zone, `Mon 9 Mar`; with the year where `today` lies in another one. */
export function date(on: LocalDate, today: LocalDate = on): string {
  const format = on.slice(0, 4) === today.slice(0, 4) ? thisYear : anyYear;
  return format.format(new Date(`${on}T00:00:00Z`)).replace(',', '');
}

const wholeDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** As `date`, in full, `Monday 9 March 2026`. */
export function fullDate(on: LocalDate): string {
  return wholeDate.format(new Date(`${on}T00:00:00Z`)).replace(',', '');
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

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** `Mon–Fri`, `Mon, Wed, Fri`, `every day`. */
export function weekdays(days: readonly Weekday[]): string {
  if (days.length === 7) return 'every day';
  const sorted = [...days].sort((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return 'no day';
  const unbroken = sorted.length > 2 && last - first === sorted.length - 1;
  const shown = unbroken ? [first, last] : sorted;
  return shown.map((weekday) => weekdayNames[weekday - 1] ?? '').join(unbroken ? '–' : ', ');
}

/** `Monday`. */
export function weekday(day: Weekday): string {
  return longWeekday.format(new Date(Date.UTC(2026, 0, 4 + day)));
}

/** `Mon–Fri at 08:00 Europe/Kyiv`. */
export function schedule(posts: Schedule): string {
  return `${weekdays(posts.weekdays)} at ${posts.time} ${posts.zone}`;
}

/** Lets a sentence follow a colon: “Day 178 is …” becomes “day 178 is …”, “I …” stays. */
export function lowered(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}
