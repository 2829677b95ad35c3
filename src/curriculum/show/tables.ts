import type { Table, TableCell } from 'mdast';
import { widthOf } from '../../core/text.ts';
import { within, wordsOf } from '../read/markdown/nodes.ts';
import { fenced } from './code.ts';
import { inlineText } from './inline.ts';
import type { Showing } from './showing.ts';

/** What a phone shows of a line of code. */
const columnsOfPhone = 36;
const between = '  ';

/** A table as aligned code where a phone can show it so, else a line for each row. */
export function tableText(table: Table, on: Showing): string {
  const rows = table.children.map(({ children }) => children);
  return (rows.flat().some(isRich) ? null : aligned(rows, table)) ?? inLines(rows, on);
}

/** Whether a cell holds what code would show as signs. */
function isRich(cell: TableCell): boolean {
  for (const { type } of within(cell)) {
    if (type === 'link' || type === 'image' || type === 'html' || type === 'break') return true;
  }
  return /https?:\/\//.test(wordsOf(cell));
}

function aligned(rows: TableCell[][], { align }: Table): string | null {
  const [head = [], ...body] = rows.map((cells) => cells.map(wordsOf));
  const lines = head.every((words) => words === '') ? body : [head, ...body];
  const count = lines.reduce((most, cells) => Math.max(most, cells.length), 0);
  const widths = Array.from({ length: count }, (_, at) =>
    lines.reduce((most, cells) => Math.max(most, widthOf(cells[at] ?? '')), 0),
  );
  const whole = widths.reduce((sum, width) => sum + width + between.length, -between.length);
  if (count === 0 || whole > columnsOfPhone) return null;
  const line = (cells: string[]): string =>
    widths
      .map((width, at) => {
        const words = cells[at] ?? '';
        const blank = ' '.repeat(width - widthOf(words));
        return align?.[at] === 'right' ? blank + words : words + blank;
      })
      .join(between)
      .trimEnd();
  const texts = lines.map(line);
  if (lines.length > body.length && body.length > 0) texts.splice(1, 0, '─'.repeat(whole));
  return fenced(texts.join('\n'));
}

function inLines([head = [], ...body]: TableCell[][], on: Showing): string {
  const names = head.map((cell) => inlineText(cell.children, on));
  const rows = body.map((cells) => {
    const parts = cells.map((cell, at) => {
      const words = inlineText(cell.children, on).replaceAll('\n', ' / ');
      const name = names[at] ?? '';
      return words === '' ? '' : name === '' ? words : `${name}: ${words}`;
    });
    return parts.filter((part) => part !== '').join(' · ');
  });
  const shown = body.length === 0 ? [names.filter((name) => name !== '').join(' · ')] : rows;
  return shown
    .filter((row) => row !== '')
    .map((row) => `- ${row}`)
    .join('\n');
}
