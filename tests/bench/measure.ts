/** One line of the report. `ceiling` is what the bare thing took in the same run. */
export type Row = {
  what: string;
  median: number;
  p99?: number;
  unit: string;
  ceiling: number;
  ceilingIs: string;
  budget: string;
  ok: boolean;
};

export function quantile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export const median = (values: number[]) => quantile(values, 0.5);
export const p99 = (values: number[]) => quantile(values, 0.99);

/** Milliseconds of each of `times` runs, one after another. */
export async function timed(times: number, run: (n: number) => PromiseLike<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    await run(n);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** Milliseconds from the moment each run was due, at a rate, whether the runs before are done or not. */
export async function atRate(perSecond: number, times: number, run: (n: number) => PromiseLike<unknown>) {
  const began = performance.now();
  const running: Promise<number>[] = [];
  for (let n = 0; n < times; n += 1) {
    const dueMs = began + (n * 1000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    running.push(Promise.resolve(run(n)).then(() => performance.now() - dueMs));
  }
  return Promise.all(running);
}

export function table(rows: Row[]): string {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2));
  const cells = rows.map((row) => [
    row.what,
    `${number(row.median)} ${row.unit}`,
    row.p99 === undefined ? '' : `${number(row.p99)} ${row.unit}`,
    `${number(row.ceiling)} ${row.unit} (${row.ceilingIs})`,
    number(row.median / row.ceiling),
    row.budget,
    row.ok ? 'ok' : 'OVER',
  ]);
  const head = ['what', 'median', 'p99', 'beside it in the same run', 'ratio', 'budget', ''];
  const widths = head.map((title, n) => Math.max(title.length, ...cells.map((line) => line[n]?.length ?? 0)));
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...cells];
  return lines.map((line) => `| ${line.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`).join('\n');
}
