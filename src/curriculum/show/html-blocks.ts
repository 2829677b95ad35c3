import { escapedStarts } from '../../messages/kit/markdown/escape.ts';
import { isUnread, writeTag } from './html-tags.ts';
import { tokensOf } from './html-tokens.ts';
import { type Showing, veiled } from './showing.ts';
import { finished, newWriter, type Writer, writeWords } from './writer.ts';

/** A block of HTML as Discord's blocks: words, links and line breaks; what `<details>` holds is a spoiler below its summary. */
export function htmlBlocks(html: string, on: Showing): string[] {
  const blocks: string[] = [];
  const start = (bold: boolean): Writer => newWriter(on, { bold, pictures: true });
  let writer = start(false);
  const flush = (form: (text: string) => string): void => {
    const text = tidied(finished(writer));
    if (text !== '') blocks.push(form(text));
    writer = start(false);
  };
  const asBlock = (text: string): string => veiled(text, on);
  let unread: string | null = null;
  for (const token of tokensOf(html)) {
    if (unread !== null) {
      if (token.kind === 'tag' && token.closes && token.name === unread) unread = null;
    } else if (token.kind === 'words') writeText(writer, token.words);
    else if (token.kind === 'comment') continue;
    else if (token.name === 'details') {
      flush(asBlock);
      on.hidden = Math.max(0, on.hidden + (token.closes ? -1 : 1));
    } else if (token.name === 'summary') {
      flush(token.closes ? (text) => `**${text.replaceAll('\n', ' ')}**` : asBlock);
      if (!token.closes) writer = start(true);
    } else if (isUnread(token.name)) unread = token.closes || token.source.endsWith('/>') ? null : token.name;
    else writeTag(writer, token);
  }
  flush(asBlock);
  return blocks;
}

function writeText(writer: Writer, words: string): void {
  if (writer.inCode > 0) {
    writeWords(writer, words);
    return;
  }
  const atStart = writer.text === '' || writer.text.endsWith('\n');
  const text = words.replaceAll(/\s+/g, ' ');
  const before = writer.text;
  writer.text = '';
  writeWords(writer, atStart ? text.trimStart() : text);
  writer.text = before + (atStart ? escapedStarts(writer.text) : writer.text);
}

function tidied(text: string): string {
  return text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}
