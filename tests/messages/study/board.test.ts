import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { boardView } from '../../../src/messages/study/board.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const standings = Array.from({ length: 25 }, (_, index) => ({
  rank: index + 1,
  userId: `u${index + 1}`,
  displayName: `*${'x'.repeat(40)}`,
  score: 100 - index,
}));
const view = (userId: string, page?: number) => {
  const message = boardView(wordsFor('en'), {
    cohortId: 1,
    title: 'A*B',
    by: 'days',
    standings,
    userId,
    hidden: null,
    page,
  });
  assertMessage(message);
  return message;
};

test.each<[string, string, number | undefined, string, string]>([
  ['one’s own page first', 'u14', undefined, '11', 'Page 2 of 3'],
  ['the first page for who is not on it', 'nobody', undefined, '1', 'Page 1 of 3'],
  ['the page that is asked for', 'u14', 2, '21', 'Page 3 of 3'],
  ['the last one where there are fewer', 'u1', 99, '21', 'Page 3 of 3'],
])('%s', (_, userId, page, first, footer) => {
  const [embed] = view(userId, page).embeds ?? [];
  expect(embed?.description?.replaceAll('**', '').startsWith(`${first}\\.`)).toBe(true);
  expect(embed?.footer?.text.toLowerCase()).toBe(footer.toLowerCase());
});
