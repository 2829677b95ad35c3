import { expect, test } from 'vitest';
import { ranked } from '../../../src/core/learner/standings.ts';

test.each<[string, number[], string]>([
  ['the highest first', [3, 9, 5], '1:9 2:5 3:3'],
  ['equal ones share a place, and the next one counts all before it', [5, 9, 5, 4], '1:9 2:5 2:5 4:4'],
  ['all equal', [2, 2, 2], '1:2 1:2 1:2'],
  ['who has nothing stands nowhere', [0, 1], '1:1'],
  ['nobody', [], ''],
])('%s', (_, scores, places) => {
  const standings = ranked(scores.map((score) => ({ score })));
  expect(standings.map(({ rank, score }) => `${rank}:${score}`).join(' ')).toBe(places);
});

test('equals stay in the order given', () => {
  const standings = ranked(['Ann', 'Bob'].map((name) => ({ name, score: 1 })));
  expect(standings.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
});
