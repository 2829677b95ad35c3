import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { noteInThread, threadName } from '../../../src/messages/notes/thread.ts';
import { allWords, wordsFor } from '../../../src/messages/words/words.ts';

type Note = Parameters<typeof noteInThread>[1];
const note: Note = {
  userId: '42',
  displayName: 'Lena *B*',
  isNamed: true,
  day: 'Day 174',
  text: 'First line\n@everyone [click](https://evil.example)',
  link: null,
  file: undefined,
};
const shown = (change: Partial<Note>) => {
  const message = noteInThread(wordsFor('en'), { ...note, ...change });
  assertMessage(message);
  expect(message.allowed_mentions).toEqual({ parse: [] });
  return message;
};

test.each<[what: string, change: Partial<Note>, content: string]>([
  ['its writer', {}, '📝 **Lena \\*B\\*** on Day 174'],
  ['a writer whose name is not known', { displayName: null }, '📝 **<@42>** on Day 174'],
  ['a writer who does not want to be named', { isNamed: false }, '📝 **Somebody** on Day 174'],
])('a note names %s', (_, change, content) => {
  expect(shown(change).content).toBe(content);
});

test('every line of it is marked as somebody’s words, and no link hides where it goes', () => {
  const [embed] = shown({ link: 'https://example.org/a' }).embeds ?? [];
  expect(embed?.description?.split('\n')).toEqual([
    '> First line',
    '> @everyone [click]\\(https://evil.example)',
    '> 🔗 https://example.org/a',
  ]);
});

test('with as long a link as there can be, that a quotation makes longer, it stays within what Discord holds', () => {
  shown({ text: '\n'.repeat(2_000), link: `https://example.org/${'](ab:'.repeat(96)}` });
});

test('its file goes with it; of one with very many lines the rest is under /notes', () => {
  const file = { name: 'plan.sql', content: new Uint8Array([1]) };
  expect(shown({ file }).files).toEqual([{ name: 'plan.sql', data: file.content }]);
  for (const words of Object.values(allWords)) {
    const message = noteInThread(words, {
      ...note,
      text: 'a\n'.repeat(1_000).trim(),
      link: `https://a.example/${'x'.repeat(480)}`,
    });
    assertMessage(message);
    expect(message.embeds?.[0]?.footer?.text).toBe(words.notes.thread.restInNotes);
  }
});

test.each([
  ['a day', { label: 'Day 174', title: 'Performance\nAnalysis' }, 'Day 174: Performance Analysis'],
  ['one without a title', { label: 'Day 174', title: '' }, 'Day 174'],
  ['a long one', { label: 'Day 174', title: 'x'.repeat(200) }, `Day 174: ${'x'.repeat(90)}…`],
])('the thread of %s', (_, part, name) => {
  expect(threadName(part)).toBe(name);
});
