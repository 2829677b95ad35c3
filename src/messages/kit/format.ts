import { type APIEmbed, type APISelectMenuOption, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Attachment, Button, Message, Row } from './message.ts';

/** Daymark's colour at the edge of its embeds. */
const colour = 0x3b82f6;

/** How Discord shows an instant, each reader in their own zone: https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
type TimeStyle = 't' | 'D' | 'f' | 'F' | 'R';

/** An instant that every reader sees in their own zone and language. */
export function timestamp(at: Date, style: TimeStyle): string {
  return `<t:${Math.floor(at.getTime() / 1000)}:${style}>`;
}

/** An instant as a date with its time, and how far off it is. */
export function moment(at: Date): string {
  return `${timestamp(at, 'F')} (${timestamp(at, 'R')})`;
}

/** Cuts text to a length in UTF-16 units, as Discord counts, ending with “…” and never inside a character or an emoji of several. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, wholeUpTo(text, limit - 1))}…`;
}

/** Made with the first cut, for it loads a megabyte of data. */
let characters: Intl.Segmenter | undefined;
/** No emoji is longer; what is, as letters under heaps of marks, is cut between two of them. */
const longestCharacter = 40;

/** The last place up to `most` where a text can be cut without breaking a character. */
export function wholeUpTo(text: string, most: number): number {
  characters ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  // Only the end is looked at, so that cutting a long text costs no more than cutting a short one.
  const from = Math.max(0, most - longestCharacter);
  const begin = isLow(text, from) ? from - 1 : from;
  const { index } = characters.segment(text.slice(begin, most + longestCharacter)).containing(most - begin) ?? {
    index: 0,
  };
  if (begin + index > 0) return begin + index;
  return isLow(text, most) ? most - 1 : most;
}

function isLow(text: string, at: number): boolean {
  return /^[\udc00-\udfff]/.test(text.charAt(at)) && /^[\ud800-\udbff]/.test(text.charAt(at - 1));
}

/** Makes somebody's words harmless inside a line of ours: no mentions, no Markdown, no line breaks. */
export function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_~|>#[\]()<@:-]/g, (sign) => (sign === '-' || sign === ':' ? sign : `\\${sign}`))
    .trim();
}

/** A title or name that somebody gave, as part of a line of ours: cut to a length, and harmless. */
export function named(title: string, limit = 100): string {
  return plain(shorten(title, limit));
}

/** Markdown with the words of its links only. Each sign is looked at a few times at most, whatever stands open. */
export function withoutLinks(markdown: string): string {
  return markdown.replace(/\[([^\][]*)\]\([^()]*\)/g, '$1');
}

/** Somebody's words in quotation marks, cut to a length, without what Discord would read as Markdown or a mention. */
export function quoted(text: string, limit = 60, [open, close] = ['“', '”']): string {
  return `${open}${shorten(text.toWellFormed(), limit).replace(/[*_`~|@<>\\]/g, '')}${close}`;
}

/** A message that pings nobody. */
export function say(content: string, extra: Omit<Message, 'content' | 'allowed_mentions'> = {}): Message {
  return { content, ...extra, allowed_mentions: { parse: [] } };
}

/** A message that pings nobody, with what can be done about it in buttons. */
export function offer(content: string, ...buttons: Button[]): Message {
  return say(content, { components: rows(...buttons) });
}

/** An embed in Daymark's colour. */
export function embed(parts: Omit<APIEmbed, 'color'>): APIEmbed {
  return { color: colour, ...parts };
}

/** Discord's limit for a component's custom id, in UTF-16 units: https://discord.com/developers/docs/components/reference */
const customIdLimit = 100;

/** Writes `name?key=value&…`, the address of a handler with its input. Throws when it would not fit, which is a bug of ours. */
export function customId(name: string, input: Record<string, string | number> = {}): string {
  const id = written(name, input);
  if (id.length > customIdLimit) throw new Error(`custom id of ${name} over ${customIdLimit} characters`);
  return id;
}

/** Whether `customId` has room for this input. */
export function fits(name: string, input: Record<string, string | number>): boolean {
  return written(name, input).length <= customIdLimit;
}

function written(name: string, input: Record<string, string | number>): string {
  const query = Object.entries(input).map(([key, value]) => `${key}=${escaped(String(value))}`);
  return query.length === 0 ? name : `${name}?${query.join('&')}`;
}

/** Discord takes any letters, so only what separates our own parts is written otherwise: a word of any script costs its length. */
function escaped(value: string): string {
  return value.toWellFormed().replaceAll(/[%&+]/g, encodeURIComponent);
}

/** Reads what `customId` wrote, and what it wrote when it escaped more; values are always text. */
export function parseCustomId(id: string): { name: string; input: Record<string, string> } {
  const at = id.indexOf('?');
  if (at < 0) return { name: id, input: {} };
  return { name: id.slice(0, at), input: Object.fromEntries(new URLSearchParams(id.slice(at + 1))) };
}

/** Lays buttons out in rows of five, as many rows as Discord allows. */
export function rows(...buttons: Button[]): Row[] {
  const all: Row[] = [];
  for (let start = 0; start < buttons.length && all.length < 5; start += 5) {
    all.push({ type: ComponentType.ActionRow, components: buttons.slice(start, start + 5) });
  }
  return all;
}

/** As many options as a select takes: https://discord.com/developers/docs/components/reference#string-select */
export const optionsAtMost = 25;

/** A select in its row; `values`: how many may be chosen, one where nothing is said. */
export function selectRow(
  id: string,
  placeholder: string,
  options: APISelectMenuOption[],
  values: { min_values?: number; max_values?: number } = {},
): Row {
  const select = { type: ComponentType.StringSelect, custom_id: id, placeholder, ...values, options } as const;
  return { type: ComponentType.ActionRow, components: [select] };
}

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/** A button; `emoji` is a Unicode emoji that stands before the label. */
export function button(label: string, id: string, look: { style?: keyof typeof styles; emoji?: string } = {}): Button {
  return {
    type: ComponentType.Button,
    style: styles[look.style ?? 'secondary'],
    label: shorten(label, 80),
    custom_id: id,
    ...(look.emoji === undefined ? {} : { emoji: { name: look.emoji } }),
  };
}

/** The buttons that turn to what stands before and after something, as far as there is any. */
export function turnButtons<To extends { label: string }>(
  { previous, next }: { previous?: To | null | undefined; next?: To | null | undefined },
  idOf: (to: To) => string,
): Button[] {
  // What a phone shows of a button's label.
  const turn = (emoji: string, to: To) => button(shorten(to.label, 34), idOf(to), { emoji });
  return [...(previous == null ? [] : [turn('◀️', previous)]), ...(next == null ? [] : [turn('▶️', next)])];
}

/** The address of a message: https://discord.com/developers/docs/reference#message-formatting */
export function messageLink(guildId: string, channelId: string, messageId: string): string {
  return `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
}

export function textFile(name: string, text: string): Attachment {
  return { name, data: text };
}

/** Discord's limit for what is said of a picture: https://discord.com/developers/docs/resources/message#attachment-object */
const descriptionLimit = 1_024;

/** A picture as a message's file, with what it shows for those who cannot see it; none where it could not be drawn. */
export function pictured(name: string, png: Uint8Array | null, shows: string): Pick<Message, 'files'> {
  return png === null
    ? {}
    : { files: [{ name: `${name}.png`, data: png, description: shorten(shows, descriptionLimit) }] };
}
