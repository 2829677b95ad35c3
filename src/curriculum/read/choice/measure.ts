import type { Mention } from '../mentions/mention.ts';
import type { NamedUnit } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';

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

/** Whether sections name some of the parts that a table or list before them names, in their file. */
export function areSectionsOf(sections: Mention[], rows: Mention[], files: ParsedFile[]): boolean {
  const labels = new Set(rows.map(({ unit }) => unit.label));
  const isOfAll = sections.length > 0 && sections.every(({ unit }) => labels.has(unit.label));
  if (!isOfAll || labels.size <= sections.length || labels.size < rows.length) return false;
  const last = rows.at(-1)?.at ?? 0;
  return files.some(({ mentions }) => {
    const own = new Set(mentions);
    return rows.every((row) => own.has(row)) && sections.every((one) => own.has(one) && one.at > last);
  });
}
