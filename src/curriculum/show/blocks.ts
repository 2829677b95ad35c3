import type { Blockquote, Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import { escapedStarts } from '../../messages/kit/markdown/escape.ts';
import { fenced } from './code.ts';
import { htmlBlocks } from './html-blocks.ts';
import { inlineText } from './inline.ts';
import { type Showing, veiled } from './showing.ts';
import { tableText } from './tables.ts';

/** Blocks in Discord's dialect, in order; what shows nothing is none. `quoted`: within a quote, in which Discord knows no other. */
export function blocksText(blocks: readonly RootContent[], on: Showing, quoted = false): string[] {
  return blocks.flatMap((block) => blockTexts(block, on, quoted)).filter((text) => text !== '');
}

function blockTexts(block: RootContent, on: Showing, quoted: boolean): string[] {
  switch (block.type) {
    case 'paragraph':
      return [veiled(paragraphText(block, on), on)];
    case 'heading':
      return [veiled(headingText(block, on), on)];
    case 'list':
      return [listText(block, on, quoted)];
    case 'blockquote':
      return [quoteText(block, on, quoted)];
    case 'code':
      return block.value.trim() === '' ? [] : [veiled(fenced(block.value, block.lang ?? ''), on)];
    case 'html':
      return htmlBlocks(block.value, on);
    case 'table':
      return [veiled(tableText(block, on), on)];
    // Rules, definitions and settings are no words.
    default:
      return [];
  }
}

/** A line that somebody drew with signs that make none in Markdown. */
const drawnLine = /^(?:=|~|\\?[*_-]){3,}$/;

function paragraphText({ children }: Paragraph, on: Showing): string {
  const text = inlineText(children, on);
  return drawnLine.test(text) ? '' : escapedStarts(text);
}

/** Discord has three sizes of headings; those below are bold lines. */
function headingText({ children, depth }: Heading, on: Showing): string {
  const isSmall = depth > 3;
  const words = inlineText(children, on, { bold: isSmall }).replaceAll('\n', ' ');
  if (words === '') return '';
  return isSmall ? `**${words}**` : `${'#'.repeat(depth)} ${words}`;
}

function listText({ children, ordered, start }: List, on: Showing, quoted: boolean): string {
  const items = children.map((item, index) => {
    const mark = ordered ? `${(start ?? 1) + index}. ` : '- ';
    return itemText(item, mark, on, quoted);
  });
  return items.filter((text) => text !== '').join('\n');
}

const box = /^\[([ xX])\](?:[ \t]+|$)/;

function itemText({ children }: ListItem, mark: string, on: Showing, quoted: boolean): string {
  const [first, ...rest] = children;
  const words = first?.type === 'paragraph' ? first.children[0] : undefined;
  const ticked = words?.type === 'text' ? box.exec(words.value)?.[1] : undefined;
  if (words?.type === 'text' && ticked !== undefined) {
    // The box is written by itself, for what begins a line is escaped.
    const opened = { ...words, value: words.value.replace(box, '') };
    const paragraph = { ...(first as Paragraph), children: [opened, ...(first as Paragraph).children.slice(1)] };
    const text = blocksText([paragraph, ...rest], on, quoted).join('\n');
    return indented(`${mark}${ticked === ' ' ? '☐' : '☑'} `, text, mark.length);
  }
  const text = blocksText(children, on, quoted).join('\n');
  // A fence must begin its line.
  if (text === '' || /^(?:\|\|)?```/.test(text)) return text;
  return indented(mark, text, mark.length);
}

function indented(head: string, text: string, width: number): string {
  return head + text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);
}

const callout = /^\[!([A-Za-z]{2,20})\][ \t]*\n?/;

function quoteText({ children }: Blockquote, on: Showing, quoted: boolean): string {
  const [first, ...rest] = children;
  const words = first?.type === 'paragraph' ? first.children[0] : undefined;
  const kind = words?.type === 'text' ? callout.exec(words.value)?.[1] : undefined;
  const texts: string[] = [];
  if (words?.type === 'text' && kind !== undefined) {
    const said = { ...words, value: words.value.replace(callout, '') };
    const paragraph = { ...(first as Paragraph), children: [said, ...(first as Paragraph).children.slice(1)] };
    texts.push(`**${kind.slice(0, 1).toUpperCase()}${kind.slice(1).toLowerCase()}**`);
    texts.push(...blocksText([paragraph, ...rest], on, true));
  } else texts.push(...blocksText(children, on, true));
  const text = texts.join('\n');
  // Discord ends a quote at a line without its sign and a blank.
  return quoted || text === '' ? text : text.replaceAll(/^/gm, '> ');
}
