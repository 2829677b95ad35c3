import { expect, test } from 'vitest';
import { inPieces } from '../../src/curriculum/in-pieces.ts';

test('what waits has its turn between the pieces, and each item comes once, in order', async () => {
  const seen: number[] = [];
  const turns: number[] = [];
  const turn = () => {
    turns.push(seen.length);
    if (seen.length < 250) setImmediate(turn);
  };
  setImmediate(turn);
  await inPieces(
    Array.from({ length: 250 }, (_, n) => n),
    (n) => seen.push(n),
  );
  expect(seen).toEqual(Array.from({ length: 250 }, (_, n) => n));
  expect(turns.slice(0, 2)).toEqual([100, 200]);
});
