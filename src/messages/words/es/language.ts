import type { Weekday } from '../../../core/calendar.ts';
import type { Schedule } from '../../../core/schedule.ts';
import { quoted as quotedAs } from '../../kit/format.ts';
import { intlOf } from '../intl.ts';

// Cómo escribe el español números, listas y fechas.

const intl = intlOf('es');
export const { number, list, date, fullDate, month } = intl;

const languageNames = new Intl.DisplayNames('es', { type: 'language' });

/** `inglés` para `en`. */
export function languageName(code: string): string {
  return languageNames.of(code) ?? code;
}

/** `1 día`, `2 días`; el plural termina en `s` si no se da otro. */
export function count(counted: number, singular: string, plural = `${singular}s`): string {
  return `${number(counted)} ${counted === 1 ? singular : plural}`;
}

/** `lun–vie`, `lun, mié, vie`, `todos los días`. */
export function weekdays(on: readonly Weekday[]): string {
  return intl.weekdays(on) ?? (on.length === 0 ? 'ningún día' : 'todos los días');
}

/** `lunes`. */
export function weekday(day: Weekday): string {
  return intl.weekday(day, 'long');
}

/** `lun`. */
export function shortWeekday(day: Weekday): string {
  return intl.weekday(day, 'short');
}

/** `lun–vie a las 08:00 (Europe/Kyiv)`. */
export function schedule(posts: Schedule): string {
  return `${weekdays(posts.weekdays)} a las ${posts.time} (${posts.zone})`;
}

/** Deja que una frase siga a dos puntos. */
export function lowered(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

/** As in `kit/format`, with the marks of this language. */
export const quoted = (text: string, limit?: number) => quotedAs(text, limit, ['«', '»']);
