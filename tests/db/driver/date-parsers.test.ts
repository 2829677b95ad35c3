import { expect, test } from 'vitest';
import { dateParsers } from '../../../src/db/driver/date-parsers.ts';

const date = dateParsers[1082] ?? String;
const instant = dateParsers[1184] ?? String;

test.each([
  [date, '2026-03-02', '2026-03-02'],
  [instant, '2026-03-02 08:00:00.5+00', '2026-03-02T08:00:00.5+00:00'],
  [instant, '2026-03-02 08:00:00+05:30', '2026-03-02T08:00:00+05:30'],
])('%o reads %s', (read, text, want) => {
  expect(read(text)).toBe(want);
});

test.each([
  [date, '02.03.2026'],
  [date, 'infinity'],
  [instant, 'Mon Mar 02 08:00:00 2026 UTC'],
])('%o takes no other form: %s', (read, text) => {
  expect(() => read(text)).toThrow('not the ISO form');
});
