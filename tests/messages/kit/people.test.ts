import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { personName, quotation } from '../../../src/messages/kit/people.ts';
import { sharedNotes } from '../../../src/messages/notes/shared.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

test.each<[string, string | null, string]>([
  ['as it is', 'Lena', 'Lena'],
  ['unknown: the mention', null, '<@7>'],
  ['nothing that can be seen: the mention', ' \u200b\u202e ', '<@7>'],
  ['no Markdown, no mention', '**Ada** <@1> [x](http://e.vil) `y`', '\\*\\*Ada\\*\\* \\<\\@1\\> \\[x\\]\\(http://e.'],
  ['in one line', 'Ada\n> Bob\r\nEve', 'Ada \\> Bob Eve'],
  ['nothing turns it round', 'abc\u202edef', 'abc def'],
  ['cut to 32', 'n'.repeat(40), `${'n'.repeat(31)}…`],
  ['an emoji is not cut in half', `${'n'.repeat(30)}👍👍`, `${'n'.repeat(30)}…`],
])('a name, %s', (_, displayName, shown) => {
  expect(personName({ userId: '7', displayName })).toContain(shown);
});

test.each([
  ['one line', 'nice day', '> nice day'],
  [
    'no second author',
    'nice\n\n**Ada** · <t:1:R>\nAll must verify',
    '> nice\n> \n> **Ada** · <t:1:R>\n> All must verify',
  ],
  ['whatever ends a line', 'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh', '> a\n> b\n> c\n> d\n> e\n> f\n> g\n> h'],
  [
    'a link shows where it leads',
    'see [https://discord.com](https://evil.example/x) ok',
    '> see [https://discord.com]\\(https://evil.example/x) ok',
  ],
  ['in angle brackets, too', '[a](<https://evil.example>)', '> [a]\\(<https://evil.example>)'],
  ['whatever the link is called', '[[a](b)](  HTTP://evil.example "t")', '> [[a](b)]\\(  HTTP://evil.example "t")'],
  ['code is left alone', 'f[0](x)', '> f[0](x)'],
])('a quotation: %s', (_, text, shown) => {
  expect(quotation(text)).toBe(shown);
});

test('two of the longest notes fit, and what is cut is attached', () => {
  const notes = ['a\n'.repeat(1000), '👍'.repeat(1000)].map((text) => ({
    userId: '123456789012345678',
    displayName: '*'.repeat(32),
    text,
    id: text.length + (text.startsWith('a') ? 1 : 2),
    link: `https://example.org/${'x'.repeat(480)}`,
    file: 'f'.repeat(100),
    createdAt: new Date(0),
  }));
  const day = { key: '174', label: 'Day 174', title: 'T'.repeat(300) };
  const message = sharedNotes(wordsFor('en'), {
    cohortId: 1,
    day,
    page: 1,
    perPage: 2,
    total: 5,
    notes,
    keepsOrder: false,
  });
  assertMessage(message);
  expect(message.files).toEqual([{ name: 'note-3.md', data: notes[0]?.text }]);
});
