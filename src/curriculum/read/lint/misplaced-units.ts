import type { Code, Html, Nodes, RootContent } from 'mdast';
import { plain } from '../../words/text-cleanup.ts';
import { endOf, startOf, wordsOf } from '../markdown/nodes.ts';
import { type NamedUnit, namedUnitOf } from '../mentions/unit.ts';
import type { Source } from '../source.ts';
import type { Slip } from './slip.ts';

type IsMissing = (word: NamedUnit['word'], number: number) => boolean;

/** Headings of days and weeks that the plan lacks, where none can begin: in a quote, a list, code that is only indented, or right below HTML. */
export function misplacedUnits(
  source: Source,
  blocks: RootContent[],
  hidden: (Code | Html)[],
  isMissing: IsMissing,
): Slip[] {
  const isMeant = (words: string): boolean => {
    const unit = namedUnitOf(words);
    return unit?.leads === true && unit.number !== null && isMissing(unit.word, unit.number);
  };
  const held = blocks.flatMap((block) => headingsIn(block, null)).filter(({ words }) => isMeant(words));
  return [
    ...held.map(({ at, words, holder }): Slip => {
      const text = words.slice(0, 80);
      const sign = source.text.slice(source.text.lastIndexOf('\n', at - 1) + 1, at).trim();
      if (holder === 'blockquote') return { at, code: 'looks-like-unit-in-quote', facts: { text } };
      if (sign === '') return { at, code: 'looks-like-unit-below-item', facts: { text } };
      return { at, code: 'looks-like-unit-in-item', facts: { text, sign: sign.slice(0, 10) } };
    }),
    ...hidden.flatMap((node) => unitsWithin(source, node, isMeant)),
  ];
}

type Held = { at: number; words: string; holder: 'blockquote' | 'list' };

/** Nesting has a limit by now. */
function headingsIn(node: Nodes, holder: Held['holder'] | null): Held[] {
  if (node.type === 'heading') return holder === null ? [] : [{ at: startOf(node), words: wordsOf(node), holder }];
  if (node.type !== 'blockquote' && node.type !== 'list' && node.type !== 'listItem') return [];
  const inner = node.type === 'listItem' ? holder : node.type;
  return (node.children as Nodes[]).flatMap((child) => headingsIn(child, inner));
}

const headed = /^[ \t]*#{1,6}[ \t]+(\S[^\n]{0,200})/gm;

type IsMeant = (words: string) => boolean;

/** In code that is only indented, and in HTML, which goes on to the next blank line. */
function unitsWithin(source: Source, node: Code | Html, isMeant: IsMeant): Slip[] {
  const isCode = node.type === 'code';
  const from = startOf(node);
  const text = source.text.slice(from, endOf(node));
  if ((isCode ? /^(?:`{3}|~{3})/ : /^<!--/).test(text)) return [];
  return [...text.matchAll(headed)].flatMap(({ 0: line, 1: words = '', index }): Slip[] => {
    if (!isMeant(plain(words))) return [];
    const at = from + index;
    const facts = { text: line.trim().slice(0, 80) };
    if (isCode) return [{ at, code: 'looks-like-unit-in-code', facts }];
    return [{ at, code: 'looks-like-unit-in-html', facts, edit: { at, length: 0, text: '\n' } }];
  });
}
