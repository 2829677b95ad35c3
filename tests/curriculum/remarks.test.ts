import { expect, test } from 'vitest';
import type { Problem } from '../../src/curriculum/model.ts';
import { remarksOf } from '../../src/curriculum/remarks.ts';

const problem = (code: string, line: number, more: Partial<Problem> = {}): Problem => ({
  ...{ file: 'a.md', line, column: 1, level: 'warning', code, sentence: `Wrong ${line}.` },
  ...more,
});
const range = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

test.each<[string, Problem[], string[]]>([
  ['nothing', [], []],
  ['one', [problem('long-day', 3)], ['3 Wrong 3.']],
  ['two of one kind', [problem('long-day', 3), problem('long-day', 9)], ['3 Wrong 3. The same once more: line 9.']],
  ['several', [1, 2, 5].map((line) => problem('long-day', line)), ['1 Wrong 1. The same 2 times more: lines 2 and 5.']],
  [
    'of a kind that has words for many',
    [25, 25, 26].map((line) => problem('link-leads-nowhere', line)),
    ['25 3 links lead to no web address, so only their words are shown: lines 25 and 26.'],
  ],
  [
    'in several files',
    [problem('formula', 2), problem('formula', 4, { file: 'b.md' })],
    ['2 2 formulas are shown as code: a.md:2 and b.md:4.'],
  ],
  [
    'more than people read',
    range(30).map((line) => problem('formula', line)),
    [`1 30 formulas are shown as code: lines ${range(20).join(', ')} and 10 more.`],
  ],
  [
    'errors stand first, and what is kept nowhere last',
    [problem('a', 1, { level: 'ignored' }), problem('b', 2), problem('c', 3, { level: 'error' }), problem('d', 4)],
    ['3 Wrong 3.', '2 Wrong 2.', '4 Wrong 4.', '1 Wrong 1.'],
  ],
])('%s', (_, problems, said) => {
  expect(remarksOf(problems).map(({ line, sentence }) => `${line} ${sentence}`)).toEqual(said);
});

test('each remark knows all its places', () => {
  const problems = range(30).map((line) => problem('formula', line));
  expect(remarksOf(problems)[0]?.places).toEqual(problems);
});
