import type { UnitWord } from './languages/language.ts';
import { chineseDigits, chineseNumber } from './numerals.ts';
import {
  counterAt,
  type KnownWord,
  ofWords,
  prefixes,
  spokenNumber,
  spokenNumbers,
  toWords,
  unitWord,
} from './unit-words.ts';

/** A unit word with its number, where it stands in a text. */
export type UnitMention = {
  word: UnitWord;
  /** Made of the word's first form: `Day 3`, `Days 3–4`, `第3天`. */
  label: string;
  number: number;
  /** Of a span. */
  last: number | null;
  start: number;
  end: number;
};

// Every number is looked at with what stands right before and behind it; so the time grows with the text alone.
const numerals = new RegExp(
  `\\d+|[${chineseDigits}]{1,7}|(?<![\\p{L}\\p{M}])(?:${spokenNumber})(?![\\p{L}\\p{M}])`,
  'gu',
);
const eastAsian = /[\p{Script=Han}\p{Script=Hangul}]/u;
const unspaced = '\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hangul}';
const wordBefore = new RegExp(
  `(?<=((?<![\\p{L}\\p{M}\\p{N}])[\\p{L}\\p{M}]{1,24}|[${unspaced}]{1,8})(\\s{1,3}(?:n[ºo°r]\\.?|thứ|رقم|ke-?)\\s{0,3}|\\s{0,3}[#№]?\\s{0,3}|[-–—_.]|\\.\\s{1,2}|\\s?[:(]\\s?|\\s[-–]\\s))`,
  'iuy',
);
const prefixBefore = new RegExp(`(?<=(?<!\\p{Script=Hangul})([${prefixes.join('')}])\\s?)`, 'uy');
const ordinalBehind =
  /([.ºª°]|\s?[-'’]?\p{L}{1,4}(?=\s))?(?:\s{1,3}|(?<=[.ºª°]))([\p{L}\p{M}]{1,24})(?![\p{L}\p{M}\p{N}])/uy;
const spanBehind = new RegExp(
  `(\\s*)(?:([-–—])|[~〜+&]|(?:${toWords})(?=[\\s\\d${prefixes.join('')}]))(\\s*)(?:[${prefixes.join('')}]\\s?|([\\p{L}\\p{M}]{1,24})\\s{0,3})?(\\d{1,15}|[${chineseDigits}]{1,7})`,
  'iuy',
);
const countBehind = new RegExp(
  `\\s*(?:\\/|(?<![\\p{L}\\p{M}])(?:${ofWords})(?=[\\s\\d]))\\s*(?:共\\s*)?\\d{1,5}(?!\\d)(?:[天周週日]|\\p{L}+)?!?`,
  'iuy',
);
/** What may stand behind a span whose dash has spaces around it; else `Day 12 - 3 ways` would be one. */
const endOfSpan = /\s*(?:$|[:.,|·•–—([)\]【】!](?!\d)|-(?!\s*\d))/uy;
/** Words that name a part in one language and are articles in others: `Les 5 étapes`, `Montag, den 5. Mai`, `Del 1 al 7`. */
const articles = new Set(['les', 'den', 'del', 'dne']);
const setOff = /\.?\s*$|\s*[:|,(–—]|\s*-\s/uy;
/** The end of a number that is an ordinal behind its word: `День 3-й`, `Day 3rd`. */
const endingBehind = /[-'’]?([\p{L}]{1,3})(?![\p{L}\p{M}\p{N}])/uy;
const isDecimal = /[.,]\d/y;
const behindApart = /\)|\s*(?:$|[:|·•–—(]|-\s)/y;
/** The a of `Day 6a`. */
const letterBehind = /[a-z](?![\p{L}\p{M}\p{N}])/iuy;
const mostNumbers = 12;

/** All units that a text names by a word and a number, in order. The text has ASCII signs. */
export function unitMentions(text: string): UnitMention[] {
  const found: UnitMention[] = [];
  const hasCounters = eastAsian.test(text);
  let looked = 0;
  for (const { 0: written, index } of text.matchAll(numerals)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    if (++looked > mostNumbers) break;
    const number = numberOf(written);
    const mention = number === null ? null : mentionAt(text, { written, number, at: index }, hasCounters);
    if (mention) found.push(mention);
  }
  return found;
}

type Numeral = { written: string; number: number; at: number };

function numberOf(written: string): number | null {
  if (/^\d/.test(written)) return written.length > 15 ? null : Number(written);
  return spokenNumbers.get(written) ?? chineseNumber(written);
}

function mentionAt(text: string, numeral: Numeral, hasCounters: boolean): UnitMention | null {
  return (hasCounters ? counted(text, numeral) : null) ?? afterWord(text, numeral) ?? beforeWord(text, numeral);
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** `第3天`, `第1-7天`, `第1天-第7天`, `3日目` */
function counted(text: string, { written, number, at: index }: Numeral): UnitMention | null {
  const prefix = at(prefixBefore, text, index);
  const hasPrefix = prefix !== null;
  const behind = index + written.length;
  const inner = spanAt(text, behind);
  const after = inner ? inner.end : behind;
  const space = /^\s?/.exec(text.slice(after, after + 1))?.[0].length ?? 0;
  const found = counterAt(text.slice(after + space, after + space + 5), hasPrefix);
  if (!found || (!hasPrefix && !/^\d/.test(written) && found.word !== 'day' && found.word !== 'week')) return null;
  const { word, before, counter } = found;
  const start = hasPrefix ? text.lastIndexOf(prefix[1] ?? '', index) : index;
  const close = after + space + counter.length;
  const outer = inner ?? spanAt(text, close);
  const last = outer && outer.last > number ? outer.last : null;
  let end = close;
  if (outer && !inner) end = outer.end + (text.startsWith(counter, outer.end) ? counter.length : 0);
  const count = last === null ? `${number}` : `${number}–${last}`;
  return { word, label: `${before}${count}${counter}`, number, last, start, end: withCount(text, end) };
}

/** `Day 3`, `Days 3-4`, `Day 3 - Day 4`, `Tag 3 von 30` */
function afterWord(text: string, { written, number, at: index }: Numeral): UnitMention | null {
  const before = at(wordBefore, text, index);
  const known = before?.[1] === undefined ? undefined : unitWord(before[1]);
  if (!before || !known) return null;
  // 周一 is Monday.
  if (!/^\d/.test(written) && known.word === 'week' && /[周週]$/.test(before[1] ?? '')) return null;
  const behind = index + written.length;
  const isApart = /\.\s|[:(]|\s[-–]\s/.test((before[2] ?? '').replace(/n[ºo°r]\./i, ''));
  const length = /[\p{Script=Han}\p{Script=Hangul}]$/u.test(before[1] ?? '')
    ? known.one.length
    : (before[1] ?? '').length;
  const start = index - (before[2] ?? '').length - length;
  const isPlural = known.many !== known.one && (before[1] ?? '').toLowerCase() === known.many.toLowerCase();
  const span = spanAt(text, behind, known, isPlural);
  if (span && span.last <= number && isPlural) return null;
  if (articles.has((before[1] ?? '').toLowerCase()) && !at(setOff, text, span?.end ?? behind)) return null;
  if (!span && at(isDecimal, text, behind)) return null;
  // `Day : 1`, `Wk. 1` and `Day (1)` stand alone, unlike `Day: 3 loaves`.
  if (isApart && (/[\p{L}\p{N}]/u.test(text.slice(0, start)) || !at(behindApart, text, behind))) return null;
  const found = mention(text, known, number, span, start, behind);
  return isApart && text[behind] === ')' ? { ...found, end: behind + 1 } : found;
}

/** `3. Tag`, `3-й день`, `2e semaine`, `पहला दिन` */
function beforeWord(text: string, { written, number, at: index }: Numeral): UnitMention | null {
  const behind = index + written.length;
  const match = at(ordinalBehind, text, behind);
  const known = match?.[2] === undefined ? undefined : unitWord(match[2]);
  if (!match || !known) return null;
  const ending = (match[1] ?? '')
    .trim()
    .replace(/^[-'’]/, '')
    .toLowerCase();
  const isOrdinal = ending === '' && !/^\d/.test(written) ? true : known.ordinals.has(ending);
  const end = behind + match[0].length;
  if (!isOrdinal || match[2]?.toLowerCase() !== known.one.toLowerCase()) return null;
  if (/^[\s#№]{0,3}\d/.test(text.slice(end, end + 4))) return null;
  if (ending === '' && /^\d/.test(written) && !at(endOfSpan, text, end)) return null;
  return mention(text, known, number, null, index, end);
}

function mention(
  text: string,
  { word, one, many, ordinals }: KnownWord,
  number: number,
  span: Span | null,
  start: number,
  behind: number,
): UnitMention {
  const last = span !== null && span.last > number ? span.last : null;
  const counter = counterAt(one, true);
  if (counter?.counter === one) {
    const count = last === null ? number : `${number}–${last}`;
    const end = span !== null && last !== null ? span.end : behind;
    return { word, label: `${counter.before}${count}${one}`, number, last, start, end: withCount(text, end) };
  }
  if (span !== null && last !== null) {
    return { word, label: `${many} ${number}–${last}`, number, last, start, end: withCount(text, span.end) };
  }
  const letter = at(letterBehind, text, behind)?.[0] ?? '';
  const ending = letter === '' ? at(endingBehind, text, behind) : null;
  const close = behind + (ending?.[1] && ordinals.has(ending[1].toLowerCase()) ? ending[0].length : letter.length);
  return {
    word,
    label: `${one} ${number}${letter}`,
    number,
    last,
    start,
    end: withCount(text, close),
  };
}

function withCount(text: string, end: number): number {
  return end + (at(countBehind, text, end)?.[0].length ?? 0);
}

type Span = { last: number; end: number };

function spanAt(text: string, index: number, known?: KnownWord, isPlural = false): Span | null {
  const match = at(spanBehind, text, index);
  if (!match) return null;
  const [whole, before, dash, behind, word, written = ''] = match;
  if (word !== undefined && (known === undefined || unitWord(word) !== known)) return null;
  const end = index + whole.length;
  const last = numberOf(written);
  const isTight = before === '' && behind === '' && dash !== undefined;
  const isJoined = dash === undefined && /[~〜+&]/.test(whole);
  const isOpen = at(/[-–—.,:/]\d|[a-z]/iuy, text, end) !== null;
  const isSure = known === undefined || isPlural || isTight || isJoined || word !== undefined;
  if (last === null || (known !== undefined && isOpen) || !(isSure || at(endOfSpan, text, end))) return null;
  return { last, end };
}
