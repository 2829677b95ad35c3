import { describe, expect, test } from 'vitest';
import { discordText } from '../../../src/curriculum/show/discord-text.ts';
import { startOfShowing } from '../../../src/curriculum/show/showing.ts';

const shown = (markdown: string): string => discordText(markdown, startOfShowing(false));

describe('what both read alike stays as it was written', () => {
  test.each([
    'Weigh *flour*, **water** and `salt`.',
    'One\n\n- two\n  * three\n\n1. four\n\n```py\nx = "<b>"  # __init__ | $x$\n```',
    '[Dough](https://a.example/Set_(mathematics)) <https://a.example/a_b>',
    '# A\n## B\n### C',
    'short\nlines  \nstay',
    '\\*not slanted\\* 1\\. 2 * 3 * 4 snake_case `a | b`',
    'Due <https://a.example>; it costs 5 $ or less',
  ])('%j', (markdown) => {
    expect(shown(markdown)).toBe(markdown);
  });
});

describe('pictures and links', () => {
  test.each([
    ['Take ![a bowl](https://a.example/b.png)', 'Take [🖼️ a bowl](https://a.example/b.png)'],
    ['![](http://a.example/b.png)', '[🖼️](http://a.example/b.png)'],
    ['![a bowl](bowl.png)', 'a bowl'],
    [
      '[![Film](https://a.example/f.jpg)](https://a.example/film)',
      '[Film](https://a.example/film) [🖼️](https://a.example/f.jpg)',
    ],
    ['[top](#top) and [day 2](day-2.md)', 'top and day 2'],
    ['[Write](mailto:a@b.example)', 'Write (a@b.example)'],
    ['![x](b.png) [Set](https://a.example/S_(m))', 'x [Set](https://a.example/S_(m))'],
    ['![x](b.png) [S](<https://a.example/a)b>)', 'x [S](https://a.example/a%29b)'],
    ['![x](b.png) https://a.example/_y_/z', 'x https://a.example/_y_/z'],
    ['![x](b.png) [https://a.example](https://a.example)', 'x <https://a.example>'],
    ['![x](b.png) [https://a.example](https://b.example)', 'x https://a.example (<https://b.example>)'],
  ])('%j', (markdown, text) => {
    expect(shown(markdown)).toBe(text);
  });
});

describe('tables', () => {
  test.each([
    [
      'aligned where a phone can show it so, Chinese signs in two columns',
      '| Flour | Grams |\n|---|--:|\n| rye | 500 |\n| 小麦粉 | 30 |',
      '```\nFlour   Grams\n─────────────\nrye       500\n小麦粉     30\n```',
    ],
    [
      'a line for each row where it is too wide',
      '| Flour | What to do |\n|---|---|\n| **rye** | Weigh it, sieve it and weigh it again |',
      '- Flour: **rye** · What to do: Weigh it, sieve it and weigh it again',
    ],
    [
      'a line for each row where cells hold links or line breaks',
      '| | Read |\n|---|---|\n| rye | [Flour](https://a.example) |\n| oat | a<br>b |',
      '- rye · Read: [Flour](https://a.example)\n- oat · Read: a / b',
    ],
  ])('%s', (_, markdown, text) => {
    expect(shown(markdown)).toBe(text);
  });
});

