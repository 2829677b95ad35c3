import { expect, test } from 'vitest';
import { createPool } from '../../src/jobs/pool.ts';
import { pending } from '../discord/interactions/dispatch-bench.ts';

test('so many go on side by side, and there is room again when one is done', async () => {
  const pool = createPool(2, 60_000);
  const [first, second] = [pending<void>(), pending<void>()];
  const running = [pool.run(() => first.promise), pool.run(() => second.promise)];
  expect(pool.free()).toBe(0);
  const room = pool.room();
  first.resolve();
  await room;
  expect(pool.free()).toBe(1);
  second.resolve();
  await Promise.all(running);
});

test('one that fails gives its place back, and its failure to whoever began it', async () => {
  const pool = createPool(1, 60_000);
  await expect(pool.run(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  await pool.room();
  expect(pool.free()).toBe(1);
});

test('one that hangs holds its place no longer than its time', async () => {
  const pool = createPool(1, 10);
  await expect(pool.run(() => new Promise(() => undefined))).rejects.toMatchObject({ code: 'TIME_LIMIT' });
  await pool.room();
  expect(pool.free()).toBe(1);
});
