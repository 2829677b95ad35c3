import { expect, test } from 'vitest';
import { placeOf, withOwn } from '../../../src/core/learner/standings.ts';

/** By their ids from 1 on. */
const scoresOf = (scores: readonly number[]) => scores.map((score, index) => ({ id: index + 1, score }));

test.each<[string, number[], string]>([
  ['the highest first', [9, 5, 3], '1:9 2:5 3:3'],
  ['equal ones share a place, and the next one counts all before it', [9, 5, 5, 4], '1:9 2:5 2:5 4:4'],
  ['all equal', [2, 2, 2], '1:2 1:2 1:2'],
  ['nobody', [], ''],
])('%s', (_, scores, places) => {
  const all = scoresOf(scores);
  expect(all.map(({ score }) => `${placeOf(all, score).rank}:${score}`).join(' ')).toBe(places);
});

test.each<[number, number]>([
  [9, 1],
  [5, 2],
  [4, 1],
  [1, 0],
])('with a score of %i there are %i', (score, sharing) => {
  expect(placeOf(scoresOf([9, 5, 5, 4]), score).sharing).toBe(sharing);
});

test.each<[string, { id: number; score: number }, string]>([
  ['who has more now goes up', { id: 3, score: 7 }, '1:9 3:7 2:5 4:4'],
  ['who has less, down', { id: 1, score: 4 }, '2:5 3:5 1:4 4:4'],
  ['among equals by the id', { id: 4, score: 5 }, '1:9 2:5 3:5 4:5'],
  ['who has come since', { id: 9, score: 1 }, '1:9 2:5 3:5 4:4 9:1'],
  ['who has nothing stands nowhere', { id: 2, score: 0 }, '1:9 3:5 4:4'],
])('%s', (_, own, order) => {
  const all = withOwn(scoresOf([9, 5, 5, 4]), own);
  expect(all.map(({ id, score }) => `${id}:${score}`).join(' ')).toBe(order);
});
