import { expect, test } from 'vitest';
import type { Day } from '../../../src/curriculum/model.ts';
import { assertMessage, assertModal } from '../../../src/messages/kit/assert-message.ts';
import { editForm, noteForm } from '../../../src/messages/notes/form.ts';
import { type NoteSaved, noteEmpty, noteNotYet, noteSaved, noteTooLong } from '../../../src/messages/notes/note.ts';
import { takeDownForm } from '../../../src/messages/notes/shared.ts';
import { allWords, wordsFor } from '../../../src/messages/words/words.ts';
import { customIdsOf, smallPlan } from '../../support/context.ts';

const words = wordsFor('en');

function day(prompts: string[], label = 'Day 174'): Day {
  return {
    key: '174',
    label,
    number: 174,
    title: 'Topic',
    minutes: 30,
    fields: prompts.map((text) => ({ kind: 'documentation', label: 'Documentation', text })),
    resources: [],
    review: false,
    place: { file: 'a.md', line: 1, column: 1 },
  };
}

const inputsOf = (of: Day) => noteForm(words, { cohortId: 1, day: of, audience: 'me', offersDone: true }).modal.inputs;

test.each([
  [
    'as it is written',
    ['Three *numbers*,\n\n- and `one` rule, see [docs](https://e.org)'],
    'Three *numbers*,\n\n- and `one` rule, see [docs](https://e.org)',
  ],
  ['of several fields', ['One?', ' ', 'Two?'], 'One?\n\nTwo?'],
  ['long', ['long prompt '.repeat(60).trim()], 'long prompt '.repeat(60).trim()],
  ['up to what Discord shows', ['x'.repeat(5000)], `${'x'.repeat(3999)}…`],
])('the whole question stands above the field: %s', (_, prompts, text) => {
  const [question, field] = inputsOf(day(prompts));
  expect(question).toEqual({ kind: 'words', text });
  expect(field).toEqual({
    kind: 'text',
    id: 'text',
    label: 'Your note',
    style: 'paragraph',
    required: true,
    min: 1,
    max: 2000,
  });
});

test('where a day asks nothing the field says what a note is for', () => {
  expect(inputsOf(day([]))[0]).toMatchObject({
    id: 'text',
    description: 'What would you like to find here when you come back?',
  });
});

test('the boxes stand as things are, and a note that was taken down cannot be shared', () => {
  const box = {
    label: 'The group may read it',
    description: 'The others in this plan, with your name; otherwise only you',
    value: 'share',
  };
  const boxes = (modal: ReturnType<typeof noteForm>) =>
    modal.modal.inputs.flatMap((one) => (one.kind === 'checks' ? one.options : []));
  const note = { cohortId: 1, day: day([]), audience: 'cohort', offersDone: false } as const;
  expect(boxes(noteForm(words, note))).toEqual([{ ...box, default: true }]);
  expect(boxes(noteForm(words, { ...note, audience: 'me', offersDone: true }))).toEqual([
    { label: 'Day 174 is done', value: 'done' },
    { ...box, default: false },
  ]);
  expect(boxes(editForm(words, { id: 'x', day: day([]), audience: 'me', isPrivate: true }))).toEqual([]);
});

test.each(Object.entries(allWords))(
  'forms stay inside Discord’s limits with the longest label, prompt and text: %s',
  (_, words) => {
    const longest = day(['long prompt '.repeat(60)], 'L'.repeat(200));
    assertModal(noteForm(words, { cohortId: 123_456, day: longest, audience: 'cohort', offersDone: true }));
    const text = 'ж'.repeat(2000);
    const link = `https://example.org/${'x'.repeat(480)}`;
    const filled = { text, link, fileName: 'f'.repeat(100), isPrivate: false };
    assertModal(editForm(words, { id: 'note-edit?note=1', day: longest, audience: 'me', ...filled }));
    const taken = { id: 1, cohortId: 1, userId: '7', displayName: 'N'.repeat(40), day: longest, text };
    assertModal(takeDownForm(words, taken));
  },
);

