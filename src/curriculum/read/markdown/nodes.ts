import type { Nodes } from 'mdast';

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** All nodes below one, in reading order; a loop, because nesting may be deep. */
export function within(root: Nodes): Nodes[] {
  const found: Nodes[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    found.push(node);
    if ('children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
  return found;
}

/** The words of a node without its markup. */
export function wordsOf(root: Nodes): string {
  let words = '';
  for (const node of within(root)) {
    if (node.type === 'text' || node.type === 'inlineCode') words += node.value;
    else if (node.type === 'image') words += node.alt ?? '';
    else if (node.type === 'break') words += ' ';
  }
  return words.replaceAll(/\s+/g, ' ').trim();
}
