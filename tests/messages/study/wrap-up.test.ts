import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { weekWrapUp } from '../../../src/messages/study/wrap-up.ts';
import { allWords } from '../../../src/messages/words/words.ts';

const week = {
  week: { label: 'Week 3', title: 'Bread' },
  people: 40,
  days: 200,
  perDay: [],
  reached: Array.from({ length: 148 }, (_, n) => ({ label: `Week ${n + 1}`, people: 148 - n })),
  runs: [],
  notes: [],
  notesInAll: 0,
};

test.each(Object.entries(allWords))('dozens of milestones are a few and a number: %s', (_, words) => {
  const message = weekWrapUp(words, week, null);
  assertMessage(message);
  const lines = (message.embeds?.[0]?.description ?? '').split('\n');
  expect(lines.filter((line) => line.startsWith('🏁'))).toEqual([
    ...[1, 2, 3, 4, 5].map((n) => expect.stringMatching(`Week ${n}\\b`)),
    expect.stringContaining('143'),
  ]);
});
