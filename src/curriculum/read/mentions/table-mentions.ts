import type { Table, TableCell, TableRow } from 'mdast';
import { bare } from '../../words/text-cleanup.ts';
import { columnOf } from '../../words/vocabulary.ts';
import { endOf, startOf, wordsOf } from '../markdown/nodes.ts';
import { type Mention, rowDepth } from './mention.ts';
import { type NamedUnit, namedUnitOf } from './unit.ts';

export type Column = {
  kind: 'day' | 'week' | 'month' | 'weekday' | 'title' | 'minutes' | 'resources' | 'field';
  name: string;
  /** What a column of a weekday names. */
  unit: NamedUnit | null;
};

type PartKind = 'day' | 'week' | 'month';

function isPart(kind: Column['kind'] | undefined): kind is PartKind {
  return kind === 'day' || kind === 'week' || kind === 'month';
}

/** A table that is folded to save room, `Day | Task | Day | Task`, with its parts one below the other. */
export function unfolded(table: Table): Table {
  const [head, ...rows] = table.children;
  const names = (head?.children ?? []).map((cell) => bare(wordsOf(cell)).toLowerCase());
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

/** What the columns of a table are, by the words of its head, or of its first cells where these name parts of the plan. */
export function columnsOf(table: Table): Column[] {
  const [head, ...rows] = table.children;
  const named = (head?.children ?? []).map((cell) => namedColumn(bare(wordsOf(cell))));
  // Beside days or weeks a phase is what a row says of them.
  const hasUnits = named.some(({ kind }) => kind === 'day' || kind === 'week' || kind === 'weekday');
  const columns = named.map(
    (column): Column => (hasUnits && column.kind === 'month' ? { ...column, kind: 'field' } : column),
  );
  const [first, ...others] = columns;
  if (!first || columns.some(({ kind }) => isPart(kind))) return columns;
  const kind = kindOfCells(rows);
  return kind ? [{ ...first, kind, unit: null }, ...others] : columns;
}

function namedColumn(name: string): Column {
  const kind = columnOf(name) ?? 'field';
  return { kind, name, unit: kind === 'weekday' ? namedUnitOf(name) : null };
}

function kindOfCells(rows: TableRow[]): PartKind | null {
  const kinds = new Set(
    rows.map(({ children: [cell] }) => (cell ? namedUnitOf(bare(wordsOf(cell)))?.kind : undefined)),
  );
  const [kind] = kinds;
  return rows.length > 1 && kinds.size === 1 && kind !== 'project' && kind !== undefined ? kind : null;
}

/** The rows of a table that name days, weeks or months, and in a table of weekdays its cells. */
export function tableMentions(written: Table): Mention[] {
  const table = unfolded(written);
  const columns = columnsOf(table);
  const days = columns.filter(({ kind }) => kind === 'weekday').length;
  if (!columns.some(({ kind }) => isPart(kind)) && days < 2) return [];
  return table.children
    .slice(1)
    .flatMap((row) => [...rowMentions(columns, row), ...(days < 2 ? [] : cellMentions(columns, row))]);
}

function rowMentions(columns: Column[], row: TableRow): Mention[] {
  return (['month', 'week', 'day'] as const).flatMap((kind) => {
    const index = columns.findIndex((column) => column.kind === kind);
    const cell = row.children[index];
    const unit = cell ? numberIn(bare(wordsOf(cell)), kind, columns[index]?.name ?? '') : null;
    if (!cell || !unit) return [];
    const depth = rowDepth + (kind === 'day' ? 1 : 0);
    return [
      {
        form: 'row',
        unit,
        text: wordsOf(cell),
        depth,
        at: startOf(cell),
        end: endOf(cell),
        until: endOf(row),
      } satisfies Mention,
    ];
  });
}

/** A cell such as `3`, `3-4` or `Day 3` as the unit that its column is about, by the column's own word if it is one. */
function numberIn(words: string, kind: PartKind, column: string): NamedUnit | null {
  const own = namedUnitOf(words);
  if (own) return own.kind === kind ? own : null;
  if (!/^\p{Nd}/u.test(words)) return null;
  const named = namedUnitOf(`${column} ${words}`);
  if (named?.kind === kind) return named;
  const isRange = /^\d+\s*(?:[-–—]|to|and|&)\s*\d/.test(words);
  const unit = namedUnitOf(`${kind}${isRange ? 's' : ''} ${words}`);
  return unit?.kind === kind ? unit : null;
}

function cellMentions(columns: Column[], row: TableRow): Mention[] {
  return row.children.flatMap((cell, index) => {
    const unit = columns[index]?.unit;
    if (!unit || cell.children.length === 0) return [];
    const text = wordsOf(cell);
    const [at, end] = [startOf(cell), endOf(cell)];
    return [{ form: 'cell', unit, text, depth: rowDepth + 1, at, end: at, until: end } satisfies Mention];
  });
}
