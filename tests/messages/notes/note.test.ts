import { expect, test } from 'vitest';
import type { Day } from '../../../src/curriculum/model.ts';
import { assertMessage, assertModal } from '../../../src/messages/kit/assert-message.ts';
import {
  editForm,
  type NoteSaved,
  noteEmpty,
  noteForm,
  noteNotYet,
  noteSaved,
  noteTooLong,
} from '../../../src/messages/notes/note.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

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

const firstInput = (of: Day) =>
  noteForm(words, { cohortId: 1, day: of, audience: 'me', offersDone: true }).modal.inputs[0];

test.each([
  ['a day that asks nothing', [], 'What would you like to find here when you come back?', undefined],
  [
    'a short prompt',
    ['Three *numbers*,\n\n- and `one` rule, see [docs](https://e.org)'],
    'Three numbers, and one rule, see docs',
    undefined,
  ],
  ['a prompt up to the limit', ['p'.repeat(100)], 'p'.repeat(100), undefined],
  [
    'a long prompt goes on in the empty field',
    [`${'word '.repeat(20)}tail of the prompt`],
    `${'word '.repeat(18)}word …`,
    '… word tail of the prompt',
  ],
  ['one endless word', ['x'.repeat(130)], `${'x'.repeat(98)} …`, `… ${'x'.repeat(32)}`],
])('%s', (_, prompts, description, placeholder) => {
  expect(firstInput(day(prompts))).toEqual({
    kind: 'text',
    id: 'text',
    label: 'Your note',
    description,
    ...(placeholder === undefined ? {} : { placeholder }),
    style: 'paragraph',
    required: true,
    min: 1,
    max: 2000,
  });
});

test('forms stay inside Discord’s limits with the longest label, prompt and text', () => {
  const longest = day(['long prompt '.repeat(60)], 'L'.repeat(200));
  assertModal(noteForm(words, { cohortId: 123_456, day: longest, audience: 'cohort', offersDone: true }));
  assertModal(editForm(words, { id: 'note-edit?note=1', day: longest, text: 'ж'.repeat(2000), audience: 'me' }));
});

const [small, next] = smallPlan().months[0]!.weeks[0]!.days;
const saved: NoteSaved = {
  cohortId: 7,
  noteId: 5,
  day: small!,
  audience: 'me',
  done: { kind: 'none', isDone: false },
  joined: false,
};
const idsOf = ({ components = [] }: ReturnType<typeof noteSaved>) =>
  components.flatMap((row) => row.components.map((one) => ('custom_id' in one ? one.custom_id : '')));

test.each<[string, Partial<NoteSaved>, string[], string[]]>([
  ['alone', {}, ['📝 Note on **Day 174** saved. Only you can read it.'], ['notes?note=5', 'done?cohort=7&day=174']],
  [
    'shared',
    { audience: 'cohort' },
    ['📝 Note on **Day 174** saved. The others in this plan can read it under /notes.'],
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
  expect([message.content?.split('\n'), idsOf(message)]).toEqual([lines, ids]);
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
