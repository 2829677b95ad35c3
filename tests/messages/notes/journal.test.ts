import { expect, test } from 'vitest';
import { type Journal, journal, notesTable } from '../../../src/messages/notes/journal.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en-GB');
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
  expect(journal(words, twoDays)).toBe(
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
  expect(notesTable(words, [twoDays]).split('\r\n')).toEqual([
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
])('in a table %s stands as %s', (text, cell) => {
  const days = [{ day: { label: 'Day 1', title: '' }, doneOn: null, notes: [{ ...note, text }] }];
  expect(notesTable(words, [{ title: 'Plan', days }])).toContain(`,${cell},`);
});