const [small, next] = smallPlan().months[0]!.weeks[0]!.days;
const saved: NoteSaved = {
  cohortId: 7,
  noteId: 5,
  day: small!,
  audience: 'me',
  threadId: null,
  done: { kind: 'none', isDone: false },
  joined: false,
  attached: { link: 'none', file: { kind: 'none' } },
};

test.each<[string, Partial<NoteSaved>, string[], string[]]>([
  ['alone', {}, ['📝 Note on **Day 174** saved. Only you can read it.'], ['notes?note=5', 'done?cohort=7&day=174']],
  [
    'shared',
    { audience: 'cohort' },
    ['📝 Note on **Day 174** saved. The others in this plan can read it under /notes.'],
    ['notes?note=5', 'done?cohort=7&day=174'],
  ],
  [
    'shared where its day has a thread',
    { audience: 'cohort', threadId: '12' },
    ['📝 Note on **Day 174** saved. The others in this plan can read it under /notes. It appears in <#12>, too.'],
    ['notes?note=5', 'done?cohort=7&day=174'],
  ],
  [
    'of a done day',
    { done: { kind: 'none', isDone: true } },
    ['📝 Note on **Day 174** saved. Only you can read it.'],
    ['notes?note=5'],
  ],
  [
    'with a day that was done',
    { done: { kind: 'already-done' } },
    ['📝 Note on **Day 174** saved. Only you can read it.', 'Day 174 was already done, so that stays as it is.'],
    ['notes?note=5'],
  ],
  [
    'and joined',
    { joined: true },
    [
      '📝 Note on **Day 174** saved. Only you can read it.',
      'You’re in: the daily posts count for you from here on. /zone sets your own clock.',
    ],
    ['notes?note=5', 'done?cohort=7&day=174'],
  ],
])('a note is saved: %s', (_, change, lines, ids) => {
  const message = noteSaved(words, { ...saved, ...change });
  assertMessage(message);
  expect([message.content?.split('\n'), customIdsOf(message)]).toEqual([lines, ids]);
});

test.each([
  [{ link: 'kept', file: { kind: 'kept', name: 'a*b.png' } }, ['📎 a\\*b.png is kept with it.']],
  [{ link: 'wrong', file: { kind: 'none' } }, [expect.stringContaining('🔗 The link is not kept')]],
  [
    { link: 'none', file: { kind: 'too-large', name: 'a.zip' } },
    [expect.stringMatching(/a\.zip is \*\*not\*\* kept.*1 MB.*add a link/)],
  ],
  [
    { link: 'none', file: { kind: 'failed', name: 'a.zip' } },
    [expect.stringMatching(/a\.zip is \*\*not\*\* kept.*Everything else is saved/)],
  ],
  [
    { link: 'none', file: { kind: 'full', name: 'a.zip' } },
    [expect.stringMatching(/a\.zip is \*\*not\*\* kept.*20 MB/)],
  ],
] as const)('of what was attached it says what became of it: %j', (attached, lines) => {
  const message = noteSaved(words, { ...saved, attached });
  expect(message.content?.split('\n').slice(1)).toEqual(lines);
});

test.each([
  ['no words', noteEmpty(words, { label: 'openForm', id: 'note?cohort=7' }), /^That note has no words in it/],
  [
    'too many',
    noteTooLong(words, 'x'.repeat(2_001), { label: 'editAgain', id: 'note-edit?note=5' }),
    /^That note has 2,001 characters; the limit is 2,000\. Here it is/,
  ],
  [
    'a day to come',
    noteNotYet(words, 7, next!, new Date(0), small!),
    /^Day 175 opens <t:0:F>\. Its note can be written then\. Nothing was saved\. The latest day is Day 174\.$/,
  ],
  [
    'a day before the first post',
    noteNotYet(words, 7, next!, null, null),
    /^Day 175 has not been posted yet\. Its note can be written then\. Nothing was saved\.$/,
  ],
])('refused: %s', (_, message, said) => {
  assertMessage(message);
  expect(message.content).toMatch(said);
});
