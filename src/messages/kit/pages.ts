import type { APIEmbed } from 'discord-api-types/v10';
import type { Words } from '../words/words.ts';
import { button, embed, shorten, wholeUpTo } from './format.ts';
import type { Button } from './message.ts';

/** About what a phone shows in three screens. */
const comfortable = 2_000;
/** Below the 4,096 of one embed's description, with room for what re-opens a block of code. */
const most = 3_900;

/**
 * Packs sections into pages a phone can show, in order and without losing a word: a section too long for any page goes
 * on on the next one, cut between lines, else between words. There is at least one page.
 */
export function pagesOf(sections: readonly string[]): string[] {
  const parts = sections.flatMap((section) => pieces(section, most));
  return parts.length === 0 ? [''] : packed(parts, comfortable);
}

/** Puts parts together, a blank line apart, as far as a length allows; a part over it stands alone. */
export function packed(parts: readonly string[], limit: number): string[] {
  const pages: string[] = [];
  for (const part of parts) {
    const last = pages.at(-1);
    const joined = last === undefined ? part : `${last}\n\n${part}`;
    if (last !== undefined && joined.length <= limit) pages[pages.length - 1] = joined;
    else pages.push(part);
  }
  return pages;
}

/** Which page of how many, counted from 0. */
type At = { page: number; total: number };

/** The page that is asked for, or the last one where there are fewer. */
export function pageAt(pages: readonly string[], page: number): At & { text: string } {
  const index = Math.min(Math.max(0, page), pages.length - 1);
  return { text: pages[index] ?? '', page: index, total: pages.length };
}

/** A page, which says where it stands if there are several. */
export function pageEmbed({ kit }: Words, { text, page, total }: At & { text: string }): APIEmbed {
  return embed({ description: text, ...(total === 1 ? {} : { footer: { text: kit.page(page + 1, total) } }) });
}

/** The buttons to the pages before and after, as far as there are any. */
export function pageButtons(
  { back, more }: { back: string; more: string },
  { page, total }: At,
  idOf: (page: number) => string,
): Button[] {
  return [
    ...(page > 0 ? [button(back, idOf(page - 1))] : []),
    ...(page < total - 1 ? [button(more, idOf(page + 1))] : []),
  ];
}

function pieces(text: string, limit: number): string[] {
  const parts: string[] = [];
  let open = '';
  let rest = text;
  while (rest.length > limit) {
    const end = cut(rest, limit);
    const part = open + rest.slice(0, end);
    rest = rest.slice(end).replace(/^[\n ]/, '');
    const fence = openFence(part);
    parts.push(fence === '' ? part : `${part}\n\`\`\`${fence.startsWith('||') ? '||' : ''}`);
    open = fence === '' ? '' : `${fence}\n`;
  }
  return [...parts, open + rest];
}

function cut(text: string, limit: number): number {
  const line = text.lastIndexOf('\n', limit);
  if (line > limit / 2) return line;
  const space = text.lastIndexOf(' ', limit);
  if (space > limit / 2) return space;
  return wholeUpTo(text, limit);
}

/** The line that opened a block of code, hidden or not, still open at the end of a text, or nothing. */
function openFence(text: string): string {
  const fences = text.match(/^[ \t]*(?:\|\|)?```[^\n`]*$/gm) ?? [];
  return fences.length % 2 === 0 ? '' : shorten((fences.at(-1) ?? '').trim(), 30);
}
