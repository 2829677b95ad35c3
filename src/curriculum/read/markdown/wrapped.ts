import type { Root, RootContent } from 'mdast';
import { pathMentions } from '../mentions/path-mentions.ts';
import type { Rewriting, Source } from '../source.ts';
import { daysIn } from './html-elements.ts';
import { endOf, startOf } from './nodes.ts';

const fence = /^(`{3,}|~{3,})[ \t]*(?:md|markdown|text|txt)?[ \t]*\n(?:[\s\S]*\n)?[ \t]*\1[ \t]*$/i;
const quoted = /^[ \t]{0,3}>[ \t]?(\[!\w{1,20}\][+-]?[ \t]+)?/gm;

/** Opens the fence or the quotes in which all days of a plan stand, as answers are copied and notes are folded. */
export function wrappedEdits({ name, text }: Source, root: Root): Rewriting[] {
  const blocks = root.children.filter((block) => isWrapped(block, text));
  const length = blocks.reduce((sum, block) => sum + endOf(block) - startOf(block), 0);
  if (length * 2 <= text.length || pathMentions(name).some(({ unit }) => unit.kind === 'day')) return [];
  const outside = blocks.reduceRight((rest, block) => rest.slice(0, startOf(block)) + rest.slice(endOf(block)), text);
  const days = daysIn(text).length;
  return days > 1 && daysIn(outside).length === 0 ? blocks.flatMap((block) => unwrapped(block, text)) : [];
}

function isWrapped(block: RootContent, text: string): boolean {
  return block.type === 'blockquote' || (block.type === 'code' && fence.test(text.slice(startOf(block), endOf(block))));
}

function unwrapped(block: RootContent, text: string): Rewriting[] {
  const [from, to] = [startOf(block), endOf(block)];
  const inner = text.slice(from, to);
  if (block.type === 'code') {
    return [
      { from, to: from + inner.indexOf('\n') + 1, text: '' },
      { from: from + inner.lastIndexOf('\n') + 1, to, text: '' },
    ];
  }
  return [...inner.matchAll(quoted)].map(({ 0: sign, 1: callout, index }) => ({
    from: from + index,
    to: from + index + sign.length,
    text: callout === undefined ? '' : '### ',
  }));
}
