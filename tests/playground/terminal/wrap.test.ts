import { expect, test } from 'vitest';
import { wrap } from '../../../src/playground/terminal/wrap.ts';

test.each([
  ['short', 'short'],
  ['  │ one two three four', '  │ one two\n  │ three four'],
  ['  averyveryverylongword', '  averyveryverylongword'],
  ['\u001b[1mone two\u001b[22m six', '\u001b[1mone two\u001b[22m six'],
])('%j in fourteen columns', (text, wrapped) => {
  expect(wrap(text, 14)).toBe(wrapped);
});
