import { expect, test } from 'vitest';
import { readBlocks } from '../../../src/messages/kit/markdown/blocks.ts';
import { escaped, escapedStarts, linkText } from '../../../src/messages/kit/markdown/escape.ts';
import { readInline } from '../../../src/messages/kit/markdown/inline.ts';

test.each([
  ['plain (words), 2 * 3 - 1 #4 > 2', 'plain (words), 2 * 3 - 1 #4 > 2'],
  ['snake_case and f(*args)', 'snake_case and f(\\*args)'],
  ['__init__ and a__b', '\\_\\_init\\_\\_ and a\\_\\_b'],
  ['a ** b || c `d`', 'a \\*\\* b \\|\\| c \\`d\\`'],
  ['[x](y) and [z]', '\\[x](y) and [z]'],
  ['<@1> <#2> </done:3> <t:4> <name>', '\\<@1> \\<#2> \\</done:3> <t:4> <name>'],
  ['@everyone @here @hereby', '\\@everyone \\@here @hereby'],
  ['C:\\dir\\*', 'C:\\dir\\\\\\*'],
  ['https://a.example/_b_*c*', 'https://a.example/_b_*c*'],
])('%j', (words, text) => {
  expect(escaped(words)).toBe(text);
});

test.each(['*a*', '_a_', '**a**', '__a__', '||a||', '`a`', '<@1>', '@everyone', 'a\\*b*c*', '***', '_*a*_'])(
  '%j is shown letter by letter',
  (words) => {
    expect(readInline(escaped(words))).toEqual([{ kind: 'text', text: words }]);
  },
);

test.each(['# a', '### a', '-# a', '- a', '* a', '> a', '>>> a', '12. a'])('%j is shown as a line', (line) => {
  expect(readBlocks(escapedStarts(`a\n${line}`))).toEqual([
    { kind: 'lines', inline: [{ kind: 'text', text: `a\n${line}` }] },
  ]);
});

test('a link that leads nowhere from Discord is its words', () => {
  expect(linkText('Day *2*', '#day-2')).toBe('Day \\*2\\*');
});

test.each([
  ['Set', 'https://a.example/Set_(a)', '[Set](https://a.example/Set_(a))'],
  ['A [b] *c*', 'https://a.example', '[A \\[b\\] \\*c\\*](https://a.example)'],
  ['Odd', 'https://a.example/a)b ((c))', '[Odd](https://a.example/a%29b%20%28%28c%29%29)'],
])('a link under %j to %j', (title, address, text) => {
  expect(linkText(title, address)).toBe(text);
  expect(readInline(text)).toEqual([
    {
      kind: 'link',
      url: address.includes('b ') ? expect.stringMatching(/^https/) : address,
      children: [{ kind: 'text', text: title }],
    },
  ]);
});
