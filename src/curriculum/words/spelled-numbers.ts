import { folded } from './folded.ts';
import { languages } from './languages/languages.ts';
import { unitWord } from './unit-words.ts';

/** Number words with their values, by the languages that know them: `to` is 2 in Danish only. */
const values = new Map<string, Map<string, number>>();
for (const { code, numbers } of languages) {
  const own = new Map(
    numbers
      .split('|')
      .flatMap((forms, index): [string, number][] =>
        forms.split(' ').map((form) => [folded(form.replace('_', ' ')), index + 1]),
      ),
  );
  own.delete('');
  values.set(code, own);
}

/** The value of a number word in one of some languages, or in any. */
export function spelledNumber(word: string, among: Iterable<string> = values.keys()): number | null {
  const form = folded(word);
  for (const code of among) {
    const value = values.get(code)?.get(form);
    if (value !== undefined) return value;
  }
  return null;
}

const roman = /^(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const letters: Record<string, number> = { C: 100, L: 50, X: 10, V: 5, I: 1 };

function romanNumber(text: string): number | null {
  if (!roman.test(text)) return null;
  let sum = 0;
  let last = 0;
  for (const letter of [...text].reverse()) {
    const value = letters[letter] ?? 0;
    sum += value < last ? -value : value;
    last = value;
  }
  return sum;
}

/** `One day` names no day; the first of several is said by an ordinal. */
const cardinalsOfOne = new Set(
  'one ein eine eins uno una um uma un une один одна одне jeden jedna jedno een en ett et satu bir'.split(' '),
);
const joiners = new Set(['y', 'e', 'et', 'and', 'og', 'och', 'en']);
const word = /[\p{L}\p{M}'’]+/gu;
/** Where a heading names something, it does so within its first words, or at its end. */
const mostWords = 16;
const mostRead = 300;
const between = /^[\s-]{1,2}$/;
const behindNumber = /^\s*(?:$|[:：.,|·•–—([)\]-])/;

type Token = { text: string; at: number; end: number };
/** A number in words, from one place to another. */
type Spelled = { value: number; at: number; end: number };

/** A text in which the unit that it names by words or Roman numerals, as in `Day Twenty-One: Flour`, `Week II` or `Erster Tag`, has its number in digits; null where it names none so. */
export function withDigits(text: string): string | null {
  const tokens = [...text.slice(0, mostRead).matchAll(word)]
    .slice(0, mostWords)
    .map(({ 0: found, index }): Token => ({ text: found, at: index, end: index + found.length }));
  for (const [index, token] of tokens.entries()) {
    const unit = unitWord(token.text);
    if (!unit) continue;
    const behind = numberFrom(text, tokens, index + 1, unit.codes);
    if (behind && /^[\s#]{1,3}$/.test(text.slice(token.end, behind.at))) {
      const rest = text.slice(behind.end);
      return `${text.slice(0, behind.at)}${behind.value}${innerDigits(rest)}`;
    }
    const before = numberBefore(text, tokens, index, unit.codes);
    if (before && token.text.toLowerCase() === unit.one.toLowerCase())
      return `${text.slice(0, before.at)}${token.text} ${before.value}${text.slice(token.end)}`;
  }
  return null;
}

const innerBegins = /^[\s,:;|·•/–—>-]{1,8}(?=\p{L})/u;

/** `Week One, Day Two` */
function innerDigits(rest: string): string {
  const gap = innerBegins.exec(rest)?.[0];
  const inner = gap === undefined ? null : withDigits(rest.slice(gap.length));
  const first = gap === undefined ? '' : (/^[\p{L}\p{M}]+/u.exec(rest.slice(gap.length))?.[0] ?? '');
  return inner !== null && unitWord(first) && inner.startsWith(first) ? `${gap}${inner}` : rest;
}

function numberFrom(text: string, tokens: Token[], index: number, codes: Set<string>): Spelled | null {
  const token = tokens[index];
  if (!token) return null;
  const inRoman = romanNumber(token.text);
  if (inRoman !== null)
    return behindNumber.test(text.slice(token.end)) ? { value: inRoman, at: token.at, end: token.end } : null;
  const value = spelledNumber(token.text, codes);
  if (value === null) return null;
  const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
  const last = next && joiners.has(next.text.toLowerCase()) ? afterNext : next;
  // `dix-sept`
  const isTens = value % 10 === 0 && (value >= 20 || text[token.end] === '-');
  const ones = last && isTens ? spelledNumber(last.text, codes) : null;
  const isOne = ones !== null && ones < 10 && next && between.test(text.slice(token.end, next.at));
  return isOne && last ? { value: value + ones, at: token.at, end: last.end } : { value, at: token.at, end: token.end };
}

/** `Third day`, `II неделя`, `двадцать первый день` */
function numberBefore(text: string, tokens: Token[], index: number, codes: Set<string>): Spelled | null {
  for (let from = Math.max(0, index - 3); from < index; from++) {
    const token = tokens[from];
    if (!token) continue;
    const inRoman = from === index - 1 ? romanNumber(token.text) : null;
    const found = inRoman === null ? numberFrom(text, tokens, from, codes) : { value: inRoman, ...token };
    const isCardinal = cardinalsOfOne.has(token.text.toLowerCase());
    if (found && !isCardinal && /^\s{1,3}$/.test(text.slice(found.end, tokens[index]?.at))) return found;
  }
  return null;
}
