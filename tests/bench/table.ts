/** One line of the report: what was measured, and what the bare thing beside it took in the same run. */
export type Row = {
  name: string;
  /** In `unit`, as the ceiling is. */
  ours: number;
  unit: string;
  ceiling: number;
  ceilingIs: string;
  /** What it is held to; null where it is only told. */
  bar: Bar | null;
};

/** A limit on the ratio of ours to the ceiling, on ours itself, or on what ours is more than the ceiling. */
export type Bar = { of: 'ratio' | 'ours' | 'more'; is: '≤' | '≥'; limit: number };

/** What a part of the bench has measured, or why it has not. */
export type Measured = { part: string; says: string } & ({ rows: Row[] } | { failed: string });

/** Where and when it was measured: a line for each fact. */
export type Circumstances = Record<string, string>;

export const ratioAtMost = (limit: number): Bar => ({ of: 'ratio', is: '≤', limit });
export const ratioAtLeast = (limit: number): Bar => ({ of: 'ratio', is: '≥', limit });
export const atMost = (limit: number): Bar => ({ of: 'ours', is: '≤', limit });
export const atLeast = (limit: number): Bar => ({ of: 'ours', is: '≥', limit });
export const moreAtMost = (limit: number): Bar => ({ of: 'more', is: '≤', limit });

/** Whether a row keeps to its bar; what could not be computed does not. */
export function holds({ ours, ceiling, bar }: Row): boolean {
  if (bar === null) return true;
  const value = { ratio: ours / ceiling, ours, more: ours - ceiling }[bar.of];
  return bar.is === '≤' ? value <= bar.limit : value >= bar.limit;
}

/** All rows as one Markdown table, aligned for a terminal. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    measure(row.ours, row.unit),
    `${measure(row.ceiling, row.unit)}: ${row.ceilingIs}`,
    number(row.ours / row.ceiling),
    row.bar === null ? '' : spoken(row.bar, row.unit),
    row.bar === null ? '' : holds(row) ? 'ok' : 'OVER',
  ]);
  const head = ['what', 'ours', 'ceiling, in the same run', 'ratio', 'bar', ''];
  const widths = head.map((title, n) => Math.max(title.length, ...cells.map((line) => line[n]?.length ?? 0)));
  const lines = [head, widths.map((width) => '-'.repeat(Math.max(width, 1))), ...cells];
  return lines.map((line) => `| ${line.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`).join('\n');
}

/** The page that keeps a whole run: where it was made, the table, and what could not be measured. */
export function page(circumstances: Circumstances, measured: readonly Measured[]): string {
  const rows = measured.flatMap((one) => ('rows' in one ? one.rows : []));
  const held = rows.filter(({ bar }) => bar !== null);
  const over = held.filter((row) => !holds(row));
  const failures = measured.flatMap((one) => ('failed' in one ? [`- ${one.part}: ${one.failed}`] : []));
  return `${[
    '# Benchmarks',
    'The last whole run, written by `npm run bench -- --growth`. Each figure stands beside its ceiling: what the bare thing, ' +
      'or the smallest case, took in the same run on the same machine. Ratios can be compared between machines, figures cannot.',
    Object.entries(circumstances)
      .map(([what, value]) => `- ${what}: ${value}`)
      .join('\n'),
    `${held.length - over.length} of ${held.length} bars are kept${over.length === 0 ? '.' : '; what is over says OVER.'}`,
    table(rows),
    `What is in it:\n\n${measured.map(({ part, says }) => `- ${part}: ${says}`).join('\n')}`,
    ...(failures.length === 0 ? [] : [`Not measured:\n\n${failures.join('\n')}`]),
  ].join('\n\n')}\n`;
}

function spoken({ of, is, limit }: Bar, unit: string): string {
  if (of === 'ratio') return `${is} ${limit} ×`;
  return `${is} ${limit}${unit === '' ? '' : ` ${unit}`}${of === 'more' ? ' more' : ''}`;
}

function measure(value: number, unit: string): string {
  return unit === '' ? number(value) : `${number(value)} ${unit}`;
}

function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
