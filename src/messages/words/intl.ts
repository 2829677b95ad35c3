import type { LocalDate, Weekday } from '../../core/calendar.ts';
import { quoted } from '../kit/format.ts';

const utc = { timeZone: 'UTC' } as const;
const instant = (on: LocalDate) => new Date(`${on}T00:00:00Z`);

/**
 * How a language writes numbers, lists and dates, made once: making a formatter takes a thousand times as long as using it.
 * `marks`: its quotation marks. `month`: in dates, long where the short one ends in a dot, which a sentence may follow.
 */
export function intlOf(locale: string, marks: [string, string], month: 'short' | 'long' = 'short') {
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
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' });
  const weekdayIn = (weekday: 'long' | 'short') => {
    const names = new Intl.DateTimeFormat(locale, { weekday, ...utc });
    return (day: Weekday) => names.format(new Date(Date.UTC(2026, 0, 4 + day)));
  };
  const shortWeekday = weekdayIn('short');
  /** `a`, `a and b`, `a, b and c`. */
  const list = (items: readonly string[], word: keyof typeof lists = 'and') => lists[word].format(items);
  const cited = (text: string) => `${marks[0]}${text}${marks[1]}`;
  return {
    number: (number: number) => numbers.format(number),
    plural: (number: number) => plurals.select(number),
    list,
    /** Somebody's words, made harmless and cut to a length. */
    quoted: (text: string, limit?: number) => quoted(text, limit, marks),
    /** Somebody's words as they are, where nothing reads them as Markdown. */
    cited,
    /** `“a” and “b”`, of what is harmless. */
    quotedList: (texts: readonly string[], word?: keyof typeof lists) => list(texts.map(cited), word),
    /** A calendar date without a zone; with the year where `today` lies in another one. */
    date: (on: LocalDate, today: LocalDate = on) =>
      (on.slice(0, 4) === today.slice(0, 4) ? thisYear : anyYear).format(instant(on)),
    fullDate: (on: LocalDate) => wholeDate.format(instant(on)),
    month: (on: LocalDate) => months.format(instant(on)),
    weekday: weekdayIn('long'),
    shortWeekday,
    /** `Mon–Fri`, `Mon, Wed, Fri`; none and all have words of their own. */
    weekdays(days: readonly Weekday[], none: string, all: string): string {
      const sorted = [...days].sort((a, b) => a - b);
      const [first] = sorted;
      const last = sorted.at(-1);
      if (first === undefined || last === undefined) return none;
      if (sorted.length === 7) return all;
      const unbroken = sorted.length > 2 && last - first === sorted.length - 1;
      const shown = unbroken ? [first, last] : sorted;
      return shown.map(shortWeekday).join(unbroken ? '–' : ', ');
    },
    /** Another language, in this one; its code where it has no name. */
    languageName: (code: string) => languageNames.of(code) ?? code,
  };
}

/** Lets a sentence follow a colon: “Day 178 is …” becomes “day 178 is …”, “I …” stays. */
export function lowered(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

/** Lets a name begin a sentence. */
export function raised(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** A language as it calls itself: `Deutsch`. */
export function ownNameOf(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return `${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)}`;
}
