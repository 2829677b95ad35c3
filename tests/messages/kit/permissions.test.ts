import { expect, test } from 'vitest';
import { missingPermissions, neededPermissions } from '../../../src/messages/kit/permissions.ts';

test('missing permissions by kind of channel', () => {
  const all = neededPermissions.reduce((bits, { bit }) => bits | bit, 0n);
  const names = (type: number, permissions: bigint) =>
    missingPermissions({ type, permissions }).map(({ name }) => name);
  expect(names(0, all)).toEqual([]);
  expect(names(11, all)).toEqual(['Send Messages in Threads']);
  expect(names(0, all & ~(1n << 11n) & ~(1n << 15n))).toEqual(['Send Messages', 'Attach Files']);
});
