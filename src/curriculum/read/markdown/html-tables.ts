import { bare } from '../../words/text-cleanup.ts';
import { columnOf } from '../../words/vocabulary.ts';
import type { Rewriting } from '../source.ts';
import { elementsOf, type Piece, unitIn, wordsIn } from './html-elements.ts';

type Cell = { text: string; across: number; down: number };

/** No plan is wider. */
const widest = 50;

/** Tables of which a row or column is a day or week. */
export function tableEdits(text: string, pieces: Piece[]): Rewriting[] {
  return elementsOf(pieces, /^table$/).flatMap(({ open, close, inner }) => {
    const rows = rowsOf(text, inner, close.from);
    const units = rows.map(({ cells }) => cells.flatMap((cell) => unitIn(bare(wordsIn(cell))) ?? []));
    // Several days in a row are links to them, or a calendar.
    const isGrid = units.some((own) => own.filter(({ kind, named }) => kind === 'day' && named === 'word').length > 1);
    const isHeaded = rows[0]?.cells.some((cell) => isUnitColumn(bare(wordsIn(cell))));
    const isPlan = !isGrid && (isHeaded || units.some((own) => own.length > 0));
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    return isPlan && width <= widest ? rowEdits(rows, width, open, close) : [];
  });
}

function isUnitColumn(name: string): boolean {
  const kind = columnOf(name);
  return kind === 'day' || kind === 'week' || kind === 'weekday';
}

type Row = { from: number; to: number; cells: string[] };

function rowsOf(text: string, pieces: Piece[], end: number): Row[] {
  const rows: Row[] = [];
  // What a cell says of the rows below it, by its column.
  const below: Below = new Map();
  const starts = pieces.flatMap(({ tag }, index) => (tag.name === 'tr' && !tag.closes ? [index] : []));
  for (const [index, at] of starts.entries()) {
    const next = starts[index + 1];
    const inRow = pieces.slice(at + 1, next);
    const until = (next === undefined ? undefined : pieces[next]?.from) ?? end;
    const last = inRow.findLast(({ tag }) => tag.closes && (tag.name === 'tr' || isCell(tag)));
    const cells = inRow.filter(({ tag }) => isCell(tag));
    const written = cells.flatMap((piece, place): Cell[] => {
      const stop = cells[place + 1]?.from ?? last?.from ?? until;
      if (piece.tag.closes) return [];
      return [
        {
          text: cellText(text.slice(piece.to, stop)),
          across: spanOf(piece, 'colspan'),
          down: spanOf(piece, 'rowspan'),
        },
      ];
    });
    rows.push({ from: pieces[at]?.from ?? until, to: last?.to ?? until, cells: placed(written, below) });
  }
  return rows;
}

function isCell({ name }: Piece['tag']): boolean {
  return name === 'td' || name === 'th';
}

function spanOf({ tag }: Piece, name: string): number {
  return Math.min(widest, Math.max(1, Number(tag.attributes.get(name) ?? 1) || 1));
}

type Below = Map<number, { text: string; rows: number }>;

function placed(written: Cell[], below: Below): string[] {
  const cells: string[] = [];
  for (let next = 0; next < written.length || below.has(cells.length); ) {
    const above = below.get(cells.length);
    const cell = written[next];
    if (above) {
      if (above.rows > 1) below.set(cells.length, { ...above, rows: above.rows - 1 });
      else below.delete(cells.length);
      cells.push(above.text);
    } else if (cell) {
      if (cell.down > 1) below.set(cells.length, { text: cell.text, rows: cell.down - 1 });
      cells.push(cell.text, ...Array.from({ length: cell.across - 1 }, () => ''));
      next += 1;
    }
  }
  return cells;
}

const listed = /<li(?:\s[^>]*)?>/gi;
const blockTags = /<\/?(?:p|div|ul|ol|li|center|font|span)(?:\s[^>]*)?>/gi;
const strongTags = /<\/?(?:b|strong)(?:\s[^>]*)?>/gi;
const anchor = /<a\s[^>]*?href\s*=\s*["']([^"'<>\s]{1,1000})["'][^>]*>([^<[\]]{0,300})<\/a>/gi;

function cellText(html: string): string {
  const text = html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(anchor, (whole, url: string, words: string) =>
      words.trim() === '' ? whole : `[${words.trim()}](${url})`,
    )
    .replaceAll(listed, '<br>')
    .replaceAll(blockTags, ' ')
    .replaceAll(strongTags, '**');
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:<br>\s*)+/, '')
    .replaceAll(/(?<!\\)\|/g, '\\|');
}

/** Each row in its place; a table without a head gets an empty one, for Markdown has no other. */
function rowEdits(rows: Row[], width: number, open: Piece, close: Piece): Rewriting[] {
  const line = (cells: string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const rule = `|${' --- |'.repeat(width)}`;
  const hasHead = !rows[0]?.cells.some((cell) => unitIn(bare(wordsIn(cell))));
  const head = hasHead ? '' : `${line(['', 'Title'])}\n${rule}\n`;
  return rows.flatMap(({ from, to, cells }, index): Rewriting[] => {
    const before = rows[index - 1];
    const text = `${line(cells)}${index === 0 && hasHead ? `\n${rule}` : ''}`;
    return [
      before ? { from: before.to, to: from, text: '\n' } : { from: open.from, to: from, text: `\n\n${head}` },
      { from, to, text },
      ...(index === rows.length - 1 ? [{ from: to, to: close.to, text: '\n\n' }] : []),
    ];
  });
}
