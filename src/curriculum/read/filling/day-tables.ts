import type { Table, TableCell, TableRow } from 'mdast';
import { bare, plain } from '../../words/text-cleanup.ts';
import { minutesOf, titleOf } from '../../words/vocabulary.ts';
import type { Opening } from '../choice/opening.ts';
import { kept, linkUnits } from '../markdown/links.ts';
import { endOf, startOf, wordsOf } from '../markdown/nodes.ts';
import { slice } from '../markdown/parse.ts';
import { type Column, isPart, layoutOf, unfolded } from '../mentions/table-columns.ts';
import { report, type Source } from '../source.ts';
import { addResources, addText } from './day-content.ts';
import { type DayDraft, type Draft, joined } from './draft.ts';
import { type OpenFile, openingsWithin } from './open-file.ts';
import { openUnit } from './openings.ts';

/** Reads a table whose rows, cells or columns are parts of the plan. */
export function fillTable(draft: Draft, file: OpenFile, written: Table): void {
  const table = unfolded(written);
  const { columns, named } = layoutOf(table);
  const [head, ...rows] = table.children;
  if (named === 'columns' && head) fillColumns(draft, file, columns, head, rows);
  else {
    draft.day = null;
    for (const row of rows) {
      if (named === 'rows') fillRow(draft, file, columns, row);
      else fillCells(draft, file, columns, row);
    }
  }
  for (const row of rows) reportExcess(file.source, columns, row);
  draft.day = null;
}

function reportExcess(source: Source, columns: Column[], { children }: TableRow): void {
  const cell = children[columns.length];
  if (cell) report(source, startOf(cell), 'ignored', 'cell-without-column');
}

type Cell = Column & { cell: TableCell; words: string };

function cellsOf(columns: Column[], row: TableRow): Cell[] {
  return row.children.flatMap((cell, index) => {
    const column = columns[index];
    return column && cell.children.length > 0
      ? [{ ...column, cell, words: bare(wordsOf(cell).replaceAll('~~', '')) }]
      : [];
  });
}

/** Opens the weeks of a row, which stand in one of its cells, and returns its days. */
function openingsIn(draft: Draft, file: OpenFile, row: TableRow): Opening[] {
  const openings = openingsWithin(file, startOf(row), endOf(row));
  for (const opening of openings) if (opening.kind !== 'day') openUnit(draft, file.source, opening);
  return openings;
}

function fillRow(draft: Draft, file: OpenFile, columns: Column[], row: TableRow): void {
  const { source } = file;
  const openings = openingsIn(draft, file, row);
  const day = openings.find(({ kind }) => kind === 'day');
  const cells = cellsOf(columns, row);
  if (day) openUnit(draft, source, day);
  if (openings.length > 0) {
    if (draft.day && isEmpty(draft.day)) fillDay(draft.day, source, cells, day?.unit ?? draft.day);
    else if (draft.day) addCells(draft.day, source, cells);
    return;
  }
  // A row that names no day goes on with the one above it.
  if (draft.day) addCells(draft.day, source, cells);
  if (draft.day && !cells.some(({ kind }) => isPart(kind))) return;
  report(source, startOf(row), 'ignored', 'row-without-day');
}

function isEmpty({ fields, resources }: DayDraft): boolean {
  return fields.length + resources.length === 0;
}

function addCells(day: DayDraft, source: Source, cells: Cell[]): void {
  for (const { kind, name, cell } of cells) {
    if (kind === 'resources') addLinksIn(day, source, cell, name);
    else if (kind !== 'count' && !isPart(kind)) addText(day, source, name, textOf(source, cell), startOf(cell));
  }
}

/** A row of days; what else it says, it says of its week. */
function fillCells(draft: Draft, file: OpenFile, columns: Column[], row: TableRow): void {
  const cells = cellsOf(columns, row);
  for (const opening of openingsIn(draft, file, row)) {
    const own = cells.find(({ cell }) => opening.kind === 'day' && startOf(cell) === opening.at);
    if (own) openUnit(draft, file.source, opening);
    if (own && draft.day) nameByCell(draft.day, file.source, own);
  }
  const said = cells.filter(({ kind }) => kind !== 'unit' && kind !== 'count' && !isPart(kind));
  const goal = said.map(({ name, words }) => (name === '' ? words : `${name}: ${words}`)).join(' · ');
  if (draft.week && goal !== '') draft.week.goal = joined(draft.week.goal, goal, ' · ');
}

/** Columns that are days: every row says something of each. */
function fillColumns(draft: Draft, file: OpenFile, columns: Column[], head: TableRow, rows: TableRow[]): void {
  const { source } = file;
  const labels = rows.map((row) => cellsOf(columns, row).filter(({ kind }) => kind !== 'unit'));
  for (const [index, cell] of head.children.entries()) {
    const opening = file.choice.openings.get(startOf(cell));
    if (!opening) continue;
    openUnit(draft, source, opening);
    for (const [at, row] of rows.entries()) {
      const own = row.children[index];
      const label = (labels[at] ?? []).map(({ words }) => words).join(' · ');
      if (draft.day && own && own.children.length > 0)
        addText(draft.day, source, label, textOf(source, own), startOf(own));
    }
  }
}

/** What a cell says of its day is the day's title: up to its first line break, and unless it is long. */
function nameByCell(day: DayDraft, source: Source, { cell, name }: Cell): void {
  const text = textOf(source, cell);
  const [first = '', ...rest] = text.split('\n');
  const { title, minutes } = titleOf(plain(first));
  Object.assign(day, { title: fallbackTitle(title), minutes });
  if (day.title === '') addText(day, source, name, text, startOf(cell));
  else addLinks(day, source, cell, day.title);
  if (day.title !== '' && rest.length > 0) addText(day, source, '', rest.join('\n'), startOf(cell));
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
    if (kind === 'resources') addLinksIn(day, source, cell, name);
    else if (kind === 'field' || isUnread) addText(day, source, name, textOf(source, cell), startOf(cell));
    else if (isSaid) addLinks(day, source, cell, words);
  }
}

/** A cell of resources; what is none stands under the author's word for them. */
function addLinksIn(day: DayDraft, source: Source, cell: TableCell, name: string): void {
  const [first] = cell.children;
  const last = cell.children.at(-1);
  if (first && last)
    addResources(Object.assign(day, { resourcesLabel: name }), source, cell, startOf(first), endOf(last));
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
