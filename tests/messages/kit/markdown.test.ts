import { expect, test } from 'vitest';
import { type Block, readBlocks } from '../../../src/messages/kit/markdown/blocks.ts';
import { type Inline, readInline } from '../../../src/messages/kit/markdown/inline.ts';

/** The pieces as a short text: kind, then what is in it. */
function inline(pieces: readonly Inline[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'code') return `{code ${piece.text}}`;
      if (piece.kind === 'link') return `{link ${piece.url} ${inline(piece.children)}}`;
      if (piece.kind === 'time') return `{time ${piece.seconds} ${piece.style}}`;
      if ('children' in piece) return `{${piece.kind} ${inline(piece.children)}}`;
      return `{${piece.kind} ${'id' in piece ? piece.id : 'name' in piece ? piece.name : piece.text}}`;
    })
    .join('');
}

function blocks(found: readonly Block[]): string {
  return found
    .map((block) => {
      switch (block.kind) {
        case 'code':
          return `[${block.spoiler ? 'hidden ' : ''}code ${block.language}|${block.text}]`;
        case 'quote':
          return `[quote ${blocks(block.blocks)}]`;
        case 'list':
          return `[${block.start === null ? 'ul' : `ol ${block.start}`} ${block.items.map(blocks).join(' / ')}]`;
        case 'heading':
          return `[h${block.level} ${inline(block.inline)}]`;
        case 'small':
          return `[small ${inline(block.inline)}]`;
        default:
          return inline(block.inline);
      }
    })
    .join('');
}

test.each([
  ['plain words', 'plain words'],
  ['**bold** and *slanted* and _slanted_', '{strong bold} and {em slanted} and {em slanted}'],
  ['***both***', '{strong {em both}}'],
  ['__under__ ~~gone~~ ||hidden||', '{under under} {strike gone} {spoiler hidden}'],
  ['snake_case_name stays', 'snake_case_name stays'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['`**no**`', '{code **no**}'],
  ['``a ` b``', '{code a ` b}'],
  ['\\*\\*no\\*\\* \\_no\\_', '**no** _no_'],
  ['[site](https://a.example/x)', '{link https://a.example/x site}'],
  ['[set](https://a.example/Set_(a)) end)', '{link https://a.example/Set_(a) set} end)'],
  ['[a [b] c](https://a.example)', '{link https://a.example a [b] c}'],
  ['[a [b](https://a.example)', '[a {link https://a.example b}'],
  ['[bad](javascript:alert(1))', '[bad](javascript:alert(1))'],
  ['see https://a.example/x.', 'see {link https://a.example/x https://a.example/x}.'],
  ['<https://a.example>', '{link https://a.example https://a.example}'],
  ['<t:1> <t:1:R> <t:x>', '{time 1 f} {time 1 R} <t:x>'],
  ['<@1> <@!2> <@&3> <#4> </done:5>', '{user 1} {user 2} {role 3} {channel 4} {command done}'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['**open', '**open'],
])('%j within a line', (text, expected) => {
  expect(inline(readInline(text))).toBe(expected);
});

// A search that begins anew at each sign, or tries both readings of it, would take minutes here.
test.each([
  '\\!',
  '*\\!',
  '**\\',
  '*a **',
  '*a ',
  '_a ',
  '_a_b',
  '__a',
  '~~a',
  '||a',
  '**__',
  '~~||**__',
  '***',
  '*a **x *y** ',
  '*a\\**',
  '[',
  '[a](http://x',
  '[a](http://x(',
  '[[a]',
  '||```',
  '[a](<http://b>   ',
  '<http://a',
  '</a',
  'ahttp://a',
  '-http://',
  '`',
  '``a`',
  '<a:a',
  '@',
])('100,000 characters of %j are read at once', (unit) => {
  for (const start of ['', '**']) {
    const text = start + unit.repeat(100_000 / unit.length);
    expect(readInline(text).length).toBeGreaterThan(0);
    expect(readBlocks(text).length).toBeGreaterThan(0);
  }
});

test.each([
  ['# One\n## Two\n### Three\n#none', '[h1 One][h2 Two][h3 Three]#none'],
  ['-# small\nrest', '[small small]rest'],
  ['> a\n> b\nc', '[quote a\nb]c'],
  ['>>> a\nb', '[quote a\nb]'],
  ['- a\n- b\n  - c\nd', '[ul a / b[ul c]]d'],
  ['3. a\n4. b', '[ol 3 a / b]'],
  ['```sql\nselect 1;\n```', '[code sql|select 1;]'],
  ['1. a\n   ```\n   x\n   ```\n2. b', '[ol 1 a][code |x][ol 2 b]'],
  ['a\n||```py\nx\n```||\nb', 'a[hidden code py|x]b'],
  ['a\n\nb', 'a\n\nb'],
  ['```\na\n```\n\n```\nb\n```', '[code |a][code |b]'],
  ['```not closed', '```not closed'],
])('%j in blocks', (text, expected) => {
  expect(blocks(readBlocks(text))).toBe(expected);
});
