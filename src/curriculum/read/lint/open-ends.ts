import type { Code, Html, Nodes } from 'mdast';
import { plain } from '../../words/text-cleanup.ts';
import { looksLikeUnit } from '../../words/vocabulary.ts';
import { endOf, startOf } from '../markdown/nodes.ts';
import { namedUnitOf } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { placeAt, type Source } from '../source.ts';
import type { Read } from './numbers-read.ts';
import { reportSlip } from './slip.ts';

/** Reports fences and comments that were opened and never closed, with the first day that they swallow; returns all code and HTML. */
export function reportOpenEnds({ source, blocks }: ParsedFile, read: Read): (Code | Html)[] {
  const hidden = blocks.flatMap(hiddenIn);
  const outermost = new Set<Nodes>(blocks);
  for (const node of hidden) {
    if (node.type === 'code') reportFence(source, node, outermost.has(node), read);
    else if (node.value.startsWith('<!--')) reportComment(source, node, read);
  }
  return hidden;
}

/** Code and HTML that stand as blocks, also in lists and quotes; nesting has a limit by now. */
function hiddenIn(node: Nodes): (Code | Html)[] {
  if (node.type === 'code' || node.type === 'html') return [node];
  const holds = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote';
  return holds ? (node.children as Nodes[]).flatMap(hiddenIn) : [];
}

const fence = /^(`{3,}|~{3,})/;

function reportFence(source: Source, node: Code, isOutermost: boolean, read: Read): void {
  const at = startOf(node);
  const [mark] = fence.exec(source.text.slice(at, at + 100)) ?? [];
  if (mark === undefined) return;
  const text = source.text.slice(at, endOf(node));
  const last = text.slice(text.lastIndexOf('\n') + 1).replace(/^[ \t>]+/, '');
  const isClosed = text.includes('\n') && last.startsWith(mark) && last.replaceAll(mark[0] ?? '', '').trim() === '';
  const day = dayIn(source, node, (unit) => !read.has('day', unit) || !isClosed);
  if (isClosed && !day) return;
  const edit = day
    ? { at: day.at, length: 0, text: `${mark}\n\n` }
    : { at: endOf(node), length: 0, text: `${source.text.endsWith('\n', endOf(node)) ? '' : '\n'}${mark}\n` };
  const facts = { mark, day: day?.swallowed ?? null, isInner: !isOutermost };
  reportSlip(source, { at, code: 'open-fence', facts, ...(isOutermost ? { edit } : {}) });
}

function reportComment(source: Source, node: Html, read: Read): void {
  const at = startOf(node);
  const end = node.value.indexOf('-->');
  const isNested = end >= 0 && node.value.lastIndexOf('<!--', end) > 0;
  const day = dayIn(source, node, (unit) => !read.has('day', unit));
  if (end >= 0 && !(isNested && day)) return;
  const text = source.text.slice(at, endOf(node));
  const firstPart = /^[^\n]*(?:\n(?![ \t]*\n|#)[^\n]*)*/.exec(text)?.[0] ?? text;
  const edit = { at: at + firstPart.trimEnd().length, length: 0, text: ' -->' };
  reportSlip(source, { at, code: 'open-comment', facts: { day: day?.swallowed ?? null }, edit });
}

const headed = /^[ \t>]*#{1,6}[ \t]*(\S[^\n]{0,200})/gm;

/** The first line that looks like the heading of a day. */
function dayIn(source: Source, node: Nodes, isMeant: (number: number) => boolean) {
  const from = startOf(node);
  for (const { 0: line, 1: words = '', index } of source.text.slice(from, endOf(node)).matchAll(headed)) {
    const text = plain(words);
    const unit = namedUnitOf(text) ?? looksLikeUnit(text);
    const isDay = unit?.word === 'day' || unit?.word === 'lesson';
    if (index === 0 || !isDay || unit.number === null || !isMeant(unit.number)) continue;
    const at = from + index;
    return { at, swallowed: { heading: line.trim().slice(0, 80), line: placeAt(source, at).line } };
  }
  return null;
}

/** Whether a place is within one of these, which stand in order and apart. */
export function isWithin(nodes: Nodes[], at: number): boolean {
  let low = 0;
  for (let high = nodes.length; low < high; ) {
    const middle = (low + high) >> 1;
    const node = nodes[middle];
    if (node && endOf(node) <= at) low = middle + 1;
    else high = middle;
  }
  const node = nodes[low];
  return node !== undefined && startOf(node) <= at;
}
