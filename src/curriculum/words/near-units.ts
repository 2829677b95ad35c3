import { calendarName } from './calendar-words.ts';
import { folded } from './folded.ts';
import type { UnitWord } from './languages/language.ts';
import { withAsciiSigns } from './numerals.ts';
import { spelledNumber } from './spelled-numbers.ts';
import { bare } from './text-cleanup.ts';
import { unitWord, unitWords } from './unit-words.ts';
import { unitOf } from './units.ts';

/** What a heading was probably meant to name; its number is null where it has none. */
type NearUnit = { word: UnitWord; label: string; number: number | null };

const parts =
  /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}'’|-]{1,30})(?:[\s#_]{0,3}([\p{L}\p{M}\p{N}'’|-]{1,30}))?(\s*[:：.–—-])?/u;
/** Letters that are taken for the digits they look like. */
const likeDigits = /^[\dlI|oO]{1,3}$/;

/**
 * What a heading that names no part of a plan was probably meant to name (`Day l`, `Dya 7`, `Day Three`, `Third day`,
 * `Day: Feed`), or null if it looks like none.
 */
export function looksLikeUnit(heading: string): NearUnit | null {
  const text = withAsciiSigns(bare(heading.slice(0, 200)).normalize('NFC'));
  const [, first, second, sign] = parts.exec(text) ?? [];
  const unit = unitOf(heading);
  if (first === undefined || (unit !== null && !unit.spelled)) return null;
  if (unit?.leads) return { word: unit.word, label: unit.label, number: unit.number };
  const known = unitWord(first) ?? unitWord(inOneScript(first));
  if (known && second !== undefined) {
    const number = likeNumber(second) ?? spelledNumber(second);
    if (number !== null && isDecimal.test(text)) return near(known, null);
    if (number !== null) return near(known, number);
  }
  if ((known?.word === 'day' || known?.word === 'week') && second === undefined && sign !== undefined)
    return near(known, null);
  const counted = second === undefined ? undefined : unitWord(second);
  const spelt = spelledNumber(first);
  if (counted && spelt !== null) return near(counted, spelt);
  const glued = /^(\p{L}{2,20}?)[-_]?(\d{1,4})$/u.exec(first);
  const [word, digits] = glued ? [glued[1] ?? '', glued[2] ?? ''] : [first, second ?? ''];
  const meant = /^\d{1,4}$/.test(digits) && !calendarName(word) ? misspelt(folded(word)) : undefined;
  return meant ? near(meant, Number(digits)) : null;
}

function near({ word, one }: { word: UnitWord; one: string }, number: number | null): NearUnit {
  return { word, label: number === null ? one : `${one} ${number}`, number };
}

const isDecimal = /^[^\d]*\d+[.,]\d/;
/** `Day -3`, `Days 4-3` */
const dashed = /^[-–]?(\d{1,4})(?:[-–](\d{1,4}))?$/;

function likeNumber(text: string): number | null {
  const [, one, other = one] = dashed.exec(text) ?? [];
  if (one !== undefined) return Math.min(Number(one), Number(other));
  if (!likeDigits.test(text)) return null;
  return Number(text.replaceAll(/[lI|]/g, '1').replaceAll(/[oO]/g, '0'));
}

const latin: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  к: 'k',
  і: 'i',
  Т: 'T',
  К: 'K',
  М: 'M',
};

/** A word with Cyrillic letters that look like those of the Latin ones beside them. */
function inOneScript(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  return word.replaceAll(/\p{Script=Cyrillic}/gu, (letter) => latin[letter] ?? letter);
}

/** Words shorter than this are mistaken only where two letters changed places or one stands twice. */
const longEnough = 5;

function misspelt(word: string): ReturnType<typeof unitWord> {
  for (const [right, entry] of unitWords()) {
    if (right.length < 3 || Math.abs(right.length - word.length) > 1 || right[0] !== word[0]) continue;
    if (isSwapped(word, right) || isDoubled(word, right)) return entry;
    if (right.length >= longEnough && isOneApart(word, right)) return entry;
  }
  return undefined;
}

/** Where two words begin to differ. */
function differ(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

function isSwapped(word: string, right: string): boolean {
  const at = differ(word, right);
  if (word.length !== right.length || at >= word.length - 1) return false;
  return word[at] === right[at + 1] && word[at + 1] === right[at] && word.slice(at + 2) === right.slice(at + 2);
}

function isDoubled(word: string, right: string): boolean {
  const at = differ(word, right);
  return word.length === right.length + 1 && word[at] === word[at - 1] && word.slice(at + 1) === right.slice(at);
}

/** One letter too many, too few or another. */
function isOneApart(word: string, right: string): boolean {
  const at = differ(word, right);
  const rest = word.slice(at + 1);
  return rest === right.slice(at + 1) || rest === right.slice(at) || word.slice(at) === right.slice(at + 1);
}

/** Whether two names differ by one letter at most: `Dau 3` and `Day 3`. */
export function isNearWord(one: string, other: string): boolean {
  const [word, right] = [folded(one), folded(other)];
  return Math.abs(word.length - right.length) < 2 && (isOneApart(word, right) || isSwapped(word, right));
}
