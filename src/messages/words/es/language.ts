import type { Weekday } from '../../../core/calendar.ts';
import type { Schedule } from '../../../core/schedule.ts';
import { intlOf } from '../intl.ts';

// Cómo escribe el español números, listas y fechas.

const intl = intlOf('es', ['«', '»']);
export const { number, list, quoted, cited, quotedList, date, fullDate, month, weekday, shortWeekday, languageName } =
  intl;

/** `1 día`, `2 días`; el plural termina en `s` si no se da otro. */
export function count(counted: number, singular: string, plural = `${singular}s`): string {
  return `${number(counted)} ${counted === 1 ? singular : plural}`;
}

/** `lun–vie`, `lun, mié, vie`, `todos los días`. */
export function weekdays(on: readonly Weekday[]): string {
  return intl.weekdays(on, 'ningún día', 'todos los días');
}

/** `lun–vie a las 08:00 (Europe/Kyiv)`. */
export function schedule(posts: Schedule): string {
  return `${weekdays(posts.weekdays)} a las ${posts.time} (${posts.zone})`;
}
