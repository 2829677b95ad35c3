import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { type LocalDate, wallClock, type ZoneName } from '../../core/calendar.ts';
import { type Block, readBlocks } from './markdown/blocks.ts';
import type { Inline, Reader } from './markdown/inline.ts';
import { type Clock, relativeTime, timeText } from './markdown/times.ts';

/** How a terminal stresses words. */
type Style = { bold(text: string): string; dim(text: string): string };

/** Leaves the text alone, for terminals and files without colours. */
export const plainStyle: Style = { bold: (text) => text, dim: (text) => text };

export const ansiStyle: Style = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
};

/** Discord's Markdown as a terminal can show it: the words without their signs, mentions by name, times on the reader's clock. */
export function terminalText(text: string, reader: Reader, style: Style = plainStyle): string {
  return blocksText(readBlocks(text), reader, style);
}

function blocksText(blocks: readonly Block[], reader: Reader, style: Style): string {
  return blocks.map((block) => blockText(block, reader, style)).join('\n');
}

function blockText(block: Block, reader: Reader, style: Style): string {
  switch (block.kind) {
    case 'lines':
      return inlineText(block.inline, reader, style);
    case 'heading':
      return style.bold(inlineText(block.inline, reader, style));
    case 'small':
      return style.dim(inlineText(block.inline, reader, style));
    case 'code':
      return behind('    ', block.text);
    case 'quote':
      return behind('▏ ', blocksText(block.blocks, reader, style));
    case 'list':
      return block.items
        .map((item, index) => {
          const sign = block.start === null ? '• ' : `${block.start + index}. `;
          return behind(sign, blocksText(item, reader, style), ' '.repeat(sign.length));
        })
        .join('\n');
  }
}

/** Puts a sign before the first line and another, or the same, before the rest. */
function behind(first: string, text: string, others = first): string {
  return `${first}${text.replaceAll('\n', `\n${others}`)}`;
}

function inlineText(pieces: readonly Inline[], reader: Reader, style: Style): string {
  return pieces.map((piece) => pieceText(piece, reader, style)).join('');
}

function pieceText(piece: Inline, reader: Reader, style: Style): string {
  switch (piece.kind) {
    case 'text':
    case 'everyone':
      return piece.text;
    case 'code':
      return `\`${piece.text}\``;
    case 'time':
      return discordTime(new Date(piece.seconds * 1000), piece.style, reader);
    case 'user':
      return `@${reader.nameOf('user', piece.id) ?? 'unknown-user'}`;
    case 'role':
      return `@${reader.nameOf('role', piece.id) ?? 'deleted-role'}`;
    case 'channel':
      return `#${reader.nameOf('channel', piece.id) ?? 'deleted-channel'}`;
    case 'command':
      return `/${piece.name}`;
    case 'emoji':
      return `:${piece.name}:`;
    case 'link': {
      const words = inlineText(piece.children, reader, style);
      return words === piece.url ? words : `${words} <${piece.url}>`;
    }
    default: {
      const words = inlineText(piece.children, reader, style);
      return piece.kind === 'strong' ? style.bold(words) : words;
    }
  }
}

/** An embed as lines behind an edge. */
export function embedText(embed: APIEmbed, reader: Reader, style: Style): string {
  const words = (text: string) => terminalText(text, reader, style);
  const parts = [
    ...(embed.author === undefined ? [] : [embed.author.name]),
    ...(embed.title === undefined ? [] : [style.bold(words(embed.title))]),
    ...(embed.description === undefined ? [] : [words(embed.description)]),
    ...(embed.fields ?? []).map(({ name, value }) => `${style.bold(words(name))}\n${words(value)}`),
    ...(embed.image === undefined ? [] : [`(picture: ${pictureName(embed.image.url)})`]),
    ...(embed.footer === undefined ? [] : [style.dim(embed.footer.text)]),
  ];
  return parts
    .join('\n')
    .split('\n')
    .map((line) => `│ ${line}`.trimEnd())
    .join('\n');
}

/** A row of buttons, or a select with what it offers, as one line. */
export function rowText(row: Pick<APIActionRowComponent<APIComponentInMessageActionRow>, 'components'>): string {
  return row.components.map(controlText).join(' ');
}

function controlText(control: APIComponentInMessageActionRow): string {
  if (control.type !== ComponentType.Button) {
    const options =
      control.type === ComponentType.StringSelect ? control.options.map(({ label }) => label).join(' | ') : '';
    return `‹${control.placeholder ?? 'choose'}›${options === '' ? '' : ` ${options}`}`;
  }
  const label = buttonName(control);
  if (control.style === ButtonStyle.Link) return `[${label} ↗ ${control.url}]`;
  return control.disabled === true ? `(${label})` : `[${label}]`;
}

export function buttonName(button: Extract<APIComponentInMessageActionRow, { type: ComponentType.Button }>): string {
  if (!('label' in button) && !('emoji' in button)) return '';
  const emoji = button.emoji?.name ?? '';
  return [emoji, button.label ?? ''].filter((part) => part !== '').join(' ');
}

/** Lines set in from the edge, as all that a member is shown. */
export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}

/** A file that came with the message by its name; any other picture by its address, as a page shows it. */
function pictureName(address: string): string {
  const isSent = /^(?:attachment:\/\/|(?:http:\/\/127\.0\.0\.1:\d+)?\/attachments\/)/.test(address);
  return isSent ? decodeURIComponent(address.split('/').at(-1) ?? address) : address;
}

/**
 * `<t:…:style>` as a client in this zone and language shows it. English has one form of ours, whatever the English: so
 * transcripts depend neither on the machine nor on which release of `Intl` writes “at” into a date.
 */
export function discordTime(at: Date, style: string, reader: Clock): string {
  const { zone, now, locale } = reader;
  if (!/^en\b/.test(locale)) return timeText(at, style, reader);
  if (Number.isNaN(at.getTime())) return 'Invalid Date';
  const { on, time } = wallClock(at, zone);
  if (style === 't') return time;
  if (style === 'T') return `${time}:${String(at.getUTCSeconds()).padStart(2, '0')}`;
  if (style === 'd') return `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;
  if (style === 'D') return longDate(on);
  if (style === 'R') return relative(at.getTime() - now.getTime());
  if (style === 'F') return `${weekdayName(on)}, ${longDate(on)} ${time}`;
  return `${longDate(on)} ${time}`;
}

/** `Mon 2 Mar 2026, 08:00`: a clock on the wall. */
export function clockText(at: Date, zone: ZoneName): string {
  const { on, time } = wallClock(at, zone);
  const [day, month, year] = longDate(on).split(' ');
  return `${weekdayName(on).slice(0, 3)} ${day} ${month?.slice(0, 3)} ${year}, ${time}`;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

const longDate = (on: LocalDate) => day.format(new Date(on));
const weekdayName = (on: LocalDate) => weekday.format(new Date(on));

function relative(distanceMs: number): string {
  const { count, unit } = relativeTime(distanceMs);
  const one = unit === 'second' ? 'a few seconds' : unit === 'hour' ? 'an hour' : `a ${unit}`;
  const words = unit === 'second' || count === 1 ? one : `${count} ${unit}s`;
  return distanceMs > 0 ? `in ${words}` : `${words} ago`;
}
