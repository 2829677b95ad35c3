import type { UnitKind } from '../../words/vocabulary.ts';
import type { FileChoice } from '../choice/opening.ts';
import type { NamedUnit } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { limits } from '../source.ts';

type Word = NamedUnit['word'];

/** What a plan was found to hold: whether it has a part of this kind and number anywhere, and whether it names any by this word. */
export type Read = { has(kind: UnitKind, number: number): boolean; uses(word: Word): boolean };

/** The kinds of parts that words name, as far as one of them can go missing. */
export const kinds: Partial<Record<Word, UnitKind>> = { day: 'day', lesson: 'day', week: 'week', module: 'week' };

export function numbersRead(choices: Map<ParsedFile, FileChoice>): Read {
  const numbers = new Map<UnitKind, Set<number>>();
  const words = new Set<Word>();
  for (const { day, week, openings } of choices.values()) {
    const opened = [...openings.values()].map(({ kind, unit }) => ({ ...unit, kind }));
    for (const { kind, word, named, number, last } of [day?.unit ?? [], week ?? [], opened].flat()) {
      if (named === 'word' && kinds[word] === kind) words.add(word);
      if (number === null) continue;
      const known = numbers.get(kind) ?? new Set();
      numbers.set(kind, known);
      for (let at = number; at <= Math.min(last ?? number, number + limits.days); at++) known.add(at);
    }
  }
  return { has: (kind, number) => numbers.get(kind)?.has(number) === true, uses: (word) => words.has(word) };
}
