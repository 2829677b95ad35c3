import type { Table, TableCell } from 'mdast';
import { within, wordsOf } from '../read/markdown/parse.ts';
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

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const weightless = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns of a terminal's type a text takes: a Chinese character two, a mark on a letter none. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) ? 2 : weightless.test(sign) ? 0 : 1;
  return width;
}
