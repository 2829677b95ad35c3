import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { drawable, subsets } from '../../src/pictures/glyphs.ts';

test.each([
  ['Git in 14 days', 'Git in 14 days'],
  ['Größe, čeština, Tiếng Việt', 'Größe, čeština, Tiếng Việt'],
  ['Ґанок і подвір’я', 'Ґанок і подвір’я'],
  ['Ελληνικά', 'Ελληνικά'],
  ['🚀 Python – fast 💨', 'Python – fast'],
  ['日本語', null],
  ['Learn 日本語', null],
  ['עברית', null],
  ['हिन्दी', null],
  ['🚀', null],
  ['', null],
])('“%s” is drawn as %j', (text, shown) => {
  expect(drawable(text)).toBe(shown);
});

test('nothing passes as drawable that the parts of the font do not have', () => {
  const ranges = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans/unicode.json'), 'utf8'),
  ) as Record<string, string>;
  const covered = new Set(
    subsets.flatMap((subset) =>
      (ranges[subset] ?? '').split(',').flatMap((range) => {
        const [from = 0, to = from] = range
          .slice(2)
          .split('-')
          .map((code) => Number.parseInt(code, 16));
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
    ),
  );
  const passing = Array.from({ length: 0x3000 }, (_, code) => code).filter(
    (code) => code > 0x20 && drawable(String.fromCodePoint(code)) !== null,
  );
  expect(passing.filter((code) => !covered.has(drawable(String.fromCodePoint(code))?.codePointAt(0) ?? 0))).toEqual([]);
});
