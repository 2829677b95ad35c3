import { expect, test } from 'vitest';
import { madeOnce } from '../../src/curriculum/made-once.ts';

test('what is made of a thing is made once, and anew for another like it', () => {
  let made = 0;
  const numberOf = madeOnce((_: object) => {
    made += 1;
    return made;
  });
  const one = {};
  expect([numberOf(one), numberOf(one), numberOf({}), numberOf(one)]).toEqual([1, 1, 2, 1]);
});
