import type { Weekday } from '../../../core/calendar.ts';
import type { Schedule } from '../../../core/schedule.ts';
import { intlOf } from '../intl.ts';

// Wie Deutsch Zahlen, Listen und Daten schreibt.

const intl = intlOf('de', ['„', '“'], 'long');
export const { number, list, quoted, cited, quotedList, date, fullDate, month, weekday, shortWeekday, languageName } =
  intl;

/** `1 Tag`, `2 Tage`. */
export function count(counted: number, singular: string, plural: string): string {
  return `${number(counted)} ${intl.plural(counted) === 'one' ? singular : plural}`;
}

/** `1 Tag`, `2 Tage`: die Zahl, die am häufigsten vorkommt. */
export function days(counted: number): string {
  return count(counted, 'Tag', 'Tage');
}

/** `Mo–Fr`, `Mo, Mi, Fr`, `jeden Tag`. */
export function weekdays(on: readonly Weekday[]): string {
  return intl.weekdays(on, 'an keinem Tag', 'jeden Tag');
}

/** `Mo–Fr um 08:00 Uhr (Europe/Kyiv)`. */
export function schedule(posts: Schedule): string {
  return `${weekdays(posts.weekdays)} um ${posts.time} Uhr (${posts.zone})`;
}
