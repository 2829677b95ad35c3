import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Source } from './source.ts';
import { dedented, repaired } from './wording.ts';

/** Parses a source; every node carries its offsets. */
export function parse(source: Source): Root {
  return fromMarkdown(source.text, {
    extensions: [frontmatter(['yaml']), gfmTable()],
    mdastExtensions: [frontmatterFromMarkdown(['yaml']), gfmTableFromMarkdown()],
  });
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** All nodes below one, in reading order; a loop, because nesting may be deep. */
export function* within(root: Nodes): Generator<Nodes> {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if ('children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
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

/** The author's own Markdown between two offsets. */
export function slice(source: Source, from: number, to: number, most?: number): string {
  return repaired(dedented(source.text.slice(from, to), most));
}

/** The author's own Markdown of a whole block, with its list and code indentation as it was relative to the block. */
export function blockText(source: Source, node: Nodes): string {
  return slice(source, startOf(node), endOf(node), (node.position?.start.column ?? 1) - 1);
}
