import type { NamedUnit } from './unit.ts';

/**
 * Headings and lines in bold type outline a file; the others are rows of a list, a table or a paragraph. What heads a
 * column, as in a chart of who does what on which day, counts where nothing else does.
 */
type Form = 'heading' | 'bold' | 'line' | 'item' | 'row' | 'cell' | 'head';

/** A place that could name a part of the plan. */
export type Mention = {
  form: Form;
  unit: NamedUnit;
  /** Its words. */
  text: string;
  /** 1 to 6 for headings, 7 for bold lines, 8 and more for rows by their nesting. */
  depth: number;
  /** From here to `end` its own words stand, and up to `until` what belongs to it. */
  at: number;
  end: number;
  until: number;
  /** Its number is its place in an ordered list; `isFirst`: it begins the list. */
  isCounted?: boolean;
  isFirst?: boolean;
};

/** A heading, or a bold line that counts as one, with what it names if it names anything. */
export type Heading = { text: string; depth: number; at: number; end: number; until: number; mention: Mention | null };

/** A line in bold type that names a part of the plan counts as a heading below all others. */
export const boldDepth = 7;
export const rowDepth = 8;

export function isRow({ form }: Mention): boolean {
  return form !== 'heading' && form !== 'bold';
}
