import { expect, test } from 'vitest';
import { withCommandLinks } from '../../../src/messages/kit/command-links.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const en = wordsFor('en');
const ids = new Map([
  ['done', '1'],
  ['streak', '2'],
  ['cohort status', '3'],
]);
const linked = (text: string, words = en) => withCommandLinks(words, ids, say(text)).content;

test.each([
  ['See /done.', 'See </done:1>.'],
  ['/done when: yesterday', '</done:1> when: yesterday'],
  ['**/done** and /streak', '**</done:1>** and </streak:2>'],
  ['/cohort status', '</cohort status:3>'],
  ['/cohort', '/cohort'],
  ['/cohort pause', '/cohort pause'],
  ['/unknown', '/unknown'],
  ['an </done:1> already', 'an </done:1> already'],
  ['https://example.org/done and src/streak/x', 'https://example.org/done and src/streak/x'],
  ['`/done` and ```\n/done\n``` and /done', '`/done` and ```\n/done\n``` and </done:1>'],
  ['and/or, 1/2, /done-ish', 'and/or, 1/2, /done-ish'],
])('%j is shown as %j', (text, shown) => {
  expect(linked(text)).toBe(shown);
});

test('a command goes by its name in the reader’s language, a subcommand by its English ones', () => {
  const parts = { status: { name: 'stand', about: '', parts: {} } };
  const cohort = { name: 'gruppe', about: '', parts };
  const words = { ...en, commands: { ...en.commands, done: { ...en.commands.done, name: 'fertig' }, cohort } };
  expect(linked('/fertig, /gruppe stand', words as unknown as typeof en)).toBe('</fertig:1>, </cohort status:3>');
});

test('what has no room, no text or no ids yet stays as it is', () => {
  const long = `/done ${'x'.repeat(1_994)}`;
  expect(linked(long)).toBe(long);
  expect(withCommandLinks(en, new Map(), say('/done')).content).toBe('/done');
  expect(withCommandLinks(en, ids, { allowed_mentions: { parse: [] } })).toEqual({ allowed_mentions: { parse: [] } });
});
