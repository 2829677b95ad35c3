import { type UnitMention, unitMentions } from './unit-mentions.ts';
import { linkWords } from './unit-words.ts';

/** Where a unit stands in a heading: only there it names the heading. */
type Place = 'start' | 'brackets' | 'part' | 'end' | 'middle';

type PlacedUnit = UnitMention & { place: Place; within: UnitMention | null };

const opening = /^(?:\d{1,4}[.)]\s+)?[^\p{L}\p{N}]*$/u;
const openBracket = /[([【「［{《]\s*$/;
const separatorBefore = /(?:\s[-–—]+|[–—|:;/·•>»!?,.])\s*$/;
const separatorBehind = /^\s*(?:[|:;·•–—,.([)\]】」!]|-\s|\s-|$)/;
const closeBracket = /^\s*[)\]】」］}》,;:·–—-]/;
/** A time or a key may still stand behind a unit that ends a heading. */
const ending = /^[^\p{L}\p{N}{(]*(?:\([^()]{1,40}\)|\{#[^{}]{1,200}\}|[^\p{L}\p{N}{(])*$/u;
/** `Kitchen task day 01 – Flour` names a day, a longer sentence does not. */
const wordsBefore = 2;
const between = /^[\s,:;|·•/–—>›-]{1,8}$/;
/** Stands between a week and its days where nothing else can be meant. */
export const within = '›';
const ranks = { month: 0, phase: 0, week: 1, module: 1, day: 2, lesson: 2, project: -1 };

/** The unit that names a heading, or null where it names none or only speaks of some. The text has ASCII signs. */
export function placedUnit(text: string): PlacedUnit | null {
  const found = unitMentions(text).flatMap((unit): PlacedUnit[] => {
    const place = placeOf(text, unit);
    return place === null ? [] : [{ ...unit, place, within: null }];
  });
  const [first] = found;
  if (first?.place !== 'start') return found.find(({ word }) => ranks[word] === 2) ?? first ?? null;
  return inner(text, first, found) ?? atEnd(first, found) ?? first;
}

/** `Week 2, Day 3: Title` is a day. */
function inner(text: string, first: PlacedUnit, found: PlacedUnit[]): PlacedUnit | null {
  let finest = first;
  for (const next of found.slice(1)) {
    const gap = text.slice(finest.end, next.start);
    const isInner = finest.last === null && ranks[finest.word] >= 0 && ranks[next.word] > ranks[finest.word];
    // `Week 1: Days 1-7` is the week.
    if (!isInner || (next.last !== null && !gap.includes(within)) || !between.test(gap)) break;
    finest = { ...next, start: first.start, place: 'start', within: finest };
  }
  return finest === first ? null : finest;
}

/** `Part 1 | Flour | Day 39` is a day, too, for a day counts more than what is numbered by another word. */
function atEnd(first: PlacedUnit, found: PlacedUnit[]): PlacedUnit | null {
  if (['day', 'week', 'month'].includes(first.word)) return null;
  return found.find(({ word, last, place }) => word === 'day' && last === null && place !== 'middle') ?? null;
}

function placeOf(text: string, { start, end }: UnitMention): Place | null {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  if (opening.test(before)) return 'start';
  if (openBracket.test(before) && closeBracket.test(behind)) return 'brackets';
  const isEnd = ending.test(behind);
  if (separatorBefore.test(before) && (isEnd || separatorBehind.test(behind))) return 'part';
  if (!isEnd && !separatorBehind.test(behind)) return null;
  const words = before.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length > wordsBefore || linkWords.has(words.at(-1)?.toLowerCase() ?? '')) return null;
  return isEnd ? 'end' : 'middle';
}
