import { type Block, readBlocks } from '../messages/kit/markdown/blocks.ts';
import type { Inline } from '../messages/kit/markdown/inline.ts';

/** Text as HTML shows it literally. */
export function inHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? '');
}

type TimeText = (at: Date, style: string) => string;

/** Discord's Markdown as HTML; everything an author wrote is escaped, and only web addresses become links. */
export function htmlOf(text: string, timeText: TimeText): string {
  return readBlocks(text)
    .map((block) => blockHtml(block, timeText))
    .join('');
}

function blockHtml(block: Block, timeText: TimeText): string {
  const blocks = (inner: readonly Block[]) => inner.map((one) => blockHtml(one, timeText)).join('');
  switch (block.kind) {
    case 'lines': {
      const words = inlineHtml(block.inline, timeText).trim();
      return words === '' ? '' : `<p class="words">${words}</p>`;
    }
    case 'heading':
      return `<h${block.level + 1}>${inlineHtml(block.inline, timeText)}</h${block.level + 1}>`;
    case 'small':
      return `<p><small>${inlineHtml(block.inline, timeText)}</small></p>`;
    case 'code':
      return `<pre${block.spoiler ? ' class="spoiler"' : ''}><code>${inHtml(block.text)}</code></pre>`;
    case 'quote':
      return `<blockquote>${blocks(block.blocks)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${blocks(item)}</li>`).join('');
      return block.start === null ? `<ul>${items}</ul>` : `<ol start="${block.start}">${items}</ol>`;
    }
  }
}

const tags = { strong: 'strong', em: 'em', under: 'u', strike: 's', spoiler: 'mark' } as const;

/** Pieces of a line as HTML; ids stand as they were written, since a preview knows no names. */
function inlineHtml(pieces: readonly Inline[], timeText: TimeText): string {
  return pieces.map((piece) => pieceHtml(piece, timeText)).join('');
}

function pieceHtml(piece: Inline, timeText: TimeText): string {
  switch (piece.kind) {
    case 'text':
    case 'everyone':
      return inHtml(piece.text);
    case 'code':
      return `<code>${inHtml(piece.text)}</code>`;
    case 'time':
      return inHtml(timeText(new Date(piece.seconds * 1000), piece.style));
    case 'link':
      return `<a href="${inHtml(piece.url)}" rel="noreferrer">${inlineHtml(piece.children, timeText)}</a>`;
    case 'user':
    case 'role':
      return `@${piece.id}`;
    case 'channel':
      return `#${piece.id}`;
    case 'command':
      return `/${inHtml(piece.name)}`;
    case 'emoji':
      return `:${piece.name}:`;
    default:
      return `<${tags[piece.kind]}>${inlineHtml(piece.children, timeText)}</${tags[piece.kind]}>`;
  }
}
