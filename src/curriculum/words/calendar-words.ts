import { folded } from './folded.ts';
import type { Language } from './languages/language.ts';
import { languages } from './languages/languages.ts';

/** What a name of the calendar may mean: `mar` is a Tuesday in Spanish and a month in English. Monday and January are 1. */
type CalendarName = { weekday: number | null; month: number | null };

/** Lower case without accents, apostrophes and the dot of a shortened name. */
function nameOf(text: string): string {
  return folded(text).replaceAll("'", '').replace(/[.॰]$/, '');
}

let known: Map<string, CalendarName> | undefined;

/** What a word, or two, means as a weekday or month; the names are asked of `Intl` when they are first needed. */
export function calendarName(text: string): CalendarName | undefined {
  known ??= namesOf(languages);
  return known.get(nameOf(text));
}

/** The weekday that a text names and nothing else, from 1 for Monday. */
export function weekdayOf(text: string): number | null {
  return calendarName(text)?.weekday ?? null;
}

// 1 January 2024 was a Monday.
const days = Array.from({ length: 7 }, (_, index) => Date.UTC(2024, 0, 1 + index));
const months = Array.from({ length: 12 }, (_, index) => Date.UTC(2024, index, 1));

function namesOf(all: Language[]): Map<string, CalendarName> {
  const names = new Map<string, CalendarName>();
  const add = (part: 'weekday' | 'month', name: string, index: number): void => {
    const key = nameOf(name);
    if (key === '' || /^\d/.test(key)) return;
    const before = names.get(key) ?? { weekday: null, month: null };
    names.set(key, { ...before, [part]: before[part] ?? index + 1 });
  };
  for (const { code, weekdays = '', months: others = '' } of all) {
    for (const width of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(code, { month: width, timeZone: 'UTC' });
      // Beside a day many languages write another form of a month: `января`.
      const dated = new Intl.DateTimeFormat(code, { weekday: width, month: width, day: 'numeric', timeZone: 'UTC' });
      for (const [index, date] of days.entries()) add('weekday', written(dated, 'weekday', date), index);
      for (const [index, date] of months.entries()) {
        add('month', written(alone, 'month', date), index);
        add('month', written(dated, 'month', date), index);
      }
    }
    for (const [index, forms] of weekdays.split('|').entries()) {
      for (const form of forms.split(' ')) add('weekday', form, index);
    }
    for (const [index, forms] of others.split('|').entries()) {
      for (const form of forms.split(' ')) add('month', form, index);
    }
  }
  return names;
}

function written(format: Intl.DateTimeFormat, part: 'weekday' | 'month', date: number): string {
  return format.formatToParts(date).find(({ type }) => type === part)?.value ?? '';
}
