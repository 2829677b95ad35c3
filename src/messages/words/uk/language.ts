import type { LocalDate, Weekday } from '../../../core/calendar.ts';
import type { Schedule } from '../../../core/schedule.ts';
import { intlOf } from '../intl.ts';

// Як українська пише числа, переліки й дати.

const intl = intlOf('uk', ['«', '»'], 'long');
export const { number, list, quoted, cited, quotedList, weekday, shortWeekday, languageName } = intl;

/** `пн, 9 березня`; з роком там, де `today` в іншому. */
export function date(on: LocalDate, today?: LocalDate): string {
  return intl.date(on, today).replace(' р.', '');
}

/** `понеділок, 9 березня 2026`. */
export function fullDate(on: LocalDate): string {
  return intl.fullDate(on).replace(' р.', '');
}

/** `бер`. */
export function month(on: LocalDate): string {
  return intl.month(on).replace('.', '');
}

/** Слово, якого вимагає число: 1 день, 2 дні, 5 днів, 21 день. */
export function plural(counted: number, one: string, few: string, many: string): string {
  const form = intl.plural(counted);
  return form === 'one' ? one : form === 'few' ? few : many;
}

/** `1 день`, `2 дні`, `5 днів`. */
export function count(counted: number, one: string, few: string, many: string): string {
  return `${number(counted)} ${plural(counted, one, few, many)}`;
}

/** Дні в називному відмінку. */
export function days(counted: number): string {
  return count(counted, 'день', 'дні', 'днів');
}

/** Дні після «з»: `3 з 7 днів`. */
export function ofDays(counted: number): string {
  return count(counted, 'дня', 'днів', 'днів');
}

/** Люди в називному відмінку. */
export function people(counted: number): string {
  return count(counted, 'людина', 'людини', 'людей');
}

/** `пн–пт`, `пн, ср, пт`, `щодня`. */
export function weekdays(on: readonly Weekday[]): string {
  return intl.weekdays(on, 'жодного дня', 'щодня');
}

/** `пн–пт о 08:00 (Europe/Kyiv)`. */
export function schedule(posts: Schedule): string {
  return `${weekdays(posts.weekdays)} о ${posts.time} (${posts.zone})`;
}
