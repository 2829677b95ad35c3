import type { LocalDate, Weekday } from '../../../core/calendar.ts';
import type { Schedule } from '../../../core/schedule.ts';
import { intlOf } from '../intl.ts';

// How English writes numbers, lists and dates.

const intl = intlOf('en-GB', ['“', '”']);
export const { number, list, quoted, quotedList, month, weekday, shortWeekday, languageName } = intl;

/** A calendar date without a zone, `Mon 9 Mar`; with the year where `today` lies in another one. */
export function date(on: LocalDate, today?: LocalDate): string {
  return intl.date(on, today).replace(',', '');
}

/** As `date`, in full, `Monday 9 March 2026`. */
export function fullDate(on: LocalDate): string {
  return intl.fullDate(on).replace(',', '');
}

/** `1 day`, `2 days`. */
export function count(counted: number, singular: string, plural = `${singular}s`): string {
  return `${number(counted)} ${intl.plural(counted) === 'one' ? singular : plural}`;
}

/** `Mon–Fri`, `Mon, Wed, Fri`, `every day`. */
export function weekdays(days: readonly Weekday[]): string {
  return intl.weekdays(days, 'no day', 'every day');
}

/** `Mon–Fri at 08:00 Europe/Kyiv`. */
export function schedule(posts: Schedule): string {
  return `${weekdays(posts.weekdays)} at ${posts.time} ${posts.zone}`;
}
