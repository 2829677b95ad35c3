import { expect, test } from 'vitest';
import { atMost, type Bar, holds, moreAtMost, page, type Row, ratioAtLeast, ratioAtMost, table } from './table.ts';

const row = (ours: number, ceiling: number, bar: Bar | null, unit = 'ms'): Row => {
  return { name: 'a command', ours, unit, ceiling, ceilingIs: 'one statement', bar };
};

test.each<[string, Row, boolean]>([
  ['the ratio, just kept', row(5, 4, ratioAtMost(1.25)), true],
  ['the ratio, just over', row(5.01, 4, ratioAtMost(1.25)), false],
  ['a ratio that must be reached', row(6, 10, ratioAtLeast(0.6)), true],
  ['a ratio that is not reached', row(5.9, 10, ratioAtLeast(0.6)), false],
  ['ours alone, whatever the ceiling', row(50, 1, atMost(50)), true],
  ['ours alone, over', row(51, 1000, atMost(50)), false],
  ['so much more than the ceiling', row(90, 60, moreAtMost(30)), true],
  ['more than that', row(91, 60, moreAtMost(30)), false],
  ['nothing to be held to', row(9, 1, null), true],
  ['nothing was measured', row(Number.NaN, 1, atMost(50)), false],
  ['there is no ceiling', row(1, Number.NaN, ratioAtMost(2)), false],
])('%s', (_, given, expected) => {
  expect(holds(given)).toBe(expected);
});

test('one table of all rows, each with its ceiling, ratio and bar', () => {
  const rows = [row(5.204, 4, ratioAtMost(1.25)), row(123.4, 60, moreAtMost(30), 'MB'), row(4, 4, null, '')];
  expect(table(rows)).toBe(
    [
      '| what      | ours    | ceiling, in the same run | ratio | bar          |      |',
      '| --------- | ------- | ------------------------ | ----- | ------------ | ---- |',
      '| a command | 5.20 ms | 4 ms: one statement      | 1.30  | ≤ 1.25 ×     | OVER |',
      '| a command | 123 MB  | 60 MB: one statement     | 2.06  | ≤ 30 MB more | OVER |',
      '| a command | 4       | 4: one statement         | 1     |              |      |',
    ].join('\n'),
  );
});

test('the page says where it was made, how much is kept and what was not measured', () => {
  const rows = [row(1, 1, ratioAtMost(1.25)), row(2, 1, ratioAtMost(1.25)), row(3, 1, null)];
  const written = page({ Date: '2026-12-14', Machine: '2 cores' }, [
    { part: 'commands', says: 'by turns', rows },
    { part: 'pgbench', says: 'ten at once', failed: 'it is not installed here' },
  ]);
  expect(written.split('\n\n').slice(2)).toEqual([
    '- Date: 2026-12-14\n- Machine: 2 cores',
    '1 of 2 bars are kept; what is over says OVER.',
    table(rows),
    'What is in it:',
    '- commands: by turns\n- pgbench: ten at once',
    'Not measured:',
    '- pgbench: it is not installed here\n',
  ]);
  expect(page({}, [{ part: 'commands', says: '', rows: rows.slice(0, 1) }])).toContain('1 of 1 bars are kept.');
});
