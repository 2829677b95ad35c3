import { expect, test } from 'vitest';
import { keepNewest } from '../../src/core/kept.ts';

test.each([
  ['fewer than it may hold', 3, 'ab', 'ab'],
  ['as many', 2, 'ab', 'ab'],
  ['one more: the oldest goes', 2, 'abc', 'bc'],
  ['again: it is the newest now', 2, 'abac', 'ac'],
  ['again, when full: nothing goes', 2, 'aba', 'ba'],
])('%s', (_, atMost, keys, left) => {
  const kept = new Map<string, number>();
  for (const [i, key] of [...keys].entries()) keepNewest(kept, key, i, atMost);
  expect([[...kept.keys()].join(''), kept.get(keys.at(-1) ?? '')]).toEqual([left, keys.length - 1]);
});
