import { dayPartOf } from '../../words/vocabulary.ts';
import { isIndex } from '../file-order.ts';
import { labelAt } from '../markdown/labels.ts';
import type { Mention } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { DayChoice, FileDay } from './file-days.ts';

import { grouped } from './grouped.ts';

/** Days that numbers alone name, where these run on: as headings, as files, or as items of lists. */
export function numberedDays(files: ParsedFile[]): DayChoice | null {
  const headings = files.flatMap(numberedHeadings);
  if (headings.length > 0) return { files: new Map(), mentions: new Set(headings) };
  const named = numberedFiles(files);
  if (named.size > 0) return { files: named, mentions: new Set() };
  const items = numberedItems(files);
  return items.length > 0 ? { files: new Map(), mentions: new Set(items) } : null;
}

function isNumbered({ unit }: { unit: { kind: string; named: string } }): boolean {
  return unit.kind === 'day' && unit.named === 'number';
}

/**
 * The headings of one depth that are numbered without a break, as days are: at least two, and one of them says how long
 * it takes or has a task, or they say D for day, or weeks stand directly above.
 */
function numberedHeadings({ source, headings }: ParsedFile): Mention[] {
  const first = headings.find(({ mention }) => mention && isNumbered(mention));
  if (!first) return [];
  const same = headings.flatMap(({ mention, depth }) =>
    mention && isNumbered(mention) && depth === first.depth ? mention : [],
  );
  const isUnbroken = same.every(({ unit }, index) => {
    const before = same[index - 1]?.unit.number ?? null;
    return before === null || unit.number === before + 1 || unit.number === 1;
  });
  if (same.length < 2 || !isUnbroken) return [];
  const above = headings.findLast(({ at, depth }) => at < first.at && depth < first.depth);
  const isTimed =
    same.every(({ text }) => /^d\d/i.test(text)) ||
    same.some(({ unit, end, until }) => unit.minutes !== null || hasTask(source.text.slice(end, until)));
  const isOther = above !== undefined && above.depth > 1 && (above.mention?.unit.named ?? 'otherwise') === 'otherwise';
  return above?.mention?.unit.kind === 'week' || (isTimed && !isOther) ? same : [];
}

function hasTask(text: string): boolean {
  return text.split('\n').some((line) => {
    const label = labelAt(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ''), (word) => dayPartOf(word) === 'task');
    return label !== null && dayPartOf(label.word) === 'task';
  });
}

/** `01-flour.md`, `lessons/2-water/`: at least two that run on, from 0 or 1 in each folder or over the whole plan. */
export function numberedFiles(files: ParsedFile[]): Map<ParsedFile, FileDay> {
  const days = new Map<ParsedFile, FileDay>();
  for (const file of files) {
    const part = file.path.findLast(isNumbered);
    if (part) days.set(file, { unit: part.unit, id: part.path });
  }
  const others = files.filter((file) => !days.has(file) && !isIndex(file.source.name) && file.blocks.length > 0);
  const holdsWeeks = [...days.keys()].some(({ headings }) =>
    headings.some(({ mention }) => mention?.unit.kind === 'week'),
  );
  if (holdsWeeks || others.length >= days.size) return new Map();
  const distinct = [...new Map([...days.values()].map((day) => [day.id, day])).values()];
  const folders = grouped(
    distinct,
    ({ id, unit }) => `${id.slice(0, id.lastIndexOf('/') + 1)}${unit.within?.label ?? ''}`,
  );
  const runOn = [...folders.values()].every((folder) => isGrowing(folder.map(({ unit }) => unit.number ?? 0)));
  const start = distinct[0]?.unit.number ?? 2;
  return distinct.length > 1 && runOn && start <= 1 ? days : new Map();
}

function isGrowing(numbers: number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
}

const fewest = 5;
/** A list of its own that is a plan is longer than a recipe. */
const fewestInOneList = 7;
const daysOfWeek = 7;
const daysOfMonth = 31;

/** `- 3. Psalm 3`, `- [x] 3 > Psalm`, or ordered lists of which each goes on where the one before ended. */
function numberedItems(files: ParsedFile[]): Mention[] {
  const items = files.flatMap(({ mentions }) => mentions.filter((one) => one.form === 'item' && isNumbered(one)));
  const written = items.filter(({ isCounted }) => !isCounted);
  const counted = items.filter(({ isCounted }) => isCounted);
  const chain = chainOf(written);
  if (chain.length >= fewest && chain.length * 5 >= written.length * 4) return chain;
  const inWeeks = itemsIn(files, written, ({ unit }) => unit.kind === 'week', daysOfWeek);
  if (inWeeks.length > 0) return inWeeks;
  const inMonths = itemsIn(
    files,
    counted,
    ({ unit }) => unit.kind === 'month' && unit.named === 'calendar',
    daysOfMonth,
  );
  if (inMonths.length > 0) return inMonths;
  const list = chainOf(counted);
  const lists = list.filter((item, index) => index > 0 && item.isFirst).length + 1;
  const isPlan = list.length >= (lists > 1 ? fewest : fewestInOneList) && list.length * 5 >= counted.length * 4;
  return isPlan && lists > 1 ? list : [];
}

/** The items that count on from 0 or 1. */
function chainOf(items: Mention[]): Mention[] {
  const start = items.findIndex(({ unit }) => (unit.number ?? 2) <= 1);
  if (start < 0) return [];
  let next = items[start]?.unit.number ?? 1;
  return items.slice(start).filter(({ unit }) => unit.number === next && next++ >= 0);
}

/** Items that begin anew at 1 in every week, or in every month of the calendar. */
function itemsIn(
  files: ParsedFile[],
  items: Mention[],
  isPart: (mention: Mention) => boolean,
  most: number,
): Mention[] {
  const isItem = new Set(items);
  const parts: Mention[][] = [];
  for (const { mentions } of files) {
    let isOpen = false;
    for (const mention of mentions) {
      if (isPart(mention)) parts.push([]);
      isOpen ||= isPart(mention);
      if (isOpen && isItem.has(mention)) parts.at(-1)?.push(mention);
    }
  }
  const used = parts.filter((part) => part.length > 0);
  const isPlan = used.length > 1 && used.every((part) => part.length <= most && chainOf(part).length === part.length);
  return isPlan && used.every((part) => most === daysOfWeek || part.length >= fewestInOneList) ? used.flat() : [];
}
