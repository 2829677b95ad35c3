import { describe, expect, test } from 'vitest';
import { type Claimed, createPool } from '../../src/jobs/pool.ts';
import { pending, settle } from '../discord/interactions/dispatch-bench.ts';

/** A pool with so many pieces of work due, each of which is done when it is told so, and what it was asked for. */
function bench(size: number, due: number, limitMs = 60_000) {
  const pool = createPool({ size: () => size, limitMs });
  const pieces: ReturnType<typeof pending<void>>[] = [];
  const asked: number[] = [];
  let left = due;
  const claim = async (limit: number): Promise<Claimed> => {
    asked.push(limit);
    const taken = Math.min(left, limit);
    left -= taken;
    const works = Array.from({ length: taken }, () => {
      const piece = pending<void>();
      return () => {
        pieces.push(piece);
        return piece.promise;
      };
    });
    return { works, more: taken === limit };
  };
  return {
    pool,
    pieces,
    asked,
    claim,
    through: () => pool.through(claim),
    add: (more: number) => (left += more),
  };
}

test('so many go on side by side, and the next are taken up when there is room again', async () => {
  const { pieces, asked, through } = bench(2, 3);
  const { taken, settled } = through();
  await taken;
  expect([pieces.length, asked]).toEqual([2, [2]]);
  pieces[0]?.resolve();
  await expect.poll(() => pieces.length).toBe(3);
  for (const piece of pieces) piece.resolve();
  expect(await settled).toBe(3);
});

test('what comes free at about the same time is claimed together', async () => {
  const { pieces, asked, through } = bench(10, 15);
  const { settled } = through();
  await settle();
  for (const piece of pieces.slice(0, 5)) {
    piece.resolve();
    await settle();
  }
  await expect.poll(() => pieces.length).toBe(15);
  expect(asked).toEqual([10, 5]);
  for (const piece of pieces) piece.resolve();
  await expect.poll(() => asked.length).toBe(3);
  expect(await settled).toBe(15);
});

test('whoever comes meanwhile has it look once more, and shares its end; nothing is claimed beyond the places', async () => {
  const { pieces, asked, through, add } = bench(2, 2);
  const first = through();
  await first.taken;
  const second = through();
  expect(second).toBe(first);
  await second.taken;
  add(1);
  for (const piece of pieces) piece.resolve();
  await expect.poll(() => pieces.length).toBe(3);
  pieces[2]?.resolve();
  expect(await second.settled).toBe(3);
  expect(Math.max(...asked)).toBe(2);
});

test('one that fails gives its place back, and its failure to whoever began it', async () => {
  const { pieces, through } = bench(1, 2);
  const { settled } = through();
  await settle();
  pieces[0]?.reject(new Error('a bug'));
  await expect.poll(() => pieces.length).toBe(2);
  pieces[1]?.resolve();
  await expect(settled).rejects.toThrow('a bug');
});

test('one that hangs holds its place no longer than its time, and those who come after its claim are not told of it', async () => {
  const { pieces, through, add } = bench(2, 1, 50);
  const hanging = through();
  await hanging.taken;
  add(1);
  const next = through();
  await settle();
  pieces[1]?.resolve();
  expect(await next.settled).toBe(1);
  await expect(hanging.settled).rejects.toMatchObject({ code: 'TIME_LIMIT' });
});

describe('once it is to end', () => {
  test('nothing more is claimed, and what is under way is done', async () => {
    const { pool, pieces, asked, through } = bench(1, 5);
    const { settled } = through();
    await settle();
    pool.end();
    pieces[0]?.resolve();
    expect(await settled).toBe(1);
    expect(await through().settled).toBe(0);
    expect(asked).toEqual([1]);
  });
});

test('how many go on is asked each time', async () => {
  let size = 1;
  const { pieces, claim } = bench(1, 4);
  const pool = createPool({ size: () => size, limitMs: 60_000 });
  const { settled } = pool.through(claim);
  await settle();
  size = 3;
  pieces[0]?.resolve();
  await expect.poll(() => pieces.length).toBe(4);
  for (const piece of pieces) piece.resolve();
  expect(await settled).toBe(4);
});

test('a claim that fails is learnt of by who waits for either end, and brings down nobody who waits for one', async () => {
  const pool = createPool({ size: () => 1, limitMs: 1_000 });
  const claim = () => Promise.reject(new Error('the database is away'));
  await expect(pool.through(claim).settled).rejects.toThrow('the database is away');
  await expect(pool.through(claim).taken).rejects.toThrow('the database is away');
});

test.each([[0], [1], [2], [3]])(
  'whoever comes just as it ends is looked for, too, %i moments after the last claim',
  async (hops) => {
    const claims: number[] = [];
    const pool = createPool({ size: () => 1, limitMs: 60_000 });
    const claim = async (): Promise<Claimed> => {
      claims.push(claims.length);
      return { works: [], more: false };
    };
    const first = pool.through(claim);
    for (let n = 0; n < hops; n += 1) await undefined;
    const before = claims.length;
    await pool.through(claim).settled;
    await first.settled;
    expect(claims.length).toBeGreaterThan(before);
  },
);
