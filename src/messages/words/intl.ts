import type { LocalDate, Weekday } from '../../core/calendar.ts';

const utc = { timeZone: 'UTC' } as const;
const instant = (on: LocalDate) => new Date(`${on}T00:00:00Z`);

/**
 * How a language writes numbers, lists and dates, made once: making a formatter takes a thousand times as long as using it.
 * `month`: in dates, long where the short one ends in a dot, which a sentence may follow.
 */
export function intlOf(locale: string, month: 'short' | 'long' = 'short') {
  const shortDate = { weekday: 'short', day: 'numeric', month, ...utc } as const;
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const lists = {
    and: new Intl.ListFormat(locale, { type: 'conjunction' }),
    or: new Intl.ListFormat(locale, { type: 'disjunction' }),
  };
  const thisYear = new Intl.DateTimeFormat(locale, shortDate);
  const anyYear = new Intl.DateTimeFormat(locale, { ...shortDate, year: 'numeric' });
  const wholeDate = new Intl.DateTimeFormat(locale, { dateStyle: 'full', ...utc });
  const months = new Intl.DateTimeFormat(locale, { month: 'short', ...utc });
  const weekdayNames = {
    long: new Intl.DateTimeFormat(locale, { weekday: 'long', ...utc }),
    short: new Intl.DateTimeFormat(locale, { weekday: 'short', ...utc }),
  };
  const weekday = (day: Weekday, how: keyof typeof weekdayNames) =>
    weekdayNames[how].format(new Date(Date.UTC(2026, 0, 4 + day)));
  return {
    number: (number: number) => numbers.format(number),
    plural: (number: number) => plurals.select(number),
    /** `a`, `a and b`, `a, b and c`. */
    list: (items: readonly string[], word: keyof typeof lists = 'and') => lists[word].format(items),
    /** A calendar date without a zone; with the year where `today` lies in another one. */
    date: (on: LocalDate, today: LocalDate = on) =>
      (on.slice(0, 4) === today.slice(0, 4) ? thisYear : anyYear).format(instant(on)),
    fullDate: (on: LocalDate) => wholeDate.format(instant(on)),
    month: (on: LocalDate) => months.format(instant(on)),
    weekday,
    /** `Mon–Fri`, `Mon, Wed, Fri`; undefined for all and for none, which have words of their own. */
    weekdays(days: readonly Weekday[]): string | undefined {
      const sorted = [...days].sort((a, b) => a - b);
      const [first] = sorted;
      const last = sorted.at(-1);
      if (first === undefined || last === undefined || sorted.length === 7) return undefined;
      const unbroken = sorted.length > 2 && last - first === sorted.length - 1;
      const shown = unbroken ? [first, last] : sorted;
      return shown.map((day) => weekday(day, 'short')).join(unbroken ? '–' : ', ');
    },
  };
}

/** A language as it calls itself: `Deutsch`. */
export function ownNameOf(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return `${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)}`;
}
