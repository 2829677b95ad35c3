import type { Mention } from '../mentions/mention.ts';
import type { NamedUnit } from '../mentions/unit.ts';

/** All numbers that units stand for. */
export function numbersOf(units: { unit: NamedUnit }[]): Set<number> {
  return new Set(units.flatMap(({ unit }) => spanOf(unit)));
}

const longestSpan = 400;

/** The numbers of a day or of several. */
export function spanOf({ number, last }: NamedUnit): number[] {
  if (number === null) return [];
  const length = Math.min(longestSpan, Math.max(0, (last ?? number) - number));
  return Array.from({ length: length + 1 }, (_, index) => number + index);
}

const enough = 400;

/** How much belongs to mentions; of a long day no more counts than shows that it is one. */
export function contentOf(mentions: Mention[]): number {
  return mentions.reduce((sum, { unit, end, until }) => sum + Math.min(enough, unit.title.length + until - end), 0);
}
