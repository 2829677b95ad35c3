import fc from 'fast-check';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { expect, test } from 'vitest';
import { parseInPieces } from '../../../../src/curriculum/read/markdown/chunked-parse.ts';
import { planText } from '../../plan-texts.ts';
import { month } from '../../reading.ts';

const tables = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
const settings = { extensions: [frontmatter(['yaml'])], mdastExtensions: [frontmatterFromMarkdown(['yaml'])] };

/** Parses at once. */
function parse(text: string): Root {
  // The parser loses its way behind a rule at the start that could begin front matter and does not.
  if (!/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.test(text)) return fromMarkdown(text, tables);
  const extensions = [...settings.extensions, ...tables.extensions];
  return fromMarkdown(text, { extensions, mdastExtensions: [settings.mdastExtensions, tables.mdastExtensions] });
}

/** Parses in pieces and says how long the longest was. */
function inPieces(text: string): { root: Root; longest: number } {
  let longest = 0;
  const root = parseInPieces(text, (piece, isFrontMatter) => {
    longest = Math.max(longest, piece.length);
    return fromMarkdown(piece, isFrontMatter ? settings : tables);
  });
  return { root, longest };
}

const words = 'Words in a row. '.repeat(70);
const long = `${words}\n\n`;
const items = (marker: string, more = '', between = '') =>
  Array.from({ length: 5 }, () => `${marker} ${words}\n${more}${between}`).join('');

test.each([
  ['a month', month.repeat(3)],
  ['fenced code', `${long}\`\`\`\n# no heading\n${long}# none\n\`\`\`\n\n# Heading\n`],
  ['fenced code without an end', `${long}# A\n\n~~~\n${long}# none\n\n${long}# none\n`],
  ['fenced code in a list that a heading ends', `${long}- a\n  \`\`\`\n# A\n\`\`\`\n${long}# none\n\`\`\`\n# B\n`],
  ['fenced code with what looks like a list', `${long}\`\`\`\n${items('-')}\`\`\`\n\n# Heading\n`],
  ['fenced code in a list that the next item ends', items('-', '  ```\n  x\n\n')],
  ['a comment', `${long}<!--\n\n${long}# none\n-->\n\n# Heading\n`],
  ['a comment around items', `${long}<!--\n${items('-')}-->\n\n# Heading\n`],
  ['a block of HTML', `${long}<div>\n# none\n</div>\n# none\n\n# Heading\n`],
  ['a table before a heading', `${long}# A\n\n${long}| a |\n|---|\n| b |\n# B\n${long}# C\n`],
  ['a list that another kind follows', `${items('-')}${items('*')}${items('1.')}${items('2)')}${items('7)')}`],
  ['rules between items', items('*', '', '* * *\n- - -\n')],
  ['a paragraph that an item ends', `${words}\n${items('-')}${words}\n${items('1.')}`],
  ['a paragraph that no number but one ends', `${words}\n${items('2.')}`],
  ['empty items', items('-', '-\n', '-\n\n')],
  ['quotes in items', items('-', '  > a\n  >\n')],
  ['front matter', `---\ntitle: A\n# none\n${long}# none\n---\n# A\n${long}# B\n`],
  ['front matter before rules', `---\na: b\n---\n---\nc: d\n---\n${long}# B\n`],
  ['a rule at the start, and a list', `---\n${items('-')}# A\n- a\n`],
  ['a rule at the start', `---\n${long}# A\n${long}# B\n`],
  [
    'links by name',
    `See [one], [two][ONE ] and [x].\n\n${long}# A\n\n[one]: https://a.example\n\n${long}# B\n> [one\n> more]\n\n[One More]: <> "t"\n`,
  ],
  [
    'names that nothing defines',
    `[one]\n\n${long}# A\n\`\`\`\n[one]: https://a.example\n\`\`\`\n\n${long}# B\n[one]\n`,
  ],
])('%s is parsed in pieces as at once', (_, text) => {
  expect(inPieces(text).root.children).toEqual(parse(text).children);
});

test.each([
  ['bullets', items('-')],
  ['bullets with lists in them', items('*', '  - a\n    - b\n')],
  ['numbers', items('1.', '', '\n')],
  ['items of several paragraphs', items('+', `\n  ${words}\n`, '\n')],
  ['links by name', `${items('-', '', '- [a] and [b]\n')}\n[a]: https://a.example\n\n[b]: https://b.example\n`],
  ['code in items', items('-', '  ```\n  x\n  ```\n')],
])('a long list is parsed item by item: %s', (_, text) => {
  const { root, longest } = inPieces(text);
  expect(root.children).toEqual(parse(text).children);
  expect(longest).toBeLessThan(text.length / 2);
});

const nested = (marker: string, more = '') => `- Plan\n${items(`  ${marker}`, more)}`;

test.each([
  ['bullets', nested('-')],
  ['numbers below a number', `7. Plan\n${items('   1.')}`],
  ['lists in them', nested('*', '    - a\n      b\n\n      c\n    - d\n')],
  ['paragraphs apart', `-   Plan\n\n    More.\n\n${items('    -', '', '\n')}`],
  ['code', nested('-', '    ```\n    x\n\n      y\n    ```\n')],
  ['a level deeper', `- Plan\n  - Month\n${items('    -')}  - Month\n${items('    -')}`],
  ['what ends it', `${nested('-')}\n# Heading\n\n- b\n`],
])('a long list in an item is parsed item by item: %s', (_, text) => {
  const { root, longest } = inPieces(text);
  expect(root.children).toEqual(parse(text).children);
  expect(longest).toBeLessThan(text.length / 2);
});

test('whatever there is in a plan, pieces make the same tree', () => {
  fc.assert(
    fc.property(fc.array(planText, { minLength: 1, maxLength: 4 }), (texts) => {
      const text = texts.join(`\n${long}`);
      expect(inPieces(text).root.children).toEqual(parse(text).children);
    }),
    { numRuns: 60 },
  );
});

const line = fc
  .tuple(
    fc.constantFrom('', '', '', '  ', '   ', '    ', '\t', '> '),
    fc.constantFrom('- ', '- ', '* ', '1. ', '2. ', '3) ', '', '', '# ', '> ', '- - ', '- > ', '| ', '    '),
    fc.constantFrom('a', words, words, '```', '~~~', '<div>', '<!--', '-->', '', '---', '[a]', '[a]: b', '-', '|---|'),
    fc.constantFrom('\n', '\n', '\n', '\n\n', ' \n \n'),
  )
  .map((parts) => parts.join(''));

test('lines of all kinds below an item make the same tree', () => {
  const below = fc.tuple(fc.constantFrom('  ', '  ', '    ', '   ', ''), line).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(below, { minLength: 1, maxLength: 20 }), (lines) => {
      const text = `- ${words}\n${lines.join('')}  - ${words}\n`;
      expect(inPieces(text).root.children).toEqual(parse(text).children);
    }),
    { numRuns: 150 },
  );
});

test('lines of all kinds in any order make the same tree in pieces', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
      const text = lines.join('');
      expect(inPieces(text).root.children).toEqual(parse(text).children);
    }),
    { numRuns: 150 },
  );
});
