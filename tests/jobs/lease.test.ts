import { expect, test } from 'vitest';
import { beginLease } from '../../src/jobs/lease.ts';

const began = { at: Date.parse('2026-03-02T08:00:00Z'), monotonicMs: 1_000 };

test.each<[string, number, number, boolean]>([
  ['both clocks agree that there is time', 59_999, 59_999, true],
  ['both agree that it is over', 60_000, 60_000, false],
  ['the machine has slept, which one clock does not count', 60_000, 5, false],
  ['the time was set back, and the other clock has gone on', -5, 60_001, false],
  ['the time was set back a moment ago', -5, 10, false],
  ['the time was set, and more has passed than it shows', 10, 60_000, false],
])('%s', (_, wallMs, monotonicMs, want) => {
  const clock = { ...began };
  const ctx = { now: () => new Date(clock.at), monotonicMs: () => clock.monotonicMs };
  const { mine } = beginLease(ctx, 60_000);
  clock.at += wallMs;
  clock.monotonicMs += monotonicMs;
  expect(mine()).toBe(want);
});
