import { type Tag, tokensOf } from '../../show/html-tokens.ts';
import { plain } from '../../words/text-cleanup.ts';
import { mayNameUnit, type NamedUnit, namedUnitOf } from '../mentions/unit.ts';

/** A tag, and where it stands in the file. */
export type Piece = { tag: Tag; from: number; to: number };

export function piecesOf(text: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (const token of tokensOf(text.slice(from, to))) {
    if (token.kind === 'tag')
      pieces.push({ tag: token, from: from + token.at, to: from + token.at + token.source.length });
  }
  return pieces;
}

/** An element, and the tags that stand in it. */
type Element = { open: Piece; close: Piece; inner: Piece[] };

/** The closed elements of some names that hold none of their own name. */
export function elementsOf(pieces: Piece[], name: RegExp): Element[] {
  const found: Element[] = [];
  const begun = new Map<string, number>();
  for (const [index, close] of pieces.entries()) {
    const { name: own, closes } = close.tag;
    if (!name.test(own)) continue;
    const from = begun.get(own);
    const open = from === undefined ? undefined : pieces[from];
    if (closes && from !== undefined && open) found.push({ open, close, inner: pieces.slice(from + 1, index) });
    if (closes) begun.delete(own);
    else begun.set(own, index);
  }
  return found;
}

/** What stands in an element, without its tags, on one line. */
export function wordsIn(html: string): string {
  let words = '';
  for (const token of tokensOf(html)) words += token.kind === 'words' ? token.words : ' ';
  return words.replaceAll(/\s+/g, ' ').trim();
}

export function unitIn(words: string): NamedUnit | null {
  const unit = namedUnitOf(plain(words));
  return unit !== null && unit.kind !== 'project' && !unit.loose && !unit.spelled ? unit : null;
}

export function kindOf(words: string): NamedUnit['kind'] | null {
  return unitIn(words)?.kind ?? null;
}

const marks = /^[ \t>]*(?:\[!\w{1,20}\][+-]?|[-*+#]+|\d{1,4}[.)])?[ \t]*(?:<[^<>]{0,200}>\s*)*/;

/** The lines of a text that begin with a day. */
export function daysIn(text: string): string[] {
  return text.split('\n').filter((line) => {
    const words = line.slice(0, 400).replace(marks, '').replace(/<.*/, '');
    return mayNameUnit(words) && kindOf(words) === 'day';
  });
}
