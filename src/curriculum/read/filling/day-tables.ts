import type { Table, TableCell, TableRow } from 'mdast';
import { bare } from '../../words/text-cleanup.ts';
import { minutesOf, titleOf } from '../../words/vocabulary.ts';
import { kept, linkUnits } from '../markdown/links.ts';
import { endOf, startOf, wordsOf } from '../markdown/nodes.ts';
import { slice } from '../markdown/parse.ts';
import { type Column, columnsOf, unfolded } from '../mentions/table-mentions.ts';
import { report, type Source } from '../source.ts';
import { addResources, addText } from './day-content.ts';
import type { DayDraft, Draft } from './draft.ts';
import { type OpenFile, openingsWithin } from './open-file.ts';
import { openUnit } from './openings.ts';

/** Reads a table with a row a day, a row a week, or a column a weekday. */
export function fillTable(draft: Draft, file: OpenFile, written: Table): void {
  const table = unfolded(written);
  const columns = columnsOf(table);
  for (const row of table.children.slice(1)) {
    fillRow(draft, file, columns, row);
    reportExcess(file.source, columns, row);
  }
  draft.day = null;
}

function reportExcess(source: Source, columns: Column[], { children }: TableRow): void {
  const cell = children[columns.length];
  if (!cell) return;
  const sentence = 'This row has more cells than the table has columns; name the column or delete the cell.';
  report(source, startOf(cell), 'ignored', 'cell-without-column', sentence);
}

type Cell = Column & { cell: TableCell; words: string };

function fillRow(draft: Draft, file: OpenFile, columns: Column[], row: TableRow): void {
  const { source } = file;
  const openings = openingsWithin(file, startOf(row), endOf(row));
  // The week of a row stands in one of its cells, so it is opened before the day that the row itself is.
  for (const opening of openings.filter(({ kind }) => kind === 'week')) openUnit(draft, source, opening);
  const days = openings.filter(({ kind }) => kind === 'day');
  const cells = row.children.flatMap((cell, index) => {
    const column = columns[index];
    return column && cell.children.length > 0 ? [{ ...column, cell, words: bare(wordsOf(cell)) }] : [];
  });
  const [first] = days;
  if (openings.length === 0) {
    const sentence = 'This row has no number of a day; write one in its first cell.';
    report(source, startOf(row), 'ignored', 'row-without-day', sentence);
  } else if (!columns.some(({ kind }) => kind === 'weekday')) {
    if (first) openUnit(draft, source, first);
    if (draft.day) fillDay(draft.day, source, cells, first?.unit ?? draft.day);
  } else {
    for (const day of days) {
      openUnit(draft, source, day);
      const own = cells.find(({ cell }) => startOf(cell) === day.at);
      if (draft.day && own) nameByCell(draft.day, source, own);
    }
  }
}

/** A cell under a weekday is the day's title, or its text where it is long. */
function nameByCell(day: DayDraft, source: Source, { cell, words, name }: Cell): void {
  const { title, minutes } = titleOf(words);
  Object.assign(day, { title: fallbackTitle(title), minutes });
  if (day.title === '') addText(day, source, name, textOf(source, cell), startOf(cell));
  else addLinks(day, source, cell, words);
}

type Titled = { title: string; minutes: number | null; key?: string | null };

function fillDay(day: DayDraft, source: Source, cells: Cell[], unit: Titled): void {
  const wordsIn = (kind: Column['kind']): string => cells.find((cell) => cell.kind === kind)?.words ?? '';
  const titled = titleOf(wordsIn('title'));
  const title = unit.title || titled.title || fallbackTitle(cells.find(({ kind }) => kind === 'field')?.words ?? '');
  const time = wordsIn('minutes');
  day.title = title;
  day.explicitKey = unit.key ?? titled.key;
  day.minutes = unit.minutes ?? titled.minutes ?? minutesOf(time) ?? minutesOf(`${time} min`);
  for (const { kind, name, cell, words } of cells) {
    const isSaid = kind === 'title' && titled.title === title;
    const isUnread = (kind === 'minutes' && day.minutes === null) || (kind === 'title' && !isSaid);
    if (kind === 'resources') addResources(day, source, cell, startOf(cell), endOf(cell));
    else if (kind === 'field' || isUnread) addText(day, source, name, textOf(source, cell), startOf(cell));
    else if (isSaid) addLinks(day, source, cell, words);
  }
}

function addLinks(day: DayDraft, source: Source, cell: TableCell, title: string): void {
  const links = linkUnits(source, cell).flatMap((part) => part.links.map((link) => ({ ...link, title })));
  day.resources.push(...kept(links));
}

function fallbackTitle(words: string): string {
  return words.length <= 100 ? words : '';
}

function textOf(source: Source, cell: TableCell): string {
  const [first] = cell.children;
  const last = cell.children.at(-1);
  return first && last ? slice(source, startOf(first), endOf(last)).replaceAll(/\s*<br\s*\/?>\s*/gi, '\n') : '';
}