describe('HTML', () => {
  test.each([
    ['a <b>b</b> <i>c</i> <u>d</u> <s>e</s> H<sub>2</sub>O', 'a **b** *c* __d__ ~~e~~ H2O'],
    ['press <kbd>Ctrl</kbd>, write <code>a*b</code>', 'press `Ctrl`, write `a*b`'],
    ['one<br>two<br/>\nthree', 'one\ntwo\nthree'],
    ['<a href="https://a.example/?b=1&amp;c=2">words</a>', '[words](https://a.example/?b=1&c=2)'],
    ['<a name="top"></a>words', 'words'],
    [
      '<p align="center">\n  <a href="https://a.example"><img src="https://a.example/b.png" alt="Dough"></a>\n</p>',
      '[Dough](https://a.example) [🖼️](https://a.example/b.png)',
    ],
    ['<h3>Dough</h3><p>Weigh <b>it</b>.</p><p># Mix</p>', '**Dough**\nWeigh **it**.\n\\# Mix'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>', 'a · b\nc'],
    ['<pre>\na\n  b\n</pre>', '```\na\n  b\n```'],
    ['<iframe src="https://a.example/film"></iframe>', '[▶️](https://a.example/film)'],
    ['<script>\nalert(1)\n</script>\n\nafter <!-- nobody --> it', 'after  it'],
    ['a <!-- not closed', 'a <!-- not closed'],
    ['run it with <name>', 'run it with <name>'],
    ['<b>left open', '**left open**'],
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
  ])('%j', (markdown, text) => {
    expect(shown(markdown)).toBe(text);
  });

  test('what <details> holds is a spoiler below its summary', () => {
    const markdown = '<details>\n<summary>Answer</summary>\n\n- one\n- **two**\n\n```js\nx\n```\n\n</details>\n\nafter';
    expect(shown(markdown)).toBe('**Answer**\n\n- ||one||\n- ||**two**||\n\n||```js\nx\n```||\n\nafter');
    expect(shown('<details><summary>Why</summary>So <b>be</b> it</details>')).toBe('**Why**\n\n||So **be** it||');
  });
});

describe('blocks', () => {
  test.each([
    ['- [ ] weigh\n- [x] mix\n  - [ ] knead', '- ☐ weigh\n- ☑ mix\n  - ☐ knead'],
    ['#### Deep *and* **bold**\nwords', '**Deep *and* bold**\n\nwords'],
    ['Dough\n=====\n\nwords\n\n---\n\nmore', '# Dough\n\nwords\n\nmore'],
    ['## Dough ##', '## Dough'],
    ['words\n\n======\n\nmore', 'words\n\nmore'],
    ['> said\nand more\n> > within', '> said\n> and more\n> within'],
    ['> [!TIP]\n> Weigh it', '> **Tip**\n> Weigh it'],
    ['+ a\n+ b', '- a\n- b'],
    ['3) a\n4) b\n\n   more', '3. a\n4. b\n   more'],
    ['~~~{.python}\nx\n~~~', '```python\nx\n```'],
    ['````md\n```js\n````', '```md\n`\u200b``js\n```'],
    ['words\n\n    code', 'words\n\n```\ncode\n```'],
    ['one\\\ntwo', 'one\ntwo'],
  ])('%j', (markdown, text) => {
    expect(shown(markdown)).toBe(text);
  });

  test('lines that an editor wrapped become one again, others stay lines', () => {
    const wrapped =
      'Weigh the flour and the water, and put both of them into the bowl\nthat is large enough.\nThen mix.';
    expect(shown(wrapped)).toBe(wrapped.replace('\n', ' '));
    const labelled = `${'Weigh the flour and the water '.repeat(3)}\n**Then** mix.`;
    expect(shown(labelled)).toBe(labelled);
  });
});

describe('signs', () => {
  test.each([
    ['__bold__ and ***both***', '**bold** and ***both***'],
    ['a || b, but ||hidden||', 'a \\|\\| b, but ||hidden||'],
    ['-# small', '\\-# small'],
    ['@everyone, <@1>, <@&2> and <#3>', '\\@everyone, \\<@1>, \\<@&2> and \\<#3>'],
    ['at <t:60:R> <:cat:4> :smile:', 'at <t:60:R> <:cat:4> :smile:'],
    ['2 ** 3 ** 4', '2 \\*\\* 3 \\*\\* 4'],
    ['Let $x_i^2$ be $n$, for $5 or $6-$7', 'Let `x_i^2` be `n`, for $5 or $6-$7'],
    ['$$\na \\\\\nb\n$$', '```\na \\\\\nb\n```'],
    ['nowhere[^12]', 'nowhere¹²'],
  ])('%j', (markdown, text) => {
    expect(shown(markdown)).toBe(text);
  });
});

describe('links of a wiki are words', () => {
  test.each([
    ['See [[Day 2 - Water]].', 'See Day 2 - Water.'],
    ['[[Day 2#Oven|the oven]] and **[[Salt]]**', 'the oven and **Salt**'],
    ['- ![[flour.png]]', '- flour.png'],
    ['`[[Salt]]` and if [[ -f x ]]', '`[[Salt]]` and if [[ -f x ]]'],
  ])('%j', (markdown, text) => {
    expect(shown(markdown)).toBe(text);
  });
});
