import type { ListItem, Nodes, Root, RootContent } from 'mdast';

// A list in an item can't be cut at the margin, and the parser's time grows faster than a list is long. But what stands in an
// item, without its indentation, is a text of its own.

/** Shorter items cost more in starts than they save. */
const shortest = 4000;
const marker = /^([-*+]|\d{1,9}[.)])( {1,4})(?=[^ \t\n])/;
const rule = /^[-*_ \t]+$/;
/** A tab is as wide as its place makes it. */
const tabbed = /\n *\t/;

/** The tree of a text that is one long item and nothing else, with what stands in it parsed by `parse`; null of any other text. */
export function parsedItem(text: string, parse: (content: string) => Root): Root | null {
  const [whole, sign] = text.length < shortest ? [] : (marker.exec(text) ?? []);
  if (whole === undefined || sign === undefined || tabbed.test(text)) return null;
  const width = whole.length;
  const lines = text.split('\n');
  const [first = '', ...rest] = lines;
  const indent = ' '.repeat(width);
  if (rule.test(first) || rest.some((line) => line.trim() !== '' && !line.startsWith(indent))) return null;
  // Of an empty line with blanks only these go.
  const removed = lines.map((line, index) => (index === 0 || line.startsWith(indent) ? width : line.length));
  const { children } = parse(lines.map((line, index) => line.slice(removed[index])).join('\n'));
  const [begins, ends] = [children[0]?.position, children.at(-1)?.position];
  if (!begins || !ends) return null;
  const starts = startsOf(lines);
  if (!children.every((child) => isMovedBack(child, removed, starts))) return null;
  const spread = children.some((child, index) => isApart(text, children[index - 1], child));
  const position = { start: { line: 1, column: 1, offset: 0 }, end: { ...ends.end } };
  const item: ListItem = {
    type: 'listItem',
    spread,
    checked: null,
    children: children as ListItem['children'],
    position,
  };
  const ordered = !/[-*+]/.test(sign);
  const start = ordered ? Number.parseInt(sign, 10) : null;
  const outer = { start: { ...position.start }, end: { ...position.end } };
  return {
    type: 'root',
    children: [{ type: 'list', ordered, start, spread: false, children: [item], position: outer }],
  };
}

function startsOf(lines: string[]): number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

/** Puts a tree where its text stood; false where that can't be told, as of code without an end, which ends at the next line. */
function isMovedBack(root: Nodes, removed: number[], starts: number[]): boolean {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.position?.end.column === 1) return false;
    for (const point of [node.position?.start, node.position?.end]) {
      if (!point) continue;
      point.column += removed[point.line - 1] ?? 0;
      point.offset = (starts[point.line - 1] ?? 0) + point.column - 1;
    }
    if ('children' in node) open.push(...(node.children as Nodes[]));
  }
  return true;
}

/** Whether a blank line stands between two blocks. */
function isApart(text: string, before: RootContent | undefined, block: RootContent): boolean {
  const between = text.slice(before?.position?.end.offset, block.position?.start.offset);
  return before !== undefined && /\n[ \t]*\n/.test(between);
}
