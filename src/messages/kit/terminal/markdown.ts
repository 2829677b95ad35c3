import { type Block, readBlocks } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import type { Reader } from '../markdown/reader.ts';
import { discordTime } from './times.ts';

/** How a terminal stresses words. */
export type Style = { bold(text: string): string; dim(text: string): string };

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
      return discordTime(new Date(piece.seconds * 1000), piece.style, reader.zone, reader.now);
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
