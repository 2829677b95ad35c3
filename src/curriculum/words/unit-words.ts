import { folded } from './folded.ts';
import type { UnitWord } from './languages/language.ts';
import { languages } from './languages/languages.ts';

/** A word for a part of a plan, as its label is made. */
export type KnownWord = {
  word: UnitWord;
  /** What the label of one is made of, and of several. */
  one: string;
  many: string;
  /** What may stand between a number and this word: `.` in German, `st` in English; '' where nothing needs to. */
  ordinals: Set<string>;
  /** The languages that know it. */
  codes: Set<string>;
};

/** A counter behind a number: the 天 of `第3天`. `before` is what its label has before the number. */
type KnownCounter = { word: UnitWord; before: string; counter: string };

const known = new Map<string, KnownWord>();
const withoutAccents = new Map<string, KnownWord>();
/** Words of scripts that put no space between words. */
const glued = new Map<string, KnownWord>();
const counters = { withPrefix: new Map<string, KnownCounter>(), alone: new Map<string, KnownCounter>() };
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

for (const { code, units, ordinals, numberFirst, counters: counted } of languages) {
  const between = new Set([...ordinals.split(' ').filter((ending) => ending !== ''), ...(numberFirst ? [''] : [])]);
  for (const [word, forms] of wordsOf(units)) {
    const [one = '', many = one] = forms.split(' ');
    const entry: KnownWord = {
      word,
      one: capitalised(one),
      many: capitalised(many),
      ordinals: between,
      codes: new Set([code]),
    };
    for (const form of forms.split(' ')) {
      const before = known.get(form.toLowerCase());
      if (before) {
        before.ordinals = new Set([...before.ordinals, ...between]);
        before.codes.add(code);
      } else known.set(form.toLowerCase(), entry);
      if (!withoutAccents.has(folded(form))) withoutAccents.set(folded(form), entry);
      if (unspaced.test(form)) glued.set(form, entry);
    }
  }
  if (!counted) continue;
  const { before } = counted;
  for (const [word, counter] of wordsOf(counted.alone)) {
    addCounter(counters.alone, { word, before: '', counter });
    addCounter(counters.withPrefix, { word, before: '', counter });
  }
  for (const [word, counter] of wordsOf(counted.units)) addCounter(counters.withPrefix, { word, before, counter });
}

function wordsOf(units: Partial<Record<UnitWord, string>>): [UnitWord, string][] {
  return Object.entries(units).flatMap(([word, all]) =>
    all.split('|').map((forms): [UnitWord, string] => [word as UnitWord, forms]),
  );
}

function capitalised(word: string): string {
  return (word[0] ?? '').toUpperCase() + word.slice(1);
}

function addCounter(to: Map<string, KnownCounter>, entry: KnownCounter): void {
  if (!to.has(entry.counter)) to.set(entry.counter, entry);
}

/** What a word means as the name of a part, whatever its case and accents. */
export function unitWord(word: string): KnownWord | undefined {
  const own = known.get(word.toLowerCase()) ?? withoutAccents.get(folded(word));
  if (own || !unspaced.test(word)) return own;
  for (let length = Math.min(6, word.length); length > 0; length--) {
    const end = glued.get(word.slice(-length));
    if (end) return end;
  }
  return undefined;
}

/** All words that name a part, without accents. */
export function unitWords(): Iterable<[string, KnownWord]> {
  return withoutAccents;
}

const longestCounter = 5;

/** The counter that a text begins with, after a number that has a prefix such as 第 or has none. */
export function counterAt(text: string, hasPrefix: boolean): KnownCounter | undefined {
  const all = hasPrefix ? counters.withPrefix : counters.alone;
  for (let length = Math.min(longestCounter, text.length); length > 0; length--) {
    const found = all.get(text.slice(0, length));
    if (found) return found;
  }
  return undefined;
}

/** What stands before a number that has a counter. */
export const prefixes = [...new Set(languages.flatMap(({ counters: counted }) => counted?.before ?? []))];

function listOf(of: 'to' | 'of' | 'links'): string[] {
  const words = languages.flatMap((language) => language[of].split(' ')).filter((word) => word !== '');
  return [...new Set(words)];
}

/** Words between the ends of a span, and between a number and how many there are, as parts of a pattern. */
export const toWords = longestFirst(listOf('to'));
export const ofWords = longestFirst(listOf('of'));
/** Words before a unit that stands in a sentence. */
export const linkWords = new Set(listOf('links'));

function longestFirst(words: string[]): string {
  return words.toSorted((one, other) => other.length - one.length).join('|');
}

/** Number words of the languages whose headings count in words, with their values. */
export const spokenNumbers = new Map(
  languages
    .filter(({ countsInWords }) => countsInWords)
    .flatMap(({ numbers }) =>
      numbers
        .split('|')
        .flatMap((forms, index): [string, number][] =>
          forms.split(' ').map((form) => [form.replace('_', ' '), index + 1]),
        ),
    ),
);
export const spokenNumber = longestFirst([...spokenNumbers.keys()]);
