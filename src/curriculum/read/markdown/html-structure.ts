import type { Html, Root } from 'mdast';
import type { Rewriting, Source } from '../source.ts';
import { daysIn, elementsOf, kindOf, type Piece, piecesOf, unitIn, wordsIn } from './html-elements.ts';
import { tableEdits } from './html-tables.ts';
import { endOf, startOf, wordsOf } from './nodes.ts';

// Days that an author headed in HTML are written as Markdown has them, before anything else is read: `<h3>Day 1</h3>`,
// `<summary>Day 1</summary>`, and tables whose rows are days. All other HTML stays for those who show it.

const structural = /<(?:h[1-6]|summary|table)[\s>]/i;

/** What makes Markdown of the HTML by which a file is divided into days or weeks. */
export function structureEdits({ text }: Source, root: Root): Rewriting[] {
  if (!structural.test(text)) return [];
  const blocks = root.children.filter((block): block is Html => block.type === 'html');
  const pieces = blocks.flatMap((block) => piecesOf(text, startOf(block), endOf(block)));
  return [...headingEdits(text, pieces), ...summaryEdits(text, pieces, root), ...tableEdits(text, pieces)];
}

function headingEdits(text: string, pieces: Piece[]): Rewriting[] {
  const headings = elementsOf(pieces, /^h[1-6]$/).map(({ open, close }) => {
    const words = wordsIn(text.slice(open.to, close.from));
    return { from: open.from, to: close.to, words, depth: Number(open.tag.name.slice(1)) };
  });
  if (!headings.some(({ words }) => unitIn(words)?.leads)) return [];
  return headings.map(({ from, to, words, depth }) => ({ from, to, text: headingText(depth, words) }));
}

function headingText(depth: number, words: string): string {
  return words === '' ? '\n\n' : `\n\n${'#'.repeat(depth)} ${words}\n\n`;
}

/** Nobody folds a plan deeper. */
const deepest = 3;

/** Where each fold ends. */
function foldEnds(pieces: Piece[]): Map<Piece, number> {
  const ends = new Map<Piece, number>();
  const open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.tag.name !== 'details') continue;
    if (!piece.tag.closes) open.push(piece);
    else {
      const fold = open.pop();
      if (fold) ends.set(fold, piece.from);
    }
  }
  return ends;
}

/** Folds whose summary names a day or week are headings, unless the file has headings for these: then they are a part of one. */
function summaryEdits(text: string, pieces: Piece[], root: Root): Rewriting[] {
  const summaries = new Map(elementsOf(pieces, /^summary$/).map((one) => [one.open, one]));
  if (summaries.size === 0) return [];
  const headings = root.children.filter((block) => block.type === 'heading');
  const edits: Rewriting[] = [];
  const ends = foldEnds(pieces);
  const open: { piece: Piece; isUnit: boolean }[] = [];
  let known: Set<string> | undefined;
  let hasDays: boolean | undefined;
  let units = 0;
  let base = 1;
  let next = 0;
  for (const piece of pieces) {
    const { name, closes } = piece.tag;
    // Headings within a fold are a part of it.
    for (let heading = headings[next]; heading && startOf(heading) < piece.from; heading = headings[++next]) {
      if (units === 0) base = heading.depth + 1;
    }
    if (name === 'details' && !closes) open.push({ piece, isUnit: false });
    else if (name === 'details') {
      if (!open.pop()?.isUnit) continue;
      units -= 1;
      edits.push({ from: piece.from, to: piece.to, text: '\n\n' });
    } else if (summaries.has(piece)) {
      const { close } = summaries.get(piece) ?? { close: piece };
      const fold = open.at(-1);
      const words = wordsIn(text.slice(piece.to, close.from));
      const kind = kindOf(words);
      if (!fold || fold.isUnit || kind === null) continue;
      known ??= new Set(headings.flatMap((heading) => kindOf(wordsOf(heading)) ?? []));
      if (known.has(kind)) continue;
      // Folds of weeks beside the days are an overview of them.
      if (kind !== 'day') hasDays ??= daysIn(text).length > 0;
      const isOverview = kind !== 'day' && hasDays && daysIn(text.slice(close.to, ends.get(fold.piece))).length === 0;
      if (open.length > deepest || isOverview) continue;
      fold.isUnit = true;
      units += 1;
      edits.push({ from: fold.piece.from, to: fold.piece.to, text: '\n\n' });
      edits.push({ from: piece.from, to: close.to, text: headingText(Math.min(6, base + units - 1), words) });
    }
  }
  return edits;
}
