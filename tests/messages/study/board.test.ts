import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { boardView, pageOf } from '../../../src/messages/study/board.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const scores = Array.from({ length: 25 }, (_, index) => ({ id: index + 1, score: 100 - index }));
const people = new Map(scores.map(({ id }) => [id, { userId: `u${id}`, displayName: `*${'x'.repeat(40)}` }]));
const view = (ownId: number | undefined, asked?: number) => {
  const message = boardView(wordsFor('en'), {
    cohortId: 1,
    title: 'A*B',
    by: 'days',
    scores,
    page: pageOf(scores, ownId, asked),
    people,
    ownId,
    hidden: null,
  });
  assertMessage(message);
  return message;
};

test.each<[string, number | undefined, number | undefined, string, string]>([
  ['one’s own page first', 14, undefined, '11', 'Page 2 of 3'],
  ['the first page for who is not on it', undefined, undefined, '1', 'Page 1 of 3'],
  ['the page that is asked for', 14, 2, '21', 'Page 3 of 3'],
  ['the last one where there are fewer', 1, 99, '21', 'Page 3 of 3'],
])('%s', (_, ownId, asked, first, footer) => {
  const [embed] = view(ownId, asked).embeds ?? [];
  expect(embed?.description?.replaceAll('**', '').startsWith(`${first}\\.`)).toBe(true);
  expect(embed?.footer?.text.toLowerCase()).toBe(footer.toLowerCase());
});
