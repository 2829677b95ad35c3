import { expect, test } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { toldAgain } from '../../src/db/told-again.ts';

const now = new Date('2026-03-09T07:00:00Z');
const later = new Date('2026-03-09T07:00:30Z');

test.each([
  ['a large group is told again for a minute', 1_000, [1_000, true, 1]],
  ['a small one is counted anew', 10, [10, false, 2]],
])('%s', async (_, people, told) => {
  const db = {} as Db;
  let counted = 0;
  const ask = (at: Date) =>
    toldAgain(db, { name: 'it', now: at, isLarge: (value) => value >= 1_000 }, async () => {
      counted += 1;
      return people;
    });
  await ask(now);
  const { value, isAgain } = await ask(later);
  expect([value, isAgain, counted]).toEqual(told);
});

test.each([1_000, 10])('those who ask while %i are being counted wait for that count', async (people) => {
  const db = {} as Db;
  const begun: ((value: number) => void)[] = [];
  const count = () => new Promise<number>((resolve) => begun.push(resolve));
  const ask = () => toldAgain(db, { name: 'it', now, isLarge: (value) => value >= 1_000 }, count);
  const all = [ask(), ask()];
  expect(begun).toHaveLength(1);
  begun[0]?.(people);
  expect(await Promise.all(all)).toEqual([
    { value: people, isAgain: false },
    { value: people, isAgain: true },
  ]);
});

test('a count that failed is tried again', async () => {
  const db = {} as Db;
  const ask = (count: () => Promise<number>) => toldAgain(db, { name: 'it', now, isLarge: () => true }, count);
  await expect(ask(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await ask(async () => 1)).toEqual({ value: 1, isAgain: false });
});

test('a query that is asked anew whenever it is awaited is asked once', async () => {
  const db = {} as Db;
  let asked = 0;
  const query = {
    // biome-ignore lint/suspicious/noThenProperty: so are drizzle's queries
    then(resolve: (value: number) => void) {
      asked += 1;
      resolve(1_000);
    },
  };
  const ask = () => toldAgain(db, { name: 'it', now, isLarge: () => true }, () => query as unknown as Promise<number>);
  await ask();
  await ask();
  expect(asked).toBe(1);
});
