import { expect, test } from 'vitest';
import { htmlOf } from '../../../src/authors/preview-markdown.ts';
import { discordText } from '../../../src/curriculum/show/discord-text.ts';
import { startOfShowing } from '../../../src/curriculum/show/showing.ts';
import type { Reader } from '../../../src/messages/kit/markdown/inline.ts';
import { terminalText } from '../../../src/messages/kit/terminal.ts';

const reader: Reader = { zone: 'UTC', now: new Date(0), nameOf: () => undefined, locale: 'en' };

/** What the author wrote, how a terminal shows it, and how a page does. */
test.each([
  [
    '[Set](https://a.example/Set_(mathematics))',
    'Set <https://a.example/Set_(mathematics)>',
    '<p class="words"><a href="https://a.example/Set_(mathematics)" rel="noreferrer">Set</a></p>',
  ],
  ['| a | b |\n|---|---|\n| 1 | 2 |', '    a  b\n    ────\n    1  2', '<pre><code>a  b\n────\n1  2</code></pre>'],
  [
    '| a | b |\n|---|---|\n| [x](https://a.example) | 2 |',
    '• a: x <https://a.example> · b: 2',
    '<ul><li><p class="words">a: <a href="https://a.example" rel="noreferrer">x</a> · b: 2</p></li></ul>',
  ],
  [
    '<details><summary>Why</summary>\n\nSo\n\n```\nx\n```\n\n</details>',
    'Why\n\nSo\n\n    x',
    '<p class="words"><strong>Why</strong>\n\n<mark>So</mark></p><pre class="spoiler"><code>x</code></pre>',
  ],
  ['#### Deep', 'Deep', '<p class="words"><strong>Deep</strong></p>'],
  ['Dough\n---', 'Dough', '<h3>Dough</h3>'],
  ['- [x] a', '• ☑ a', '<ul><li><p class="words">☑ a</p></li></ul>'],
  [
    '![b](https://a.example/b.png)',
    '🖼️ b <https://a.example/b.png>',
    '<p class="words"><a href="https://a.example/b.png" rel="noreferrer">🖼️ b</a></p>',
  ],
  ['a || b @everyone <@1>', 'a || b @everyone <@1>', '<p class="words">a || b @everyone &lt;@1&gt;</p>'],
  ['Let $x_1$ be', 'Let `x_1` be', '<p class="words">Let <code>x_1</code> be</p>'],
])('%j looks the same in terminal and page', (markdown, terminal, page) => {
  const text = discordText(markdown, startOfShowing(false));
  expect(terminalText(text, reader)).toBe(terminal);
  expect(htmlOf(text, () => '')).toBe(page);
});
