import type { Nodes } from 'mdast';
import type { Link } from '../../model.ts';
import { tokensOf } from '../../show/html-tokens.ts';
import { webAddress } from '../../show/web-address.ts';
import { plain } from '../../words/text-cleanup.ts';
import type { Source } from '../source.ts';
import { endOf, startOf, within, wordsOf } from './nodes.ts';
import { slice } from './parse.ts';

export type FoundLink = Link & { at: number };

/** The links of one line, list item or block, and its text if that says more than the links' titles. */
type LinkUnit = {
  links: FoundLink[];
  rest: string | null;
  /** Nothing but one link and words that can be its title. */
  pure: boolean;
};

type Span = { from: number; to: number; title: string; url: string };

/** What begins as an address does, of the web or not. */
export const address = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>|]+/gi;
const joining = /^(?:[\s,;:|·•–—/&+()-]|and|or|see|also)*$/i;

/** Reads a block after `from` as a list of resources, in the forms `[Title](URL)`, `**Title**: URL` and bare URLs. */
export function linkUnits(source: Source, root: Nodes, from = startOf(root), to = endOf(root)): LinkUnit[] {
  const units: LinkUnit[] = [];
  for (const node of within(root)) {
    const isText = node.type === 'paragraph' || node.type === 'heading' || (node.type === 'tableCell' && node === root);
    if (!isText && !(node.type === 'code' || node.type === 'html' || node.type === 'table')) continue;
    if (endOf(node) <= from || startOf(node) >= to || endOf(node) === startOf(node)) continue;
    const start = Math.max(from, startOf(node));
    const end = Math.min(to, endOf(node));
    if (isText) {
      const unit = unitOf(source, start, end, spansIn(source, node, start, end));
      const pictures = picturesIn(source, node, start, end);
      units.push(pictures === '' ? unit : { ...unit, rest: unit.rest ?? pictures, pure: false });
    } else units.push({ links: [], rest: slice(source, start, end), pure: false });
  }
  return units;
}

/** The links as the plan keeps them. */
export function kept(links: FoundLink[]): Link[] {
  return links.map(({ title, url }) => ({ title, url }));
}

/** The links between two offsets under their own words; those that have none, as bare addresses, under `otherwise`. */
export function linksWithin(source: Source, root: Nodes, otherwise: string, from: number, to: number): Link[] {
  return spansIn(source, root, from, to).map(({ title, url }) => ({ title: named(title || otherwise, url), url }));
}

function spansIn(source: Source, root: Nodes, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let covered = from;
  let anchor: { at: number; end: number; url: string } | null = null;
  const addBare = (end: number): void => {
    for (const match of source.text.slice(covered, end).matchAll(address)) {
      const url = match[0].replace(match[0].includes('(') ? /[.,;:!?'"*_\]]+$/ : /[.,;:!?'"*_\])]+$/, '');
      const at = covered + match.index;
      if (webAddress(url) !== null) spans.push({ from: at, to: at + url.length, title: '', url });
    }
  };
  const addLink = (at: number, end: number, words: string, url: string): void => {
    if (webAddress(url) !== null) spans.push({ from: at, to: end, title: words === url ? '' : plain(words), url });
  };
  for (const node of within(root)) {
    if (node.type !== 'link' && node.type !== 'inlineCode' && node.type !== 'image' && node.type !== 'html') continue;
    if (startOf(node) < covered || startOf(node) >= to) continue;
    if (anchor === null) addBare(startOf(node));
    if (node.type === 'link') addLink(startOf(node), endOf(node), wordsOf(node), node.url);
    const [tag] = node.type === 'html' ? tokensOf(node.value) : [];
    const url = tag?.kind === 'tag' && tag.name === 'a' ? tag.attributes.get('href') : undefined;
    if (url !== undefined) anchor = { at: startOf(node), end: endOf(node), url };
    else if (anchor !== null && tag?.kind === 'tag' && tag.name === 'a') {
      addLink(
        anchor.at,
        endOf(node),
        source.text.slice(anchor.end, startOf(node)).replaceAll(/<[^<>]*>/g, ''),
        anchor.url,
      );
      anchor = null;
    }
    covered = endOf(node);
  }
  addBare(to);
  return spans;
}

/** The pictures between two offsets as their author wrote them: no list of links can hold them. */
function picturesIn(source: Source, root: Nodes, from: number, to: number): string {
  const pictures: string[] = [];
  for (const node of within(root)) {
    const isPicture = node.type === 'image' || (node.type === 'html' && /^<img\s/i.test(node.value));
    if (isPicture && startOf(node) >= from && endOf(node) <= to)
      pictures.push(slice(source, startOf(node), endOf(node)));
  }
  return pictures.join(' ');
}

function unitOf(source: Source, from: number, to: number, spans: Span[]): LinkUnit {
  const [first] = spans;
  const whole = slice(source, from, to);
  if (!first) return { links: [], rest: plain(whole) === '' ? null : whole, pure: false };
  const gapBefore = (index: number): string => source.text.slice(spans[index - 1]?.to ?? from, spans[index]?.from);
  const after = source.text.slice(spans.at(-1)?.to ?? from, to);
  if (spans.length === 1) {
    const before = gapBefore(0).replace(box, '').replace(leading, '');
    const name = first.title === '' ? `${before.replace(trailing, '')} ` : before + first.title;
    const title = named(plain(name + after.replace(closing, '').replace(trailing, '')), first.url);
    const pure = joining.test(plain(after)) && (plain(before) === '' || /[:：–—-](?:\*\*|__)?\s*<?$/.test(before));
    return { links: [{ title, url: first.url, at: first.from }], rest: null, pure };
  }
  let unsaid = plain(after);
  const links = spans.map((span, index) => {
    const before = plain(gapBefore(index).replace(box, '')).replace(leading, '').replace(trailing, '');
    if (span.title !== '') unsaid += before;
    return {
      title: named(span.title || (joining.test(before) ? '' : before), span.url),
      url: span.url,
      at: span.from,
    };
  });
  return { links, rest: joining.test(unsaid) ? null : whole, pure: false };
}

const box = /^\[[ xX]\]\s+/;
const leading = /^[\s,;|·•–—/&)\]-]+/;
const trailing = /[\s,;:：|·•–—/&([-]+$/;
/** What closes a bare address in brackets. */
const closing = /^[>)\s]+(?=[\s,;.]|$)/;

/** A title must say something; else the address is the title. */
function named(title: string, url: string): string {
  return /[\p{L}\p{N}]/u.test(title) ? title : url.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
