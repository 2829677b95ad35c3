import type { ListItem, Nodes, RootContent } from 'mdast';
import { bare, minutesOf, plain } from '../../words/text-cleanup.ts';
import type { Source } from '../source.ts';
import { endOf, startOf } from './nodes.ts';
import { blockText, slice } from './parse.ts';

/** `**Task (20 min)**: …` or `Task: …`; `length` is how much of the source it takes. */
type Label = { word: string; minutes: number | null; length: number };

/** A piece of a block: a labelled line, a list item, or the whole block where it has neither. */
export type Segment = {
  label: Label | null;
  /** After the label. */
  text: string;
  /** `text` in the source. */
  from: number;
  to: number;
  /** Where the piece with its label starts. */
  start: number;
  form: 'line' | 'item' | 'block';
  node: Nodes;
};

const bold =
  /^(?:\[[ xX]\]\s+)?([^\p{ASCII}]{1,16}\s*)?(\*\*|__)(?=\S)([^\n]{1,100}?)\2\s*(?:\(([^()\n]{1,40})\))?\s*([:：]|[–—-](?=\s))?\s*/u;
const unmarked =
  /^(?:\[[ xX]\]\s+)?([^\p{ASCII}]{1,16}\s*)?([\p{L}][\p{L}'’ -]{0,40}?)\s*(?:\(([^()\n]{1,40})\))?[:：](?=\s|$)\s*/u;

/** The label at the start of a piece of source; without bold type it must be one that `isKnown`. */
export function labelAt(text: string, isKnown: (word: string) => boolean): Label | null {
  const head = text.slice(0, 300);
  const strong = bold.exec(head);
  if (strong) {
    const [whole, prefix = '', , inner = '', time, mark] = strong;
    const word = plain(inner);
    const closed = mark !== undefined || /[:：]$/.test(word);
    const name = word.replace(/\s*[:：]$/, '');
    const alone = /^\s*$/.test(head.slice(whole.trimEnd().length).split('\n', 1)[0] ?? '');
    if (bare(prefix) !== '' || name === '' || !(closed || (alone && isKnown(name)))) return null;
    return labelled(name, time, whole.length);
  }
  const bareWord = unmarked.exec(head);
  if (!bareWord) return null;
  const [whole, prefix = '', word = '', time] = bareWord;
  return bare(prefix) === '' && isKnown(word) ? labelled(word, time, whole.length) : null;
}

function labelled(name: string, time: string | undefined, length: number): Label {
  const inside = /[([]([^()[\]]{1,40})[)\]]$/.exec(name)?.[1];
  const minutes = minutesOf(time ?? inside ?? '');
  return { word: time === undefined ? name : `${name} (${time})`, minutes, length };
}

/** Cuts a block into its labelled lines or list items, in order; together they are the whole block. */
export function segmentsOf(
  source: Source,
  block: RootContent,
  isKnown: (word: string) => boolean,
  from = startOf(block),
): Segment[] {
  if (block.type === 'paragraph') return lines(source, block, from, isKnown);
  const [quoted, ...others] = block.type === 'blockquote' ? block.children : [];
  if (quoted?.type === 'paragraph' && others.length === 0) {
    const text = source.text.slice(startOf(quoted), endOf(quoted));
    if (!text.includes('\n') && labelAt(text, isKnown)) return lines(source, quoted, startOf(quoted), isKnown);
  }
  if (block.type === 'list') return block.children.flatMap((item) => itemSegments(source, item, isKnown));
  const place = { from: startOf(block), to: endOf(block), start: startOf(block) };
  return [{ label: null, text: blockText(source, block), ...place, form: 'block', node: block }];
}

function lines(source: Source, block: Nodes, from: number, isKnown: (word: string) => boolean): Segment[] {
  const to = endOf(block);
  const starts: { start: number; label: Label | null }[] = [];
  for (let start = from; start < to; ) {
    const text = source.text.slice(start, Math.min(to, start + 300));
    const indent = text.length - text.trimStart().length;
    const label = labelAt(text.slice(indent), isKnown);
    if (label || starts.length === 0) starts.push({ start: start + indent, label });
    const next = source.text.indexOf('\n', start);
    start = next < 0 ? to : next + 1;
  }
  return starts.map(({ start, label }, index) => {
    const end = Math.min(to, starts[index + 1]?.start ?? to);
    const begin = Math.min(end, start + (label?.length ?? 0));
    return { label, text: slice(source, begin, end), from: begin, to: end, start, form: 'line', node: block };
  });
}

/** An item, or its parts where a line of it begins with a label that `isKnown`. */
function itemSegments(source: Source, item: ListItem, isKnown: (word: string) => boolean): Segment[] {
  const [first] = item.children;
  const to = endOf(item);
  const content = first ? startOf(first) : to;
  const own =
    first?.type === 'paragraph' ? labelAt(source.text.slice(content, Math.min(to, content + 300)), isKnown) : null;
  const within = item.children
    .flatMap((block) => (block.type === 'paragraph' ? lines(source, block, startOf(block), isKnown) : []))
    .filter(({ start, label }) => start > content && label !== null && isKnown(label.word));
  const starts = [
    { start: startOf(item), content, label: own },
    ...within.map((one) => ({ ...one, content: one.start })),
  ];
  return starts.map(({ start, content: at, label }, index) => {
    const end = starts[index + 1]?.start ?? to;
    const place = { to: end, start, form: 'item' as const, node: item };
    if (!label && starts.length === 1) return { label, text: blockText(source, item), from: start, ...place };
    const from = label ? Math.min(end, at + label.length) : start;
    return { label, text: slice(source, from, end), from, ...place };
  });
}

/** The content of each item of a list, without its bullet, box and emoji, or of each row of a table; of any other block the block itself. */
export function itemsOf(source: Source, block: RootContent, hasRows: boolean): string[] {
  if (block.type === 'table' && hasRows) {
    return block.children
      .slice(1)
      .map(({ children }) =>
        children
          .flatMap((cell) =>
            cell.children[0] ? bare(slice(source, startOf(cell.children[0]), endOf(cell.children.at(-1) ?? cell))) : [],
          )
          .join(': '),
      );
  }
  if (block.type !== 'list') return [blockText(source, block)];
  return block.children.map((item) => itemText(source, item)).filter((text) => text !== '');
}

/** The content of a list item, without its bullet, box and emoji. */
export function itemText(source: Source, item: ListItem): string {
  const first = item.children[0];
  return first ? bare(slice(source, startOf(first), endOf(item)).replace(/^\[[ xX]\]\s+/, '')) : '';
}
