import { expect, test } from 'vitest';
import { type Journal, journalGiven } from '../../../src/messages/notes/journal.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en-GB');
const [text, table] = [0, 1].map((file) => (journals: Journal[]) => {
  const given = journalGiven(words, { journals, part: 1, parts: 1, nextId: 'next' });
  return String(given.files?.[file]?.data);
}) as [(journals: Journal[]) => string, (journals: Journal[]) => string];
const note = { text: 'One.', on: '2026-03-09', time: '18:05', link: null, file: null, audience: 'me' } as const;
const twoDays: Journal = {
  title: 'Month 7',
  days: [
    {
      day: { label: 'Day 174', title: 'Speed' },
      doneOn: '2026-03-09',
      notes: [{ ...note }, { ...note, text: '- a\n- b' }],
    },
    {
      day: { label: 'Day 175', title: '' },
      doneOn: null,
      notes: [{ ...note, on: '2026-03-10', link: 'https://example.org/a', file: 'plan.png', audience: 'cohort' }],
    },
  ],
};

test('a journal goes day by day, with the date of each note and what belongs to it', () => {
  expect(text([twoDays])).toBe(
    [
      '# Month 7',
      '## Day 174: Speed',
      '*Done on Monday 9 March 2026*',
      '**Monday 9 March 2026, 18:05**',
      'One.',
      '**Monday 9 March 2026, 18:05**',
      '- a\n- b',
      '## Day 175',
      '**Tuesday 10 March 2026, 18:05**',
      'One.',
      '🔗 <https://example.org/a>',
      '📎 plan.png\n',
    ].join('\n\n'),
  );
});

test('a table has a line for each note', () => {
  expect(table([twoDays]).split('\r\n')).toEqual([
    '\ufeff"Plan","Day","Title","Day done on","Written on","At","Readable by","Note","Link","File"',
    '"Month 7","Day 174","Speed","2026-03-09","2026-03-09","18:05","me","One.","",""',
    `"Month 7","Day 174","Speed","2026-03-09","2026-03-09","18:05","me","'- a\n- b","",""`,
    '"Month 7","Day 175","","","2026-03-10","18:05","cohort","One.","https://example.org/a","plan.png"',
    '',
  ]);
});

test.each([
  ['a "quote", and more', '"a ""quote"", and more"'],
  ['=HYPERLINK("https://example.org")', `"'=HYPERLINK(""https://example.org"")"`],
  ['+1', `"'+1"`],
  ['@all', `"'@all"`],
])('in a table %s stands as %s', (written, cell) => {
  const days = [{ day: { label: 'Day 1', title: '' }, doneOn: null, notes: [{ ...note, text: written }] }];
  expect(table([{ title: 'Plan', days }])).toContain(`,${cell},`);
});
