import { wordsOf } from './text.ts';

/**
 * What something is found by: `refs` are its keys, `names` what people call it, and it may bear a number, or all numbers
 * up to `last`.
 */
type Named = { refs: readonly string[]; names: readonly string[]; number?: number | null; last?: number | null };

/** Things with all they are found by, for `find` and `suggest`; make it once, for people are answered at every keystroke. */
export type Index<T> = {
  items: readonly T[];
  exact: ReadonlyMap<string, T>;
  entries(): readonly Entry<T>[];
};

type Entry<T> = {
  item: T;
  names: readonly string[];
  number: number | null;
  last: number | null;
  /** Keys and names without gaps. */
  folded: readonly string[];
  /** The words of all names. */
  words: string;
  /** The same without gaps, and without the zeros before a number. */
  run: string;
};

/** Discord lets nobody type more than this into an option, which may hold two names: the label and the title. */
const longestName = 100;
const longestText = 2 * longestName;
const wordsAtMost = 10;

/** A text as it is compared: letters and digits in lower case without accents, the words a blank apart. */
export function fold(text: string): string {
  return wordsOf(text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''));
}

/** Whether two names would be taken for each other. */
export function isSameName(one: string, other: string): boolean {
  return packed(fold(one)) === packed(fold(other));
}

export function indexOf<T>(items: readonly T[], named: (item: T) => Named): Index<T> {
  const exact = new Map<string, T>();
  for (const item of items) for (const ref of named(item).refs) if (!exact.has(ref)) exact.set(ref, item);
  let made: Entry<T>[] | undefined;
  const entries = () => {
    made ??= items.map((item) => entryOf(item, named(item)));
    return made;
  };
  return { items, exact, entries };
}

function entryOf<T>(item: T, { refs, names, number = null, last = number }: Named): Entry<T> {
  const folded = names.map((name) => fold(name.slice(0, longestName)));
  const words = ['', ...folded].join(' ');
  const run = packed(words);
  const keys = [...[...new Set(refs)].map(fold), ...folded].map(packed);
  const folds = [...keys, run].filter((key) => key !== '');
  return { item, names, number, last, folded: folds, words, run: startingZero.test(words) ? withoutZeros(words) : run };
}

/**
 * The one that is meant: by a key or name letter for letter, else by one however it is written, else by `number`;
 * undefined if none or several.
 */
export function find<T>(index: Index<T>, text: string, number: number | null = null): T | undefined {
  const exact = text.trim();
  const named = index.exact.get(exact);
  if (named !== undefined) return named;
  const wanted = packed(fold(text.slice(0, longestText)));
  const found =
    only(index, ({ names }) => names.includes(exact)) ?? only(index, ({ folded }) => folded.includes(wanted));
  if (found !== undefined || number === null) return found?.item;
  const isAmong = ({ number: first, last }: Entry<T>) => first !== null && first < number && number <= (last ?? 0);
  return (only(index, (entry) => entry.number === number) ?? only(index, isAmong))?.item;
}

/** As `find`, or else the only one in whose names the whole text stands. */
export function findPartly<T>(index: Index<T>, text: string, number: number | null = null): T | undefined {
  const asked = askedFor(fold(text.slice(0, longestText)));
  return find(index, text, number) ?? only(index, (entry) => asked.words !== '' && contains(entry, asked))?.item;
}

/**
 * What may be meant, the nearest first: what `find` finds; names with a word that begins so, with the text anywhere, with
 * all its words; numbers near to its number; names with the beginnings of its words; and where there is none of these,
 * names with a letter or two amiss. The first ones for an empty text.
 */
export function suggest<T>(index: Index<T>, text: string, limit: number, number: number | null = null): T[] {
  const wanted = fold(text.slice(0, longestText));
  if (wanted === '') return index.items.slice(0, limit);
  const entries = index.entries();
  const sure = find(index, text, number);
  const asked = askedFor(wanted);
  const words = tellingWords(entries, wanted);
  const near = nearest(entries, (entry) => (entry.item === sure ? 0 : rankOf(entry, asked, words)));
  return (near.length > 0 ? near : misspelled(entries, wanted)).slice(0, limit);
}

function only<T>(index: Index<T>, matches: (entry: Entry<T>) => boolean): Entry<T> | undefined {
  const found = index.entries().filter(matches);
  return found.length === 1 ? found[0] : undefined;
}

function nearest<T>(entries: readonly Entry<T>[], rank: (entry: Entry<T>) => number): T[] {
  return entries
    .map((entry) => ({ item: entry.item, rank: rank(entry) }))
    .filter((ranked) => ranked.rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** What is looked for, prepared once for all entries: its words, the same as `Entry.run`, and its first number. */
type AskedFor = { words: string; run: string; digits: string | undefined };

function askedFor(words: string): AskedFor {
  return { words, run: withoutZeros(words), digits: /\d{1,15}/.exec(words)?.[0] };
}

function rankOf<T>(entry: Entry<T>, asked: AskedFor, words: string[]): number {
  const { digits } = asked;
  const isNumber = digits === asked.words && entry.number !== null;
  if (isNumber ? String(entry.number).startsWith(digits) : entry.words.includes(` ${asked.words}`)) return 1;
  if (!isNumber && contains(entry, asked)) return 2;
  if (words.length > 0 && words.every((word) => entry.words.includes(word))) return 3;
  const away = digits === undefined || entry.number === null ? undefined : Math.abs(entry.number - Number(digits));
  if (away !== undefined && away <= 5) return 4 + away / 10;
  const begun = words.filter((word) => entry.words.includes(` ${word.slice(0, 4)}`)).length;
  return begun > 0 ? 6 - begun / words.length : Number.POSITIVE_INFINITY;
}

/** One or two letters stand in nearly every name. */
function contains<T>({ run }: Entry<T>, { words, run: wanted }: AskedFor): boolean {
  return (words.length > 2 || /^\d+$/.test(words)) && run.includes(wanted);
}

/** The words of a text but for numbers and those that most names have, as “day”, for these tell none from another. */
function tellingWords<T>(entries: readonly Entry<T>[], wanted: string): string[] {
  const words = wanted.split(' ').filter((word) => word.length > 2 && !/^\d+$/.test(word));
  return words.slice(0, wordsAtMost).filter((word) => {
    const having = entries.filter((entry) => entry.words.includes(` ${word}`)).length;
    return having * 2 <= entries.length;
  });
}

function misspelled<T>(entries: readonly Entry<T>[], wanted: string): T[] {
  const text = packed(wanted);
  if (text.length < 3 || text.length > 40 || /\d/.test(text)) return [];
  const allowed = text.length < 5 ? 1 : 2;
  return nearest(entries, ({ folded }) => {
    const likely = folded.filter((name) => Math.abs(name.length - text.length) <= allowed);
    const distance = Math.min(...likely.map((name) => editDistance(text, name)));
    return distance <= allowed ? distance : Number.POSITIVE_INFINITY;
  });
}

/** How many letters must be added, dropped or changed to make `b` of `a`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const letter of a) {
    const next = [(row[0] ?? 0) + 1];
    for (let i = 1; i <= b.length; i++) {
      const changed = (row[i - 1] ?? 0) + (b[i - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Without the gaps between words; those between numbers stay, for 2/1 is not 21. */
function packed(folded: string): string {
  return folded.replaceAll(/(?<!\d) | (?!\d)/g, '');
}

const startingZero = /\b0+(?=\d)/;
const startingZeros = new RegExp(startingZero, 'g');

function withoutZeros(folded: string): string {
  return packed(folded.replaceAll(startingZeros, ''));
}
