import { expect, test } from 'vitest';
import { fuzzReader } from './reader.ts';

// `npm run fuzz -- --cases 100000` reads many more, and measures them.
test('broken plans are read without a throw, and every place stands in its file', () => {
  expect(fuzzReader(300, 7, Number.POSITIVE_INFINITY)).toMatchObject({ cases: 300, failure: null });
});
