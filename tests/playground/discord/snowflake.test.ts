import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSnowflake } from '../../../src/playground/discord/snowflake.ts';

test('ids increase whatever the clock does', () => {
  const instant = fc.date({ min: new Date('2016-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(instant, { minLength: 2 }), (clock) => {
      let last = '0';
      for (const now of clock) {
        const next = nextSnowflake(now, last);
        expect(BigInt(next)).toBeGreaterThan(BigInt(last));
        last = next;
      }
    }),
  );
});

test('an id tells its instant', () => {
  const now = new Date('2026-02-03T04:05:06.789Z');
  expect(Number((BigInt(nextSnowflake(now, '0')) >> 22n) + 1_420_070_400_000n)).toBe(now.getTime());
});
