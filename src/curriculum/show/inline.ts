import type { PhrasingContent } from 'mdast';
import { codeWithin } from './code.ts';
import { writeTag } from './html-tags.ts';
import { tokensOf } from './html-tokens.ts';
import type { Showing } from './showing.ts';
import { close, finished, newWriter, openLink, openSign, type Writer, writePicture, writeWords } from './writer.ts';

/** A line's end that the author asked for; those that an editor made are `\n` until `wrapped` has looked at them. */
const hardBreak = '\r';

/** `[[Page]]`, `[[Page#Part|name]]` and `![[file.png]]`, as people link the pages of a wiki. */
const wikiLink = /!?\[\[(?=\S)([^[\]|#\n]{1,200})(?:#[^[\]|\n]{1,200})?(?:\|([^[\]|\n]{1,200}))?\]\]/g;

/** The content of a paragraph, heading or cell in Discord's dialect. */
export function inlineText(nodes: readonly PhrasingContent[], on: Showing, look: { bold?: boolean } = {}): string {
  const pictures = nodes.every(isPictureOrBlank);
  const writer = newWriter(on, { ...look, pictures });
  for (const node of nodes) writeNode(writer, node);
  const text = finished(writer)
    .replaceAll(/[ \t]*([\n\r])[ \t]*/g, '$1')
    .replaceAll('\r\n', hardBreak);
  return unwrapped(text).replaceAll(hardBreak, '\n').trim();
}

function isPictureOrBlank(node: PhrasingContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type === 'image' || node.type === 'break' || node.type === 'html';
}

function writeNode(writer: Writer, node: PhrasingContent): void {
  switch (node.type) {
    case 'text':
      writeWords(
        writer,
        node.value.replaceAll(wikiLink, (_, page: string, name?: string) => name ?? page),
      );
      return;
    case 'strong':
      writeWithin(writer, node.children, '**');
      return;
    case 'emphasis':
      writeWithin(writer, node.children, '*');
      return;
    case 'inlineCode':
      writer.text += writer.inCode > 0 ? node.value : codeWithin(node.value);
      return;
    case 'break':
      writer.text += hardBreak;
      return;
    case 'image':
      writePicture(writer, node.alt ?? '', node.url);
      return;
    case 'link':
      openLink(writer, 'link', node.url);
      for (const child of node.children) writeNode(writer, child);
      close(writer, 'link');
      return;
    case 'html':
      for (const token of tokensOf(node.value)) {
        if (token.kind === 'tag') writeTag(writer, token, hardBreak);
        else if (token.kind === 'words') writeWords(writer, token.words);
      }
      return;
    default:
      if ('children' in node) for (const child of node.children) writeNode(writer, child);
      else if ('alt' in node) writeWords(writer, node.alt ?? '');
  }
}

function writeWithin(writer: Writer, children: readonly PhrasingContent[], sign: string): void {
  // Within an address an underscore is no sign; and three stars in a row are read in another way than CommonMark's.
  const inAddress = /https?:\/\/\S{0,300}$/.test(writer.text.slice(-310));
  const used = inAddress ? sign.replaceAll('*', '_') : sign === '*' && writer.text.endsWith('*') ? '_' : sign;
  openSign(writer, sign, used);
  for (const child of children) writeNode(writer, child);
  close(writer, sign);
}

/** A line this long was ended by an editor, not by its author. */
const wrappedFrom = 60;
const goesOn = /^(?!\*\*)[\p{L}\p{N}("'“„«‘[`*_<]/u;
const withoutBlanks = /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/;

/** Discord keeps each line's end, Markdown means none by it: lines that were wrapped become one again. */
function unwrapped(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  const joined: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1] ?? '';
    const wasWrapped = index > 0 && before.length - before.lastIndexOf(hardBreak) > wrappedFrom && goesOn.test(line);
    if (index > 0) {
      const blank = withoutBlanks.test(before.at(-1) ?? '') && withoutBlanks.test(line[0] ?? '') ? '' : ' ';
      joined.push(wasWrapped ? blank : '\n');
    }
    joined.push(line);
  });
  return joined.join('');
}
