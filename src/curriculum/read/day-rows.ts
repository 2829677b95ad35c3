import type { List, Paragraph, Table, TableCell, TableRow } from 'mdast';
import { bare, minutesOf, plain } from '../words/text-cleanup.ts';
import { dayPartOf, isReview, titleOf, type Unit, unitOf } from '../words/vocabulary.ts';
import { addResources, addText, addToDay } from './day-content.ts';
import { type DayDraft, type Draft, openDay, openWeek } from './draft.ts';
import { boldDepth } from './headings.ts';
import { checked, linkUnits } from './markdown/links.ts';
import { endOf, slice, startOf, wordsOf } from './markdown/parse.ts';
import { placeAt, report, type Source } from './source.ts';

/** Reads a list whose items are days (`- **Day 3**: Title`); false if it is none. */
export function readDayList(draft: Draft, source: Source, list: List): boolean {
  const days = list.children.map(({ children: [first, ...rest] }) => {
    const line = first?.type === 'paragraph' ? firstLine(source, first) : '';
    const unit = unitOf(plain(line).replaceAll(address, ''), true);
    return first?.type === 'paragraph' && unit?.kind === 'day' && !unit.loose ? { unit, first, line, rest } : null;
  });
  if (!days[0]) return false;
  for (const [index, found] of days.entries()) {
    if (!found) {
      // `- Weekend: rest` between days goes to the day before it.
      if (draft.day) addToDay(draft.day, source, { ...list, children: list.children.slice(index, index + 1) });
      continue;
    }
    const { unit, first, line, rest } = found;
    const end = startOf(first) + line.length;
    const day = open(draft, source, unit, startOf(first));
    const links = linkUnits(source, first, startOf(first), end).flatMap((part) => checked(source, part.links));
    day.resources.push(...links.map(({ title, url }) => ({ title: day.title || title, url })));
    if (end < endOf(first)) addToDay(day, source, first, end + 1);
    for (const block of rest) addToDay(day, source, block);
  }
  return true;
}

const address = /<?https?:\/\/[^\s<>]+>?/g;

function firstLine(source: Source, paragraph: Paragraph): string {
  const text = source.text.slice(startOf(paragraph), Math.min(endOf(paragraph), startOf(paragraph) + 1000));
  return text.split('\n', 1)[0]?.replace(/^\[[ xX]\](?=\s)/, '   ') ?? '';
}

function open(draft: Draft, source: Source, unit: Unit, at: number): DayDraft {
  const { label, number, title, minutes, key } = unit;
  const place = placeAt(source, at);
  return openDay(draft, { label, number, title, minutes, key, depth: boldDepth, place, review: isReview(title) });
}

type Column = { kind: 'day' | 'week' | 'title' | 'minutes' | 'resources' | 'field'; name: string };

function columnOf(name: string): Column {
  const part = dayPartOf(name);
  if (/^(?:days?|#|no\.?|nr\.?)$/i.test(name)) return { kind: 'day', name };
  if (/^(?:weeks?|modules?|sprints?|units?)$/i.test(name)) return { kind: 'week', name };
  if (/^(?:titles?|topics?|themes?|subjects?|names?|lessons?)$/i.test(name)) return { kind: 'title', name };
  return { kind: part === 'minutes' || part === 'resources' ? part : 'field', name };
}

/** Reads a table whose rows are days, one column of them their numbers; false if it is none. */
export function readDayTable(draft: Draft, source: Source, table: Table): boolean {
  const [head, ...rows] = table.children;
  const columns = (head?.children ?? []).map((cell) => columnOf(bare(wordsOf(cell))));
  if (rows.length === 0 || !columns.some(({ kind }) => kind === 'day')) return false;
  for (const row of rows) {
    readRow(draft, source, columns, row);
    reportExcess(source, columns, row);
  }
  return true;
}

function reportExcess(source: Source, columns: Column[], { children }: TableRow): void {
  const cell = children[columns.length];
  if (!cell) return;
  const sentence = 'This row has more cells than the table has columns; name the column or delete the cell.';
  report(source, startOf(cell), 'ignored', 'cell-without-column', sentence);
}

function readRow(draft: Draft, source: Source, columns: Column[], row: TableRow): void {
  const cells = row.children.flatMap((cell, index) => {
    const column = columns[index];
    return column && cell.children.length > 0 ? [{ ...column, cell, words: bare(wordsOf(cell)) }] : [];
  });
  const wordsIn = (kind: Column['kind']): string => cells.find((cell) => cell.kind === kind)?.words ?? '';
  const number = wordsIn('day');
  const unit =
    unitOf(number, true) ?? unitOf(`Day${/^\d+\s*(?:[-–—]|to|and|&)\s*\d/.test(number) ? 's' : ''} ${number}`, true);
  if (unit?.kind !== 'day') {
    report(
      source,
      startOf(row),
      'ignored',
      'row-without-day',
      'This row has no number of a day; write one in its first cell.',
    );
    return;
  }
  const week = unitOf(wordsIn('week')) ?? unitOf(`Week ${wordsIn('week')}`);
  const place = placeAt(source, startOf(row));
  if (week && week.label !== draft.week?.label) {
    openWeek(draft, { label: week.label, number: week.number, title: week.title, depth: boldDepth, place });
  }
  const titled = titleOf(wordsIn('title'));
  const title = unit.title || titled.title || fallbackTitle(cells.find(({ kind }) => kind === 'field')?.words ?? '');
  const day = open(draft, source, { ...unit, ...titled, title, key: unit.key ?? titled.key }, startOf(row));
  const time = wordsIn('minutes');
  day.minutes = unit.minutes ?? titled.minutes ?? minutesOf(time) ?? minutesOf(`${time} min`);
  for (const { kind, name, cell, words } of cells) {
    const isSaid = kind === 'title' && titled.title === title;
    const isUnread = (kind === 'minutes' && day.minutes === null) || (kind === 'title' && !isSaid);
    if (kind === 'resources') addResources(day, source, cell, startOf(cell), endOf(cell));
    else if (kind === 'field' || isUnread) addText(day, source, name, textOf(source, cell), startOf(cell));
    else if (isSaid)
      day.resources.push(
        ...linkUnits(source, cell).flatMap((part) =>
          checked(
            source,
            part.links.map((link) => ({ ...link, title: words })),
          ),
        ),
      );
  }
}

function fallbackTitle(words: string): string {
  return words.length <= 100 ? words : '';
}

function textOf(source: Source, cell: TableCell): string {
  const [first] = cell.children;
  const last = cell.children.at(-1);
  return first && last ? slice(source, startOf(first), endOf(last)).replaceAll(/\s*<br\s*\/?>\s*/gi, '\n') : '';
}
