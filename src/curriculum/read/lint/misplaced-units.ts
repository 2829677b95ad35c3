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
      const lead = source.text.slice(source.text.lastIndexOf('\n', at - 1) + 1, at);
      const [where, sign] =
        holder === 'blockquote'
          ? ['a quote', 'the >']
          : lead.trim() === ''
            ? ['the list above it', 'the blanks']
            : ['a list', `the ${lead.trim().slice(0, 10)}`];
      const sentence = `"${words.slice(0, 80)}" stands in ${where}, so none begins here; delete ${sign} in front of it.`;
      return { at, code: 'looks-like-unit', sentence };
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
  const why = isCode
    ? 'is code, because four spaces or a tab stand before it; delete them'
    : 'is a part of the HTML above it; put an empty line between them';
  return [...text.matchAll(headed)].flatMap(({ 0: line, 1: words = '', index }): Slip[] => {
    if (!isMeant(plain(words))) return [];
    const at = from + index;
    const slip: Slip = { at, code: 'looks-like-unit', sentence: `"${line.trim().slice(0, 80)}" ${why}.` };
    return [isCode ? slip : { ...slip, edit: { at, length: 0, text: '\n' } }];
  });
}
