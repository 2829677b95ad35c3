import type { LocalDate, Weekday } from '../../../core/calendar.ts';
import type { Schedule } from '../../../core/schedule.ts';
import { intlOf } from '../intl.ts';

// How English writes numbers, lists and dates.

const intl = intlOf('en-GB');
export const { number, list, month } = intl;

/** A calendar date without a zone, `Mon 9 Mar`; with the year where `today` lies in another one. */
export function date(on: LocalDate, today?: LocalDate): string {
  return intl.date(on, today).replace(',', '');
}

/** As `date`, in full, `Monday 9 March 2026`. */
export function fullDate(on: LocalDate): string {
  return intl.fullDate(on).replace(',', '');
}

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' });

/** `German` for `de`; the code itself where it has no name. */
export function languageName(code: string): string {
  return languageNames.of(code) ?? code;
}

/** `1 day`, `2 days`. */
export function count(counted: number, singular: string, plural = `${singular}s`): string {
  return `${number(counted)} ${intl.plural(counted) === 'one' ? singular : plural}`;
}

/** `Mon–Fri`, `Mon, Wed, Fri`, `every day`. */
export function weekdays(days: readonly Weekday[]): string {
  return intl.weekdays(days) ?? (days.length === 0 ? 'no day' : 'every day');
}

/** `Monday`. */
export function weekday(day: Weekday): string {
  return intl.weekday(day, 'long');
}

/** `Mon–Fri at 08:00 Europe/Kyiv`. */
export function schedule(posts: Schedule): string {
  return `${weekdays(posts.weekdays)} at ${posts.time} ${posts.zone}`;
}

/** Lets a sentence follow a colon: “Day 178 is …” becomes “day 178 is …”, “I …” stays. */
export function lowered(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}
