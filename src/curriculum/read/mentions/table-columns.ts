import type { Table, TableCell, TableRow } from 'mdast';
import { bare } from '../../words/text-cleanup.ts';
import { columnOf, weekdayOf } from '../../words/vocabulary.ts';
import { wordsOf } from '../markdown/nodes.ts';
import { type NamedUnit, namedUnitOf, otherUnitOf, untold } from './unit.ts';

export type PartKind = 'day' | 'week' | 'month';

export type Column = {
  /** `unit`: the head itself names a part of the plan, as `Mon`, `Day 2` or `Week 3` do; `count`: it only counts the rows. */
  kind: PartKind | 'unit' | 'count' | 'title' | 'minutes' | 'resources' | 'field';
  name: string;
  unit: NamedUnit | null;
};

/** What names the parts of the plan in a table: each of its rows, each of its cells or the head of each column. */
type Layout = { columns: Column[]; named: 'rows' | 'cells' | 'columns' | null };

export function isPart(kind: Column['kind'] | undefined): kind is PartKind {
  return kind === 'day' || kind === 'week' || kind === 'month';
}

/** A table that is folded to save room, `Day | Task | Day | Task`, with its parts one below the other. */
export function unfolded(table: Table): Table {
  const [head, ...rows] = table.children;
  const names = (head?.children ?? []).map((cell) => textOf(cell).toLowerCase());
  const width = names.indexOf(names[0] ?? '', 1);
  const isFolded = width > 1 && names.length % width === 0 && names.every((name, at) => name === names[at % width]);
  if (!head || !isFolded || !isPart(namedColumn(names[0] ?? '').kind)) return table;
  const parts = Array.from({ length: names.length / width }, (_, index) => index * width);
  const below = parts.flatMap((from) => {
    const to = from + width === names.length ? undefined : from + width;
    return rows.flatMap((row) => rowOf(row.children.slice(from, to)) ?? []);
  });
  return { ...table, children: [{ ...head, children: head.children.slice(0, width) }, ...below] };
}

function rowOf(cells: TableCell[]): TableRow | null {
  const [first, last] = [cells[0]?.position, cells.at(-1)?.position];
  const isEmpty = cells.every(({ children }) => children.length === 0);
  return first && last && !isEmpty
    ? { type: 'tableRow', children: cells, position: { start: first.start, end: last.end } }
    : null;
}

/** What the columns of a table are, by the words of its head and of its cells, and what names its parts. */
export function layoutOf(table: Table): Layout {
  const [head, ...rows] = table.children;
  const columns = (head?.children ?? []).map((cell) => namedColumn(textOf(cell)));
  const units = columns.flatMap(({ unit }) => unit ?? []);
  const isOfDays = units.every(({ kind }) => kind === 'day');
  if (units.length > 1 && (isOfDays || units.every(({ kind }) => kind === 'week'))) {
    return gridOf(columns, rows, isOfDays);
  }
  const named = rowsNamed(columns, rows);
  return { columns: named, named: named.some(({ kind }) => isPart(kind)) ? 'rows' : null };
}

function namedColumn(name: string): Column {
  const kind = columnOf(name);
  if (kind !== null && kind !== 'weekday') return { kind, name, unit: null };
  const unit = namedUnitOf(name);
  const isUnit = unit?.kind === 'day' || unit?.kind === 'week';
  return isUnit && unit.leads && !unit.spelled ? { kind: 'unit', name, unit } : { kind: 'field', name, unit: null };
}

/** The rows of a grid are weeks of its days or days of its weeks; where they are neither, each column is one part. */
function gridOf(columns: Column[], rows: TableRow[], isOfDays: boolean): Layout {
  const label = columns.findIndex(({ kind }) => kind !== 'unit');
  const cells = rows.map(({ children }) => children[label]);
  const kind =
    label < 0 || cells.every((cell) => textOf(cell) === '') ? null : kindOfLabels(columns[label], cells, isOfDays);
  const isLabelled = label >= 0 && cells.some((cell) => textOf(cell) !== '');
  return {
    columns: columns.map((column, index): Column => {
      if (index === label && kind !== null) return { ...column, kind };
      return isPart(column.kind) ? { ...column, kind: 'field' } : column;
    }),
    named: kind !== null || !isLabelled || rows.length < 2 ? 'cells' : 'columns',
  };
}

