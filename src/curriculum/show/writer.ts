import { escaped } from '../../messages/kit/markdown/escape.ts';
import type { Link } from '../model.ts';
import { codeWithin, fenced } from './code.ts';
import type { Showing } from './showing.ts';
import { isPicture, webAddress } from './web-address.ts';

/** What was opened and waits for its end. */
type Mark = { name: string; sign: string; at: number; url: string; pictures: string };

/** One line or paragraph while it is written in Discord's dialect. */
export type Writer = {
  text: string;
  open: Mark[];
  /** Within code no sign means anything. */
  inCode: number;
  /** Within bold type nothing is made bold. */
  bold: boolean;
  /** Whether nothing but pictures stands here, so that one shown beside the text needs no words. */
  pictures: boolean;
  on: Showing;
};

export function newWriter(on: Showing, look: { bold?: boolean; pictures?: boolean } = {}): Writer {
  return { text: '', open: [], inCode: 0, bold: look.bold ?? false, pictures: look.pictures ?? false, on };
}

// Somebody who writes for Discord knows its spoilers; elsewhere two bars are two bars.
const spoilers = /(\|\|(?=\S)[^|\n]{1,500}(?<=\S)\|\|)/;
const noteMark = /\[\^(\d{1,9})\]/g;
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Words that mean nothing but themselves. */
export function writeWords(writer: Writer, words: string): void {
  if (writer.inCode > 0) writer.text += words;
  else {
    writer.text += words
      .replaceAll(noteMark, (_, name: string) => name.replaceAll(/\d/g, (digit) => raised[Number(digit)] ?? digit))
      .split(spoilers)
      .map((part, index) => (index % 2 === 1 ? `||${escaped(part.slice(2, -2))}||` : escaped(part)))
      .join('');
  }
}

const boldSign = '**';

/** Opens a stretch between two signs; code has none until it is closed. */
export function openSign(writer: Writer, name: string, sign: string): void {
  const used = writer.inCode > 0 || (writer.bold && sign === boldSign) ? '' : sign;
  writer.text += used;
  writer.open.push({ name, sign: used, at: writer.text.length, url: '', pictures: '' });
}

export function openCode(writer: Writer, name: string): void {
  writer.open.push({ name, sign: '`', at: writer.text.length, url: '', pictures: '' });
  writer.inCode += 1;
}

export function openLink(writer: Writer, name: string, url: string): void {
  writer.open.push({ name, sign: '[', at: writer.text.length, url, pictures: '' });
}

/** Closes what was opened under a name, and what was opened since; nothing if it was not. */
export function close(writer: Writer, name: string): void {
  const index = writer.open.findLastIndex((mark) => mark.name === name);
  if (index < 0) return;
  for (const mark of writer.open.splice(index).toReversed()) closeMark(writer, mark);
}

/** What was written, with all that was left open closed. */
export function finished(writer: Writer): string {
  for (const mark of writer.open.splice(0).toReversed()) closeMark(writer, mark);
  return writer.text;
}

function closeMark(writer: Writer, { sign, at, url, pictures }: Mark): void {
  const before = writer.text.slice(0, at);
  const inner = writer.text.slice(at);
  if (sign === '`') {
    writer.inCode -= 1;
    if (writer.inCode === 0) writer.text = before + codeOf(inner);
  } else if (sign === '[') writer.text = before + linkOf(inner.trim(), url) + pictures;
  else if (inner.trim() === '') writer.text = before.slice(0, before.length - sign.length) + inner;
  else writer.text += sign;
}

function codeOf(text: string): string {
  if (text.trim() === '') return text;
  return text.includes('\n') ? `\n${fenced(text.replace(/^\n|\s+$/g, ''))}\n` : codeWithin(text);
}

/** A link that leads nowhere from Discord is its words. */
function linkOf(words: string, url: string): string {
  const address = webAddress(url);
  const mail = /^mailto:([^?]+)/i.exec(url)?.[1];
  if (address === null) return mail === undefined || words.includes(mail) ? words : `${words} (${mail})`;
  // Discord makes no link of words that are an address themselves.
  if (words === '' || words === url) return `<${address}>`;
  if (/https?:\/\//i.test(words)) return `${words} (<${address}>)`;
  return `[${words.replaceAll(/\n+/g, ' ')}](${address})`;
}

const pictureSign = '🖼️';

/** A picture: beside the text if it is the first, else a link under its words; within a link the link has the words. */
export function writePicture(writer: Writer, alt: string, url: string): void {
  const title = alt.replaceAll(/\s+/g, ' ').trim();
  const words = escaped(title);
  const address = webAddress(url);
  const link = writer.open.findLast((mark) => mark.sign === '[' && webAddress(mark.url) !== null);
  const isShown = address !== null && becomesPicture(writer.on, { title, url: address });
  if (writer.inCode > 0) writer.text += alt;
  else if (link) {
    writer.text += words || pictureSign;
    if (address !== null && !isShown) link.pictures += ` [${pictureSign}](${address})`;
  } else if (isShown) writer.text += writer.pictures ? '' : words;
  else writer.text += address === null ? words : `[${`${pictureSign} ${words}`.trim()}](${address})`;
}

function becomesPicture(on: Showing, picture: Link): boolean {
  if (!on.pictured || on.picture !== null || on.hidden > 0 || !isPicture(picture.url)) return false;
  on.picture = picture;
  return true;
}
