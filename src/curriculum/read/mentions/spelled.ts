import type { ParsedFile } from '../parsed-file.ts';
import type { NamedUnit } from './unit.ts';

/**
 * Numbers in words or Roman numerals count only where those of a word run on from the first, as in `Day One`, `Day Two`:
 * `Day X` alone is no tenth day, and a lone `Day Three` among digits is a slip of its author.
 */
export function withoutLoneSpellings(files: ParsedFile[]): ParsedFile[] {
  const numbers = new Map<string, Set<number>>();
  for (const { mentions, path } of files) {
    for (const { unit } of [...mentions, ...path]) {
      const { word, spelled, number } = unit;
      if (spelled && number !== null) numbers.set(word, (numbers.get(word) ?? new Set()).add(number));
    }
  }
  if (numbers.size === 0) return files;
  const isMeant = ({ unit }: { unit: NamedUnit }): boolean =>
    !unit.spelled || [1, 2].every((number) => numbers.get(unit.word)?.has(number));
  return files.map((file) => ({
    ...file,
    path: file.path.filter(isMeant),
    mentions: file.mentions.filter(isMeant),
    headings: file.headings.map((heading) =>
      heading.mention && !isMeant(heading.mention) ? { ...heading, mention: null } : heading,
    ),
  }));
}
