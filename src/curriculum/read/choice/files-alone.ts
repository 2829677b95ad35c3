import type { Mention } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { DayChoice } from './file-days.ts';

/** The units of paths in which no day stands: all their files are one unit. */
export function aloneIn(
  files: ParsedFile[],
  weeks: ReadonlyMap<ParsedFile, { id: string }>,
  days: DayChoice,
  chosen: Set<Mention>,
): Set<string> {
  const holding = new Set<string>();
  const filled = new Set<string>();
  for (const file of files) {
    const id = weeks.get(file)?.id;
    if (id === undefined) continue;
    const holds = days.files.has(file) || file.mentions.some((one) => days.mentions.has(one) || chosen.has(one));
    if (holds) holding.add(id);
    if (file.blocks.some(({ type }) => type !== 'yaml')) filled.add(id);
  }
  const hasDays = days.files.size + days.mentions.size > 0;
  if (hasDays && holding.size === 0) return new Set();
  return new Set([...filled].filter((id) => !holding.has(id)));
}
