import { describe, expect, test } from 'vitest';
import { beginning, phoneLines } from '../../../src/messages/kit/phone.ts';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

test.each<[string, string, number]>([
  ['nothing', '', 1],
  ['a line of 42 letters', 'x'.repeat(42), 1],
  ['one letter more', 'x'.repeat(43), 2],
  ['an empty line between two', 'a\n\nb', 3],
  ['East Asian signs take two', '日'.repeat(22), 2],
  ['emoji take two', '🙂'.repeat(22), 2],
  ['of a link its words', `[${'x'.repeat(40)}](https://example.org/${'y'.repeat(80)})`, 1],
  ['of a time what is shown', '<t:1773108000:t> (<t:1773108000:R>)', 1],
  ['signs of type that nobody sees', `**${'x'.repeat(41)}**`, 1],
  ['code has 36 columns, and its fences none', `\`\`\`py\n${'x'.repeat(37)}\ny\n\`\`\``, 3],
  ['hidden code as well', `||\`\`\`py\n${'x'.repeat(37)}\ny\n\`\`\`||\nz`, 4],
])('lines on a phone: %s', (_, text, lines) => {
  expect(phoneLines(text)).toBe(lines);
});

describe('the beginning of a text', () => {
  test.each<[string, string, number, string]>([
    ['what fits stays as it is', 'Do `it`.', 2, 'Do `it`.'],
    ['the first paragraph', 'One.\n\nTwo.', 4, 'One …'],
    ['lines of a list, as many as there is room for', '- a\n- b\n- c', 2, '- a\n- b …'],
    ['whole sentences', `First thing. ${words(20)}.`, 1, 'First thing …'],
    ['else whole words', words(30), 1, `${words(8)} …`],
    [
      'nothing is cut through: a link',
      `See [${words(4)}](https://a.example/b) ${words(9)}`,
      1,
      `See [${words(4)}](https://a.example/b) word word word …`,
    ],
    ['bold type', `Then **${words(12)}** and so on`, 1, 'Then …'],
    ['what stands before code', 'Run this:\n```sh\nls\n```', 3, 'Run this …'],
    ['a language without spaces', '今日は。'.repeat(10), 1, `${'今日は。'.repeat(5)} …`],
    ['code alone has no beginning in words', '```sh\nls\n```', 3, '…'],
  ])('%s', (_, text, lines, shown) => {
    expect(beginning(text, lines)).toBe(shown);
    expect(phoneLines(beginning(text, lines))).toBeLessThanOrEqual(lines);
  });
});
