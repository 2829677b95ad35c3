import type { Paragraph, RootContent } from 'mdast';
import { plain } from '../../words/text-cleanup.ts';
import { endOf, startOf, wordsOf } from '../markdown/nodes.ts';
import type { Source } from '../source.ts';
import { itemMentions } from './item-mentions.ts';
import { boldDepth, type Heading, type Mention, rowDepth } from './mention.ts';
import { tableMentions } from './table-mentions.ts';
import {
  daysLeftOf,
  isBoldUnit,
  mayNameUnit,
  type NamedUnit,
  namedUnitOf,
  numberAloneOf,
  otherUnitOf,
  weekdayBehindOf,
} from './unit.ts';

/** All places of a file that could name a part of the plan, and its headings, in order. */
export function mentionsIn(source: Source, blocks: RootContent[]): { headings: Heading[]; mentions: Mention[] } {
  const headings: Heading[] = [];
  const mentions: Mention[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'heading') {
      // A heading without words is a gap between two blocks.
      if (block.children.length === 0) continue;
      headings.push(headingOf(wordsOf(block), block.depth, startOf(block), endOf(block)));
    } else if (block.type === 'paragraph') {
      const lines = linesOf(source, block, blocks[index + 1]);
      const [first] = lines;
      if (lines.length === 1 && first && first.at === startOf(block) && first.isBold) {
        headings.push(headingOf(first.text, boldDepth, first.at, first.end));
      } else mentions.push(...lines.map(({ isBold, ...line }) => line));
    } else if (block.type === 'list') mentions.push(...itemMentions(source, block));
    else if (block.type === 'table') mentions.push(...tableMentions(block));
  }
  bound(headings, source.text);
  const named = headings.flatMap(({ mention }) => mention ?? []);
  return { headings, mentions: [...named, ...mentions].sort((one, other) => one.at - other.at) };
}

function headingOf(text: string, depth: number, at: number, end: number): Heading {
  const named = namedUnitOf(text);
  // `Meeting 2: Chapters 4-6` is no part of several chapters.
  const isAside = named?.kind === 'month' && named.last !== null && !named.leads;
  const unit =
    (isAside ? null : named) ?? weekdayBehindOf(text) ?? numberAloneOf(text) ?? daysLeftOf(text) ?? otherUnitOf(text);
  const place = { text, depth, at, end, until: end };
  return { ...place, mention: unit && { ...place, unit, form: depth === boldDepth ? 'bold' : 'heading' } };
}

const blank = /[\s*_-]/;

/** What belongs to a heading ends where the next one of its level or above begins; blanks and rules before that are nothing. */
function bound(headings: Heading[], text: string): void {
  const next = new Array<number>(boldDepth + 1).fill(text.length);
  for (const heading of headings.toReversed()) {
    let until = next[heading.depth] ?? text.length;
    while (until > heading.end && blank.test(text[until - 1] ?? '')) until--;
    heading.until = until;
    if (heading.mention) heading.mention.until = until;
    next.fill(heading.at, heading.depth);
  }
}

const boldLine = /^(?:[^\p{ASCII}]{1,16}\s*)?(\*\*|__)(?=\S)([^\n]{1,300}?)\1([^\n]{0,200})$/u;

/** The lines of a paragraph that name a part of the plan, `**Day 3 – Title**` or `Day 3: Title`; a list may belong to the last. */
function linesOf(source: Source, block: Paragraph, next: RootContent | undefined): (Mention & { isBold: boolean })[] {
  const lines: (Mention & { isBold: boolean })[] = [];
  const to = endOf(block);
  for (let at = startOf(block); at < to; ) {
    const feed = source.text.indexOf('\n', at);
    const end = feed < 0 || feed > to ? to : feed;
    const line = source.text.slice(at, Math.min(end, at + 600)).trim();
    if (mayNameUnit(line)) {
      const text = plain(line);
      const isBold = boldLine.test(line);
      const unit = namedUnitOf(text);
      if (unit && unit.kind !== 'project' && (isBoldUnit(line) || (!unit.loose && (isBold || isTitled(text, unit))))) {
        const before = lines.at(-1);
        if (before) before.until = at;
        lines.push({ form: 'line', unit, text, depth: rowDepth, at, end: Math.min(end + 1, to), until: to, isBold });
      }
    }
    at = end + 1;
  }
  const last = lines.at(-1);
  if (last?.unit.kind === 'week' && next?.type === 'list') last.until = endOf(next);
  return lines;
}

/** `Day 3: Title` names a day, as `Day 3` alone does; a sentence that begins with it does not. */
function isTitled(text: string, { kind, title }: NamedUnit): boolean {
  if (kind === 'month' || text.length > 200) return false;
  return title === '' || /^[^:：–—-]{0,40}[:：–—-]/u.test(text);
}
