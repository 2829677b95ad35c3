import type { Nodes, RootContent } from 'mdast';
import type { Told } from '../facts.ts';
import { endOf, startOf, within } from '../read/markdown/nodes.ts';
import { report, type Source } from '../read/source.ts';
import { formulasIn } from './formulas.ts';
import { isUnread } from './html-tags.ts';
import { tokensOf } from './html-tokens.ts';
import { webAddress } from './web-address.ts';

/** Says where a block holds what Discord cannot show, and what is shown instead. */
export function reportUnshown(source: Source, block: RootContent): void {
  if (!/[<$]/.test(source.text.slice(startOf(block), endOf(block)))) return;
  for (const node of within(block)) {
    if (node.type === 'html') reportHtml(source, node, node === block);
    else if (node.type === 'text') reportFormulas(source, node);
  }
}

function reportHtml(source: Source, node: Nodes, isBlock: boolean): void {
  const from = startOf(node);
  for (const token of tokensOf(source.text.slice(from, endOf(node)))) {
    const said = (...told: Told): void => report(source, from + token.at, 'ignored', ...told);
    // A comment that is a block of its own has its remark already.
    if (token.kind === 'comment' && !isBlock) said('comment');
    if (token.kind !== 'tag' || token.closes) continue;
    const { name, attributes } = token;
    const src = name === 'img' ? attributes.get('src') : undefined;
    if (isUnread(name)) said('html-not-shown', { tag: `<${name}>` });
    else if (attributes.has('srcset')) said('picture-forms');
    else if (src !== undefined && webAddress(src) === null) said('picture-not-shown', { address: src.slice(0, 100) });
  }
}

function reportFormulas(source: Source, node: Nodes): void {
  const from = startOf(node);
  for (const index of formulasIn(source.text.slice(from, endOf(node)))) {
    report(source, from + index, 'ignored', 'formula');
  }
}
