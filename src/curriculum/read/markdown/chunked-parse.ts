import type { List, Nodes, Root, RootContent } from 'mdast';
import { parsedItem } from './long-item.ts';

// The parser's memory and time grow with the length of what it is given, and much faster than it where there are lists, so
// a file is parsed in pieces. A heading at the first column ends every block before it but fenced code and HTML; an item
// there goes on with a list of its kind before it. Where a piece ends otherwise, it is parsed again together with the
// piece after it.

/** Parses a piece; `isFrontMatter` where it is the settings before the text, which look like rules anywhere else. */
type Parse = (piece: string, isFrontMatter: boolean) => Root;

/** A piece starts at the front matter's end, a heading or an item; `marker` tells the kind of the item's list. */
type Start = { at: number; marker: string | null };
type Piece = Start & { text: string; line: number; blocks: RootContent[] };

/** Parses a text piece by piece; the tree is the one that `parse` makes of the whole. */
export function parseInPieces(text: string, parse: Parse): Root {
  const pieces = piecesOf(text, parse);
  if (text.includes(definition)) withReferences(pieces, parse);
  const children: RootContent[] = [];
  for (const { at, marker, line, blocks } of pieces) {
    if (at > 0) for (const block of blocks) move(block, at, line);
    const before = children.at(-1);
    const [first, ...rest] = blocks;
    if (marker !== null && before?.type === 'list' && first?.type === 'list') {
      joinLists(before, first, text);
      for (const block of rest) children.push(block);
    } else for (const block of blocks) children.push(block);
  }
  return { type: 'root', children };
}

function piecesOf(text: string, parse: Parse): Piece[] {
  const settings = settingsLength(text);
  const starts = startsOf(text, settings);
  const pieces: Piece[] = [];
  let line = 0;
  for (let from = 0; from < starts.length; ) {
    const start = starts[from] ?? { at: 0, marker: null };
    for (let taken = 1; ; taken *= 2) {
      const next = starts[from + taken];
      const piece = text.slice(start.at, next?.at);
      // Without its last line end, or code in a list would seem to go on into the line of the heading.
      const own = next === undefined ? piece : piece.slice(0, -1);
      const item = parsedItem(own, (content) => parseInPieces(content, (inner) => parse(inner, false)));
      const { children: blocks } = item ?? parse(own, start.at < settings);
      if (next !== undefined && !endsBefore(next, blocks.at(-1), piece)) continue;
      pieces.push({ ...start, text: piece, line, blocks });
      line += piece.split('\n').length - 1;
      from += taken;
      break;
    }
  }
  return pieces;
}

const frontMatter = /^(---|\+\+\+)[ \t]*\n((?:[\s\S]*?\n)?)\1[ \t]*(?:\n|$)/;
const setting = /^["'\p{L}\p{N}_][^\n]*[:=](?:[ \t]|$)/mu;

/** How long the settings on top of a text are; what stands between two rules is text if it is none of these. */
function settingsLength(text: string): number {
  const [whole = '', , inner = ''] = frontMatter.exec(text) ?? [];
  const isText = /^(?:\*\*|>)/m.test(inner) || (inner.trim() !== '' && !setting.test(inner));
  return isText ? 0 : whole.length;
}

/** Items with something in them, which no line of other text can swallow. */
const startAtMargin = /^(?:#{1,6}(?=[ \t\n])|(?:([-*+])|\d{1,9}([.)]))[ \t]+(?![-*+ \t]*$))/gm;
/** Shorter pieces cost more in starts than they save. */
const shortest = 1000;

function startsOf(text: string, begin: number): Start[] {
  const starts: Start[] = [{ at: 0, marker: null }];
  if (begin > 0) starts.push({ at: begin, marker: null });
  for (const { index, 1: bullet, 2: delimiter } of text.matchAll(startAtMargin)) {
    const marker = bullet ?? delimiter ?? null;
    if (index - (starts.at(-1)?.at ?? 0) < shortest) continue;
    if (index >= begin && (marker === null || isInList(text, index))) starts.push({ at: index, marker });
  }
  return starts;
}

/** Whether the line before an item looks like a part of a list; what it is shows only when it is parsed. */
function isInList(text: string, at: number): boolean {
  return /^(?:[-*+\d \t]|$)/.test(text.slice(text.lastIndexOf('\n', at - 2) + 1, at - 1));
}

const itemMarker = /^\d*(.)/;
const closingFence = /\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/;

/** Whether the last block of a piece ends where the next one starts, or is the list that goes on there. */
function endsBefore({ marker }: Start, block: RootContent | undefined, piece: string): boolean {
  if (block === undefined) return marker === null;
  if (isOpen(block, piece)) return false;
  return marker === null || (block.type === 'list' && itemMarker.exec(piece.slice(startOf(block)))?.[1] === marker);
}

/** Whether what stands last in a block may go on in the next piece: HTML, or fenced code without its end. */
function isOpen(block: RootContent, piece: string): boolean {
  let last: Nodes | undefined = block;
  while (last?.type === 'list' || last?.type === 'listItem' || last?.type === 'blockquote') last = last.children.at(-1);
  if (last?.type === 'html') return true;
  if (last?.type !== 'code') return false;
  const source = piece.slice(startOf(last), last.position?.end.offset);
  return /^(?:```|~~~)/.test(source) && !closingFence.test(source);
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function joinLists(list: List, next: List, text: string): void {
  const between = text.slice(list.position?.end.offset, startOf(next));
  list.spread = list.spread === true || next.spread === true || /\n[ \t>]*\n/.test(between);
  for (const item of next.children) list.children.push(item);
  if (list.position && next.position) list.position.end = next.position.end;
}

function move(root: Nodes, offset: number, line: number): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const point of [node.position?.start, node.position?.end]) {
      if (!point) continue;
      point.offset = (point.offset ?? 0) + offset;
      point.line += line;
    }
    if ('children' in node) open.push(...(node.children as Nodes[]));
  }
}

/** No link by name is defined without it. */
export const definition = ']:';
const label = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;

/** Links by name need their definitions in the same parse: a piece that uses some from elsewhere is parsed again behind them. */
function withReferences(pieces: Piece[], parse: Parse): void {
  const defined = new Set(pieces.flatMap(({ blocks }) => blocks.flatMap(definedIn)));
  if (defined.size === 0) return;
  for (const piece of pieces) {
    const own = new Set(piece.blocks.flatMap(definedIn));
    const used = new Set([...piece.text.matchAll(label)].map(([, words = '']) => identifierOf(words)));
    const missing = [...used].filter((name) => defined.has(name) && !own.has(name));
    if (missing.length === 0) continue;
    const before = `${missing.map((name) => `[${name}]: #\n`).join('')}\n`;
    const isLast = piece === pieces.at(-1);
    const { children } = parse(before + (isLast ? piece.text : piece.text.slice(0, -1)), false);
    piece.blocks = children.filter((block) => startOf(block) >= before.length);
    for (const block of piece.blocks) move(block, -before.length, -missing.length - 1);
  }
}

function definedIn(root: Nodes): string[] {
  if (root.type === 'definition') return [root.identifier];
  return 'children' in root ? (root.children as Nodes[]).flatMap(definedIn) : [];
}

/** As the parser names a definition; in a quote a label may go on in the next line. */
function identifierOf(words: string): string {
  const line = words.replaceAll(/\n[ \t>]*/g, ' ').replaceAll(/[ \t]+/g, ' ');
  return line.trim().toLowerCase().toUpperCase().toLowerCase();
}
