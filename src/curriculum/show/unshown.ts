import type { Nodes, RootContent } from 'mdast';
import { endOf, startOf, within } from '../read/markdown/parse.ts';
import { report, type Source } from '../read/source.ts';
import { formulasIn } from './formulas.ts';
import { isUnread } from './html-tags.ts';
import { tokensOf } from './html-tokens.ts';
import { webAddress } from './web-address.ts';

/** Says where a block holds what Discord cannot show, and what is shown instead. */
export function reportUnshown(source: Source, block: RootContent): void {
  for (const node of within(block)) {
    if (node.type === 'html') reportHtml(source, node.value, startOf(node), node === block);
    else if (node.type === 'text') reportFormulas(source, node);
  }
}

function reportHtml(source: Source, html: string, at: number, isBlock: boolean): void {
  const unread = new Set<string>();
  for (const token of tokensOf(html)) {
    // A comment that is a block of its own has its remark already.
    if (token.kind === 'comment' && !isBlock) {
      const sentence = 'This comment is not shown to anybody; write it as text if people should read it.';
      report(source, at, 'ignored', 'comment', sentence);
    }
    if (token.kind !== 'tag' || token.closes) continue;
    if (isUnread(token.name)) unread.add(token.name);
    const src = token.name === 'img' ? token.attributes.get('src') : undefined;
    if (src !== undefined && webAddress(src) === null) {
      const sentence = `Discord cannot show the picture "${src.slice(0, 100)}"; its address must begin with https://.`;
      report(source, at, 'ignored', 'picture-not-shown', sentence);
    }
  }
  for (const name of unread) {
    const sentence = `Discord cannot show <${name}>; write as text what people should read.`;
    report(source, at, 'ignored', 'html-not-shown', sentence);
  }
}

function reportFormulas(source: Source, node: Nodes): void {
  const from = startOf(node);
  for (const index of formulasIn(source.text.slice(from, endOf(node)))) {
    report(source, from + index, 'ignored', 'formula', 'Discord shows no formulas; this one is shown as code.');
  }
}
