import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, storable } from '../../../src/core/text.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { named, quoted, shorten } from '../../../src/messages/kit/format.ts';
import { pagesOf } from '../../../src/messages/kit/pages.ts';
import { choicesAtMost, whichCohort } from '../../../src/messages/kit/refusals.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const family = '👨‍👩‍👧‍👦';

test.each([
  ['what fits', 'abc', 3, 'abc'],
  ['what does not', 'abcd', 3, 'ab…'],
  ['an emoji of two units', `a${'😀'}b`, 3, 'a…'],
  ['an emoji of several', `ab${family}c`, 8, 'ab…'],
  ['a flag', `a🇺🇦🇺🇦bcdef`, 8, 'a🇺🇦…'],
  ['a letter under heaps of marks', `e${'\u0301'.repeat(500)}`, 100, undefined],
])('%s is cut between characters', (_, text, limit, cut) => {
  const short = shorten(text, limit);
  expect(short.length).toBeLessThanOrEqual(limit);
  if (cut !== undefined) expect(short).toBe(cut);
});

test('nothing that was cut ends in half a character or is too long', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '😀', family, '🇺🇦', 'e\u0301', '\n', '*'),
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 120 }), (words, limit) => {
      for (const cut of [
        shorten(words, limit),
        quoted(words, limit),
        named(words, limit),
        ...pagesOf([words.repeat(40)]),
      ]) {
        expect(cut.isWellFormed()).toBe(true);
      }
      expect(shorten(words, limit).length).toBeLessThanOrEqual(limit);
      expect(quoted(words, limit).length).toBeLessThanOrEqual(limit + 2);
    }),
  );
});

test.each([
  ['```py', '```'],
  ['||```py', '```||'],
])('code that begins with %j goes on on the next page', (first, last) => {
  const lines = `${'x'.repeat(99)}\n`.repeat(50);
  const [one = '', two = ''] = pagesOf([`${first}\n${lines}${last}`]);
  expect([one.startsWith(`${first}\n`), one.endsWith(`\n${last}`)]).toEqual([true, true]);
  expect([two.startsWith(`${first}\n`), two.endsWith(`\n${last}`)]).toEqual([true, true]);
});

test.each([
  ['', true],
  [' \n\t', true],
  ['\u200b\u200d\u2060\ufeff', true],
  ['\u3164\u115f\u2800\u00ad', true],
  ['\u200ba', false],
  ['❤️', false],
  ['。', false],
])('%j is blank: %s', (text, blank) => {
  expect(storable(text) === '').toBe(blank);
});

test.each([
  ['a\0b\n\nc', 'a b c'],
  ['\u202Eevil\u2069', 'evil'],
  ['a\ud800', 'a\ufffd'],
  ['  \u200b ', ''],
  [`${family} день`, `${family} день`],
])('%j as one line is %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test.each([2, 19, 20, 60])('a choice among %d cohorts under long titles of signs fits into one message', (many) => {
  const choices = Array.from({ length: many }, (_, n) => ({
    id: `/today?cohort=${n + 1}`,
    channelId: String(10 ** 18 + n),
    channelName: family.repeat(20),
    title: `${n} ${'*_~|'.repeat(50)}`,
  }));
  const message = whichCohort(wordsFor('en'), choices.slice(0, choicesAtMost), many);
  assertMessage(message);
  for (const { title } of choices.slice(0, 20)) expect(message.content).toContain(`• **${title.slice(0, 2).trim()} `);
});
