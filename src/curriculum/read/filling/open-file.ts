import type { FileChoice, Opening } from '../choice/opening.ts';
import type { ParsedFile } from '../parsed-file.ts';

/** A file while its parts are filled. */
export type OpenFile = ParsedFile & {
  choice: FileChoice;
  /** What begins in it, in order. */
  openings: Opening[];
  /** It has days or weeks but no month, so that its first heading names the month. */
  isMonth: boolean;
  /** Its first heading has been read. */
  started: boolean;
};

export function openFile(parsed: ParsedFile, choice: FileChoice): OpenFile {
  const openings = [...choice.openings.values()].sort((one, other) => one.at - other.at);
  const hasMonth = openings.some(({ kind }) => kind === 'month');
  const hasParts = openings.some(({ kind }) => kind === 'week' || kind === 'day');
  return { ...parsed, choice, openings, isMonth: hasParts && !hasMonth, started: false };
}

/** What begins between two offsets. */
export function openingsWithin({ openings }: OpenFile, from: number, to: number): Opening[] {
  let low = 0;
  for (let high = openings.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((openings[middle]?.at ?? to) < from) low = middle + 1;
    else high = middle;
  }
  const found: Opening[] = [];
  for (let opening = openings[low]; opening && opening.at < to; opening = openings[++low]) found.push(opening);
  return found;
}
