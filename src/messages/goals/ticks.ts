import type { TickShown } from '../../core/ticks.ts';
import type { Group } from '../../curriculum/model.ts';
import { customId, optionsAtMost, selectRow, shorten, timestamp, withoutLinks } from '../kit/format.ts';
import { escaped } from '../kit/markdown/escape.ts';
import type { Row } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

export type TickNews = { added: string[]; removed: Pick<TickShown, 'text' | 'evidence' | 'file'>[]; joined: boolean };

/** So many selects leave room for two rows of buttons. */
const selectsAtMost = 3;

type TickWords = Words['goals']['ticks'];

/** `Title · 2 of 5 ticked` with a line for each item, and what was shown for it below. */
export function tickList({ goals: { ticks: words } }: Words, title: string, items: readonly TickShown[]): string {
  const inPlan = items.filter(({ lost }) => !lost);
  const lost = items.filter((item) => item.lost);
  const lines = (item: TickShown) => tickLines(words, item);
  return [
    words.title(title, inPlan.filter(({ at }) => at !== null).length, inPlan.length),
    ...inPlan.flatMap(lines),
    ...(lost.length === 0 ? [] : [words.lost, ...lost.flatMap(lines)]),
  ].join('\n');
}

function tickLines(words: TickWords, item: TickShown): string[] {
  if (item.at === null) return [`⬜ ${item.text}`];
  return [`✅ ${item.text} · ${timestamp(item.at, 'D')}`, ...evidenceLines(words, item)];
}

export function evidenceLines(words: TickWords, { evidence, file }: Pick<TickShown, 'evidence' | 'file'>): string[] {
  return [
    ...(evidence === null ? [] : evidence.split('\n')),
    ...(file === null
      ? []
      : [`📎 [${file.name.replace(/[[\]\\]/g, '\\$&')}](${file.url}) (${linkLife(words, file.url)})`]),
  ].map((line) => `> ${line}`);
}

/** Discord signs the addresses of files with the second at which they expire: https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
function linkLife(words: TickWords, url: string): string {
  const seconds = Number.parseInt(/[?&]ex=([0-9a-f]{1,10})(?:&|$)/.exec(url)?.[1] ?? '', 16);
  return Number.isNaN(seconds) ? words.expiresOnce : words.expires(timestamp(new Date(seconds * 1000), 'f'));
}

export function offered<Item>(items: readonly Item[], part: number): Item[] {
  return items.slice(part * optionsAtMost, (part + 1) * optionsAtMost);
}

/** Selects in which items are ticked and unticked; `was` lets the answer tell what was changed from what is old. */
export function tickSelects(
  name: string,
  input: Record<string, string | number>,
  items: readonly TickShown[],
  placeholder: string,
): Row[] {
  const parts = Math.min(selectsAtMost, Math.ceil(items.length / optionsAtMost));
  return Array.from({ length: parts }, (_, part) => {
    const chunk = offered(items, part);
    const id = customId(name, { ...input, ...(part === 0 ? {} : { part }), was: maskOf(chunk) });
    const options = chunk.map((item) => ({ ...optionOf(item), default: item.at !== null }));
    return selectRow(id, placeholder, options, { min_values: 0, max_values: chunk.length });
  });
}

/** A line of a select: the item's words without Markdown. */
export function optionOf({ id, text }: Pick<TickShown, 'id' | 'text'>): { label: string; value: string } {
  const words = withoutLinks(text).replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
  return { label: shorten(words === '' ? text : words, 100), value: id };
}

function maskOf(chunk: readonly TickShown[]): string {
  return chunk.reduce((bits, { at }, i) => bits + (at === null ? 0 : 2 ** i), 0).toString(36);
}

/** What has been ticked and unticked; what was shown for an unticked item is given back. */
export function tickNews({ goals: { ticks: words } }: Words, { added, removed, joined }: TickNews): string[] {
  const short = (text: string) => shorten(text, 80);
  return [
    ...(added.length === 0 ? [] : [shorten(words.ticked(added.map(short)), 500)]),
    ...(removed.length === 0 ? [] : [shorten(words.unticked(removed.map(({ text }) => short(text))), 500)]),
    ...(joined ? [words.joined] : []),
  ];
}

/** A titled list as a section of a page. */
export function groupSection({ title, items }: Group, otherwise: string): string {
  return [`**${title === '' ? otherwise : escaped(title)}**`, ...items.map(bullet)].join('\n');
}

/** An item after its bullet; blocks that bring their own form keep it. */
export function bullet(item: string): string {
  return /^(?:[-*+] |[>|]|#{1,6} |\d+[.)] |```)/.test(item) || item.includes('\n') ? item : `• ${item}`;
}
