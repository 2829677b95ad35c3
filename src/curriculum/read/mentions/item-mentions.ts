import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { plain } from '../../words/text-cleanup.ts';
import { endOf, startOf } from '../markdown/nodes.ts';
import type { Source } from '../source.ts';
import { type Mention, rowDepth } from './mention.ts';
import { isBoldUnit, mayNameUnit, type NamedUnit, namedUnitOf, numberAloneOf, otherUnitOf } from './unit.ts';

/** Lists in lists further down are text. */
const deepest = 3;

/** The items of a list that could name a part of the plan: `- **Day 3**: Title`, `- [x] 3 > Title`, `- 3. Title`. */
export function itemMentions(source: Source, list: List, nesting = 0): Mention[] {
  return list.children.flatMap((item, index) => {
    const own = mentionOf(
      source,
      item,
      rowDepth + nesting,
      list.ordered && nesting === 0 ? (list.start ?? 1) + index : null,
    );
    if (own && list.ordered) Object.assign(own, { isCounted: true, isFirst: index === 0 });
    const inner =
      nesting < deepest
        ? item.children.flatMap((block) => (block.type === 'list' ? itemMentions(source, block, nesting + 1) : []))
        : [];
    return own ? [own, ...inner] : inner;
  });
}

const address = /<?https?:\/\/[^\s<>]+>?/g;
/** A box to tick; `[01]` is a number. */
const box = /^\[(?:[^\]\d]{1,3}|\d)\](?=\s)/;
/** Signs before the number, with the letter that is left of a broken one: `♾️ 1 > Title`. */
const signs = /^\s*(?:[^\p{L}\p{N}\s[(]+\p{L}?\s+)+(?=\d)/u;

/** An item's first line, where it stands, and what the item holds beside it. */
type FirstLine = { line: string; at: number; end: number; paragraph: Paragraph; rest: RootContent[] };

export function firstLineOf(source: Source, item: ListItem): FirstLine | null {
  const [first, ...rest] = item.children;
  // `- 3. Title` is a list in a list.
  if (first?.type === 'list' && first.ordered && first.children.length === 1) {
    const inner = first.children[0] && firstLineOf(source, first.children[0]);
    if (!inner) return null;
    return { ...inner, line: `${first.start ?? 1}. ${inner.line}`, at: startOf(first), rest: [...inner.rest, ...rest] };
  }
  if (first?.type !== 'paragraph') return null;
  const at = startOf(first);
  const text = source.text.slice(at, Math.min(endOf(first), at + 1000)).split('\n', 1)[0] ?? '';
  const line = text.replace(box, (marks) => ' '.repeat(marks.length));
  return { line, at, end: at + text.length, paragraph: first, rest };
}

function mentionOf(source: Source, item: ListItem, depth: number, count: number | null): Mention | null {
  const found = firstLineOf(source, item);
  if (!found || (count === null && !mayNameUnit(found.line))) return null;
  const { line, at, end } = found;
  const unlinked = withoutLinks(line);
  let text = wordsOf(unlinked);
  let unit = unitIn(text, count, line);
  // Where links are all there is, their words are the title.
  if (unlinked !== line && !unit?.title) {
    text = wordsOf(line);
    unit = unitIn(text, count, line);
  }
  if (!unit || unit.kind === 'project') return null;
  return { form: 'item', unit, text, depth, at, end: Math.min(end + 1, endOf(item)), until: endOf(item) };
}

function wordsOf(line: string): string {
  return plain(line.replace(signs, '')).replaceAll(address, '').trim();
}

const lastLink = /(?:\s[-–—]|[|·•,;/:])\s*\[[^\][\n]{0,200}\]\([^()\s]{0,1000}\)[\s.)]*$/;

/** A line without the links that a sign sets apart at its end: `Title - [Video](…) | [Notes](…)`. */
function withoutLinks(line: string): string {
  let left = line;
  while (left.includes('](')) {
    const at = left.search(lastLink);
    if (at < 0) break;
    left = left.slice(0, at);
  }
  return left;
}

function unitIn(text: string, count: number | null, line: string): NamedUnit | null {
  const unit = namedUnitOf(text);
  if (unit) return unit.loose && !isBoldUnit(line) ? null : unit;
  if (count !== null) return numberAloneOf(`${count}. ${text}`);
  const other = numberAloneOf(text.replace(/^(\d+)\s*>/, '$1.')) ?? otherUnitOf(text);
  return other?.loose ? null : other;
}
