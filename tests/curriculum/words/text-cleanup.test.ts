import { expect, test } from 'vitest';
import { bare, dedented, plain, repaired } from '../../../src/curriculum/words/text-cleanup.ts';

test.each([
  ['üéØ', '🎯'],
  ['\uf8ffüéØ', '🎯'],
  ['‚úÖ', '✅'],
  ['üõ†Ô∏è', '🛠️'],
  ['üìö', '📚'],
  ['ðŸŽ¯', '🎯'],
  ['âœ…', '✅'],
  ['it‚Äôs', 'it‚Äôs'],
  ['süßöl', 'süßöl'],
  ['«École» l’été – Größe', '«École» l’été – Größe'],
  ['Привіт, 世界 🎯', 'Привіт, 世界 🎯'],
])('%s is repaired to %s', (broken, right) => {
  expect(repaired(broken)).toBe(right);
});

test.each([
  ['🎯 Goals ✅', 'Goals'],
  ['✅ Done', 'Done'],
  ['1️⃣ First', 'First'],
  ['👩‍💻 Work 🇺🇦', 'Work'],
  ['I ❤️ Go', 'I ❤️ Go'],
  ['Spark™', 'Spark™'],
  ['Day 1', 'Day 1'],
  ['#1', '#1'],
  ['üõ†Ô∏è **A**', '**A**'],
  [' ', ''],
])('%s without emoji at its ends is %s', (text, words) => {
  expect(bare(text)).toBe(words);
});

test.each([
  ['**A** _b_ `c` \\*d', 'A b c *d'],
  ['snake_case and 2 * 3', 'snake_case and 2 * 3'],
  ['[A](https://example.org) b', 'A b'],
  ['a\n  b', 'a b'],
])('%s in plain words is %s', (markdown, words) => {
  expect(plain(markdown)).toBe(words);
});

test.each([
  ['a\n  b\n    c', 'a\nb\n  c'],
  ['a\n\n  b\n', 'a\n\nb'],
  ['\n    1. a\n       b', '1. a\n   b'],
])('%j dedented is %j', (text, flush) => {
  expect(dedented(text)).toBe(flush);
});
