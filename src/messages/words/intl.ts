import type { LocalDate, Weekday } from '../../core/calendar.ts';
import { quoted } from '../kit/format.ts';

const utc = { timeZone: 'UTC' } as const;
const instant = (on: LocalDate) => new Date(`${on}T00:00:00Z`);

/**
 * How a language writes numbers, lists and dates. Each formatter is made once, for that takes a thousand times as long as
 * using it, and when it is first needed, for each loads data of its language.
 * `marks`: its quotation marks. `month`: in dates, long where the short one ends in a dot, which a sentence may follow.
 */
export function intlOf(locale: string, marks: [string, string], month: 'short' | 'long' = 'short') {
  const shortDate = { weekday: 'short', day: 'numeric', month, ...utc } as const;
  const numbers = once(() => new Intl.NumberFormat(locale));
  const plurals = once(() => new Intl.PluralRules(locale));
  const lists = {
    and: once(() => new Intl.ListFormat(locale, { type: 'conjunction' })),
    or: once(() => new Intl.ListFormat(locale, { type: 'disjunction' })),
  };
  const thisYear = once(() => new Intl.DateTimeFormat(locale, shortDate));
  const anyYear = once(() => new Intl.DateTimeFormat(locale, { ...shortDate, year: 'numeric' }));
  const wholeDate = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', ...utc }));
  const months = once(() => new Intl.DateTimeFormat(locale, { month: 'short', ...utc }));
  const languageNames = once(() => new Intl.DisplayNames(locale, { type: 'language' }));
  const weekdayIn = (weekday: 'long' | 'short') => {
    const names = once(() => new Intl.DateTimeFormat(locale, { weekday, ...utc }));
    return (day: Weekday) => names().format(new Date(Date.UTC(2026, 0, 4 + day)));
  };
  const shortWeekday = weekdayIn('short');
  /** `a`, `a and b`, `a, b and c`. */
  const list = (items: readonly string[], word: keyof typeof lists = 'and') => lists[word]().format(items);
  const cited = (text: string) => `${marks[0]}${text}${marks[1]}`;
  return {
    number: (number: number) => numbers().format(number),
    plural: (number: number) => plurals().select(number),
    list,
    /** Somebody's words, made harmless and cut to a length. */
    quoted: (text: string, limit?: number) => quoted(text, limit, marks),
    /** Somebody's words as they are, where nothing reads them as Markdown. */
    cited,
    /** `“a” and “b”`, of what is harmless. */
    quotedList: (texts: readonly string[], word?: keyof typeof lists) => list(texts.map(cited), word),
    /** A calendar date without a zone; with the year where `today` lies in another one. */
    date: (on: LocalDate, today: LocalDate = on) =>
      (on.slice(0, 4) === today.slice(0, 4) ? thisYear : anyYear)().format(instant(on)),
    fullDate: (on: LocalDate) => wholeDate().format(instant(on)),
    month: (on: LocalDate) => months().format(instant(on)),
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
    languageName: (code: string) => languageNames().of(code) ?? code,
  };
}

function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
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
