import { escaped } from '../../messages/kit/markdown/escape.ts';
import type { Tag } from './html-tokens.ts';
import { close, openCode, openLink, openSign, type Writer, writePicture, writeWords } from './writer.ts';

const signs: Record<string, string> = {
  ...Object.fromEntries(['b', 'strong', 'mark', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, '**'])),
  ...Object.fromEntries(['i', 'em', 'cite', 'dfn', 'var'].map((name) => [name, '*'])),
  ...Object.fromEntries(['u', 'ins'].map((name) => [name, '__'])),
  ...Object.fromEntries(['s', 'del', 'strike'].map((name) => [name, '~~'])),
  ...Object.fromEntries(['details'].map((name) => [name, '||'])),
};
const codes = new Set(['code', 'kbd', 'samp', 'tt', 'pre']);
/** What stands on lines of its own. */
const blocks = new Set(
  'p div section article header footer main aside nav center ul ol dl table thead tbody tfoot tr figure figcaption blockquote picture hr form fieldset summary details address h1 h2 h3 h4 h5 h6 dt dd'.split(
    ' ',
  ),
);
/** What has no sign in Discord, and needs none. */
const silent = new Set(
  'a sub sup span font small big abbr q label caption col colgroup time wbr bdi bdo ruby rt rp data output legend acronym button nobr body html'.split(
    ' ',
  ),
);
const media = new Set(['iframe', 'video', 'audio', 'source', 'embed']);
/** What holds words that nobody reads. */
const unread = new Set('script style template svg math head title object select textarea canvas'.split(' '));

/** Tags of HTML whose content Discord cannot show. */
export function isUnread(name: string): boolean {
  return unread.has(name);
}

/** Writes what a tag means; one that is none of HTML's (`<name>`) is what its author wants to be read. */
export function writeTag(writer: Writer, tag: Tag, lineEnd = '\n'): void {
  const { name, closes, attributes } = tag;
  const sign = signs[name];
  if (blocks.has(name) && !/[\n\r]$/.test(writer.text) && writer.text !== '' && (closes || sign !== '||')) {
    if (closes) close(writer, name);
    writer.text += lineEnd;
    if (closes) return;
  }
  if (name === 'br') writer.text += lineEnd;
  else if (name === 'img') {
    if (!closes) writePicture(writer, attributes.get('alt') ?? '', attributes.get('src') ?? '');
  } else if (media.has(name)) writeMedia(writer, attributes.get('src'));
  else if (name === 'li')
    writer.text += closes ? '' : `${/[\n\r]$/.test(writer.text) || writer.text === '' ? '' : lineEnd}- `;
  else if (name === 'td' || name === 'th') writeCell(writer, closes);
  else if (name === 'input') writeBox(writer, attributes);
  else if (name === 'a') writeAnchor(writer, closes, attributes.get('href'));
  else if (codes.has(name)) (closes ? close : openCode)(writer, name);
  else if (sign !== undefined) closes ? close(writer, name) : openSign(writer, name, sign);
  else if (name === 'q') writeWords(writer, closes ? '”' : '“');
  else if (!blocks.has(name) && !silent.has(name) && !unread.has(name)) writeWords(writer, tag.source);
}

function writeAnchor(writer: Writer, closes: boolean, href: string | undefined): void {
  if (closes) close(writer, 'a');
  // Without an address it names a place within the page.
  else if (href !== undefined) openLink(writer, 'a', href);
}

function writeCell(writer: Writer, closes: boolean): void {
  if (!closes && writer.text !== '' && !/[\n\r]$/.test(writer.text)) writer.text += ' · ';
}

function writeBox(writer: Writer, attributes: ReadonlyMap<string, string>): void {
  if (attributes.get('type') === 'checkbox') writer.text += attributes.has('checked') ? '☑ ' : '☐ ';
}

function writeMedia(writer: Writer, src: string | undefined): void {
  if (src === undefined) return;
  openLink(writer, 'media', src.startsWith('//') ? `https:${src}` : src);
  writer.text += escaped('▶️');
  close(writer, 'media');
}
