import type { Table, TableCell, TableRow } from 'mdast';
import { endOf, startOf, wordsOf } from '../markdown/nodes.ts';
import { type Mention, rowDepth } from './mention.ts';
import { type Column, layoutOf, type PartKind, partIn, textOf, unfolded } from './table-columns.ts';
import type { NamedUnit } from './unit.ts';

/** The rows, cells or columns of a table that name days, weeks or months. */
export function tableMentions(written: Table): Mention[] {
  const table = unfolded(written);
  const { columns, named } = layoutOf(table);
  const [head, ...rows] = table.children;
  if (named === 'columns') return head ? headMentions(columns, head, endOf(table)) : [];
  if (named === 'rows') return rows.flatMap((row) => rowMentions(columns, row));
  return named === null ? [] : rows.flatMap((row) => cellMentions(columns, row));
}

function headMentions(columns: Column[], head: TableRow, until: number): Mention[] {
  return head.children.flatMap((cell, index) => {
    const unit = columns[index]?.unit;
    return unit ? [mentionAt(cell, unit, until, 'head')] : [];
  });
}

function rowMentions(columns: Column[], row: TableRow, kinds: PartKind[] = ['month', 'week', 'day']): Mention[] {
  return kinds.flatMap((kind) => {
    const index = columns.findIndex((column) => column.kind === kind);
    const cell = row.children[index];
    const unit = cell ? partIn(textOf(cell), kind, columns[index]?.name ?? '') : null;
    return cell && unit ? [mentionAt(cell, unit, endOf(row), 'row')] : [];
  });
}

/** In a row of days each cell is the day that its column names; in a row of one day it is that day of the column's week. */
function cellMentions(columns: Column[], row: TableRow): Mention[] {
  const [day] = rowMentions(columns, row, ['day']);
  const cells = row.children.flatMap((cell, index) => {
    const unit = columns[index]?.unit;
    if (!unit || cell.children.length === 0) return [];
    const [at, end] = [startOf(cell), endOf(cell)];
    const { label, number } = unit;
    const own = day ? { ...day.unit, within: { kind: unit.kind, label, number: number ?? 0 } } : unit;
    return [
      { form: 'cell', unit: own, text: wordsOf(cell), depth: rowDepth + 1, at, end: at, until: end } satisfies Mention,
    ];
  });
  return [...rowMentions(columns, row, ['month', 'week']), ...cells];
}

function mentionAt(cell: TableCell, unit: NamedUnit, until: number, form: 'row' | 'head'): Mention {
  const depth = rowDepth + (unit.kind === 'day' ? 1 : 0);
  return { form, unit, text: wordsOf(cell), depth, at: startOf(cell), end: endOf(cell), until };
}
