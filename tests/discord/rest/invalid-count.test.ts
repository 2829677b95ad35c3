import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createInvalidCount } from '../../../src/discord/rest/invalid-count.ts';

function bench() {
  let elapsed = 0;
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const count = createInvalidCount(() => elapsed, log);
  const add = (times: number) => {
    for (let i = 0; i < times; i += 1) count.add();
  };
  return { count, add, lines, advance: (ms: number) => (elapsed += ms) };
}

test('a thousand refusals within ten minutes stop all but answers, said once, until half of them are old', () => {
  const { count, add, lines, advance } = bench();
  add(500);
  advance(300_000);
  add(499);
  expect(count.stopMs(false)).toBe(0);
  add(1);
  expect([count.stopMs(false), count.stopMs(true), lines.length]).toEqual([600_000, 0, 1]);
  add(10);
  expect(lines).toHaveLength(1);
  advance(600_000);
  expect(count.stopMs(false)).toBe(0);
});

test('answers to people are stopped last', () => {
  const { count, add, advance } = bench();
  add(2_499);
  expect(count.stopMs(true)).toBe(0);
  add(1);
  expect(count.stopMs(true)).toBe(600_000);
  advance(600_000);
  expect(count.stopMs(true)).toBe(0);
});

test('refusals that are far apart stop nothing', () => {
  const { count, add, advance } = bench();
  for (let hour = 0; hour < 24; hour += 1) {
    add(900);
    advance(3_600_000);
  }
  expect([count.stopMs(false), count.stopMs(true)]).toEqual([0, 0]);
});
