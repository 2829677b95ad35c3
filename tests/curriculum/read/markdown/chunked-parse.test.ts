import fc from 'fast-check';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { expect, test } from 'vitest';
import { parseInPieces } from '../../../../src/curriculum/read/markdown/chunked-parse.ts';
import { planText } from '../../plan-texts.ts';
import { month } from '../../reading.ts';

const parse = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
const long = `${'Words in a row. '.repeat(70)}\n\n`;

test.each([
  ['a month', month.repeat(3)],
  ['fenced code', `${long}\`\`\`\n# no heading\n${long}# none\n\`\`\`\n\n# Heading\n`],
  ['fenced code without an end', `${long}# A\n\n~~~\n${long}# none\n\n${long}# none\n`],
  ['fenced code in a list that a heading ends', `${long}- a\n  \`\`\`\n# A\n\`\`\`\n${long}# none\n\`\`\`\n# B\n`],
  ['a comment', `${long}<!--\n\n${long}# none\n-->\n\n# Heading\n`],
  ['a block of HTML', `${long}<div>\n# none\n</div>\n# none\n\n# Heading\n`],
  ['a table before a heading', `${long}# A\n\n${long}| a |\n|---|\n| b |\n# B\n${long}# C\n`],
])('%s is parsed in pieces as at once', (_, text) => {
  expect(parseInPieces(text, parse).children).toEqual(parse(text).children);
});

test('whatever there is in a plan, pieces make the same tree', () => {
  fc.assert(
    fc.property(fc.array(planText, { minLength: 1, maxLength: 4 }), (texts) => {
      // Links by name need the whole, and the reader leaves such files whole.
      const text = texts.map((one) => one.replaceAll(/^---[\s\S]*?\n---\n|\]:/g, '') + long).join('\n');
      expect(parseInPieces(text, parse).children).toEqual(parse(text).children);
    }),
    { numRuns: 60 },
  );
});
