import type { Nodes, Root, RootContent } from 'mdast';

// The parser's memory and time grow with the length of what it is given, so a file is parsed in pieces. A heading at the
// first column ends every block before it but fenced code and HTML; where a piece ends inside one of these, it is
// parsed again together with the piece after it.

const headingAtMargin = /^#{1,6}(?=[ \t\n])/gm;
const frontMatter = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/;
/** Shorter pieces cost more in starts than they save. */
const shortest = 1000;

/** Parses a text piece by piece; the tree is the one that `parse` makes of the whole. */
export function parseInPieces(text: string, parse: (piece: string) => Root): Root {
  const starts = startsOf(text);
  const children: RootContent[] = [];
  let line = 0;
  for (let from = 0; from < starts.length; ) {
    const at = starts[from] ?? 0;
    for (let taken = 1; ; taken *= 2) {
      const next = starts[from + taken];
      const piece = text.slice(at, next);
      // Without its last line end, or code in a list would seem to go on into the line of the heading.
      const blocks = parse(next === undefined ? piece : piece.slice(0, -1)).children;
      if (next !== undefined && isOpen(blocks.at(-1), piece)) continue;
      if (at > 0) for (const block of blocks) move(block, at, line);
      for (const block of blocks) children.push(block);
      line += piece.split('\n').length - 1;
      from += taken;
      break;
    }
  }
  return { type: 'root', children };
}

function startsOf(text: string): number[] {
  const begin = frontMatter.exec(text)?.[0].length ?? (text.startsWith('---') ? text.length : 0);
  const starts = [0];
  for (const { index } of text.matchAll(headingAtMargin)) {
    if (index >= begin && index - (starts.at(-1) ?? 0) >= shortest) starts.push(index);
  }
  return starts;
}

const closingFence = /\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/;

/** Whether a block may go on in the next piece. */
function isOpen(block: RootContent | undefined, piece: string): boolean {
  if (block?.type === 'html') return true;
  if (block?.type !== 'code') return false;
  const source = piece.slice(block.position?.start.offset, block.position?.end.offset);
  return /^(?:```|~~~)/.test(source) && !closingFence.test(source);
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
