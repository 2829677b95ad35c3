import type { ZoneName } from '../../core/calendar.ts';
import { discordTime } from './times.ts';

/** For whom something is shown: their clock, and the names that ids stand for. */
export type Reader = {
  zone: ZoneName;
  now: Date;
  nameOf(kind: 'user' | 'role' | 'channel', id: string): string | undefined;
};

/** How a terminal stresses words; without colours both leave the text alone. */
export type Style = { bold(text: string): string; dim(text: string): string };

export const plainStyle: Style = { bold: (text) => text, dim: (text) => text };

/** Discord's Markdown as a terminal can show it: the words without their signs, mentions by name, times on the reader's clock. */
export function readable(text: string, reader: Reader, style: Style = plainStyle): string {
  return text
    .split(/(^[ \t]*```[\s\S]*?```)/m)
    .map((part) => (/^[ \t]*```/.test(part) && part.length > 5 ? codeBlock(part) : prose(part, reader, style)))
    .join('');
}

/** Fences within a list are indented with it, which is no part of the code. */
function codeBlock(fenced: string): string {
  const [, indent = '', code = ''] = /^([ \t]*)```(?:[\w+-]*\n)?([\s\S]*?)\s*```$/.exec(fenced) ?? [];
  return code
    .split('\n')
    .map((line) => `    ${line.startsWith(indent) ? line.slice(indent.length) : line}`)
    .join('\n');
}

function prose(text: string, reader: Reader, style: Style): string {
  return text
    .split('\n')
    .map((line) => {
      const small = /^-# (.*)$/.exec(line)?.[1];
      if (small !== undefined) return style.dim(inline(small, reader, style));
      const heading = /^#{1,3} (.*)$/.exec(line)?.[1];
      if (heading !== undefined) return style.bold(inline(heading, reader, style));
      return inline(line.replace(/^(\s*)[-*] /, '$1• ').replace(/^>(?:>>)? /, '▏ '), reader, style);
    })
    .join('\n');
}

// What comes first wins: inside code and addresses no other sign means anything.
const signs = new RegExp(
  [
    /`([^`]+)`/,
    /\\([^\w\s])/,
    /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    /<@!?(\d+)>/,
    /<@&(\d+)>/,
    /<#(\d+)>/,
    /<\/([^:>]+):\d+>/,
    /<a?:(\w+):\d+>/,
    /\[((?:\\.|[^\]\\])+)\]\(<?(https?:[^)\s>]+)>?\)/,
    /<(https?:[^>\s]+)>/,
    /(https?:\/\/[^\s<>)]+)/,
    /\*\*([\s\S]+?)\*\*(?!\*)/,
    /__([\s\S]+?)__/,
    /~~([\s\S]+?)~~/,
    /\|\|([\s\S]+?)\|\|/,
    /\*([^\s*](?:[^*]*[^\s*])?)\*/,
    /(?<!\w)_([^\s_](?:[^_]*[^\s_])?)_(?!\w)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function inline(text: string, reader: Reader, style: Style): string {
  const again = (inner: string) => inline(inner, reader, style);
  return text.replace(signs, (whole: string, ...groups: (string | undefined)[]) => {
    const [code, escaped, seconds, timeStyle, user, role, channel, command, emoji] = groups;
    if (code !== undefined) return `\`${code}\``;
    if (escaped !== undefined) return escaped;
    if (seconds !== undefined)
      return discordTime(new Date(Number(seconds) * 1000), timeStyle ?? 'f', reader.zone, reader.now);
    if (user !== undefined) return `@${reader.nameOf('user', user) ?? 'unknown-user'}`;
    if (role !== undefined) return `@${reader.nameOf('role', role) ?? 'deleted-role'}`;
    if (channel !== undefined) return `#${reader.nameOf('channel', channel) ?? 'deleted-channel'}`;
    if (command !== undefined) return `/${command}`;
    if (emoji !== undefined) return `:${emoji}:`;
    const [title, address, bare, raw, bold, ...others] = groups.slice(9);
    if (title !== undefined) return `${again(title)} <${address}>`;
    if (bare !== undefined || raw !== undefined) return bare ?? raw ?? whole;
    if (bold !== undefined) return style.bold(again(bold));
    const words = others.slice(0, 5).find((other) => other !== undefined);
    return words === undefined ? whole : again(words);
  });
}