/** What the rows are beside days or weeks in the columns; numbers alone count the weeks. */
function kindOfLabels(
  column: Column | undefined,
  cells: (TableCell | undefined)[],
  isOfDays: boolean,
): PartKind | null {
  const named = cells.map((cell) => partIn(textOf(cell), isOfDays ? 'week' : 'day', column?.name ?? ''));
  if (!isOfDays) return named.every((unit) => unit !== null) ? 'day' : null;
  if (column?.kind === 'week' || column?.kind === 'month') return column.kind;
  return named.every(
    (unit, index) => unit !== null && (index === 0 || unit.number === (named[index - 1]?.number ?? 0) + 1),
  )
    ? 'week'
    : null;
}

/** The columns of a table whose rows are parts, by its head, or by its first cells where these name some. */
function rowsNamed(named: Column[], rows: TableRow[]): Column[] {
  // Beside days or weeks a phase is what a row says of them.
  const hasUnits = named.some(({ kind }) => kind === 'day' || kind === 'week' || kind === 'unit');
  const columns = named.map(
    (column): Column => (hasUnits && column.kind === 'month' ? { ...column, kind: 'field' } : column),
  );
  const [first, ...others] = columns;
  if (!first) return columns;
  if (!columns.some(({ kind }) => isPart(kind))) {
    const kind = kindOfCells(rows, 0) ?? (isCounted(first, rows) ? 'day' : null);
    return kind ? [{ ...first, kind, unit: null }, ...others] : columns;
  }
  return withDates(withCounts(columns), rows);
}

/** Of several columns of days one that is called so holds them. */
function withCounts(columns: Column[]): Column[] {
  const days = columns.filter(({ kind }) => kind === 'day');
  const own = days.find(({ name }) => namedUnitOf(`${name} 1`) !== null) ?? days[0];
  return columns.map((column) => (column.kind === 'day' && column !== own ? { ...column, kind: 'count' } : column));
}

/** Where a week has several rows, as a syllabus has, the dates beside it are its days. */
function withDates(columns: Column[], rows: TableRow[]): Column[] {
  const week = columns.findIndex(({ kind }) => kind === 'week');
  const weeks = rows.map(({ children }) => textOf(children[week]));
  const isShared = weeks.some((name, index) => index > 0 && (name === '' || name === weeks[index - 1]));
  if (week < 0 || !isShared || columns.some(({ kind }) => kind === 'day')) return columns;
  const dates = columns.findIndex(({ kind }, index) => kind === 'field' && kindOfCells(rows, index) === 'day');
  return columns.map((column, index) => (index === dates ? { ...column, kind: 'day' } : column));
}

function kindOfCells(rows: TableRow[], index: number): PartKind | null {
  const kinds = new Set(rows.map(({ children }) => namedUnitOf(textOf(children[index]))?.kind));
  const [kind] = kinds;
  return rows.length > 1 && kinds.size === 1 && kind !== 'project' && kind !== undefined ? kind : null;
}

/** Whether the cells of a column count on, by whatever word. */
function isCounted({ name }: Column, rows: TableRow[]): boolean {
  const numbers = rows.map(({ children }) => partIn(textOf(children[0]), 'day', name)?.number ?? 0);
  return rows.length > 1 && numbers.every((number, index) => number === (numbers[0] ?? 0) + index && number > 0);
}

export function textOf(cell: TableCell | undefined): string {
  return cell ? bare(wordsOf(cell)) : '';
}

/** `W3`, `T3` */
const letter = /^\p{L}{1,2}\.?\s?(?=\p{Nd})/u;

/** A cell such as `3`, `3-4` or `Day 3` as the unit that its column is about, by the column's own word if it is one. */
export function partIn(words: string, kind: PartKind, column: string): NamedUnit | null {
  const own = namedUnitOf(words);
  if (own) return own.kind === kind ? own : null;
  if (kind === 'day' && weekdayOf(words) !== null)
    return { ...untold, kind, word: kind, label: words, number: null, named: 'calendar' };
  const counted = words.replace(letter, '');
  const named = namedUnitOf(`${column} ${counted}`);
  if (named?.kind === kind && (named.title === '' || /^\p{Nd}/u.test(counted))) return named;
  if (!/^\p{Nd}/u.test(counted)) return null;
  const isRange = /^\d+\s*(?:[-–—]|to|and|&)\s*\d/.test(counted);
  const unit = namedUnitOf(`${kind}${isRange ? 's' : ''} ${counted}`);
  if (unit?.kind !== kind) return null;
  if (kind !== 'day' || columnOf(column) === 'day') return unit;
  return column === '' ? { ...unit, named: 'number' } : otherUnitOf(`${column} ${counted}`);
}
