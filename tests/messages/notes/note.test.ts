import { expect, test } from 'vitest';
import type { Day } from '../../../src/curriculum/model.ts';
import { assertMessage, assertModal } from '../../../src/messages/kit/assert-message.ts';
import { editForm, noteForm } from '../../../src/messages/notes/note.ts';
import { noteShown } from '../../../src/messages/notes/notes.ts';

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

const firstInput = (of: Day) => noteForm({ cohortId: 1, day: of, audience: 'me', offersDone: true }).modal.inputs[0];

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
  assertModal(noteForm({ cohortId: 123_456, day: longest, audience: 'cohort', offersDone: true }));
  assertModal(editForm({ id: 'note-edit?note=1', day: longest, text: 'ж'.repeat(2000), audience: 'me' }));
});

test('the longest note is shown whole under the longest title', () => {
  const text = '👍'.repeat(1000);
  const message = noteShown({
    noteId: 2,
    cohortId: 1,
    day: { ...day([]), title: 'T'.repeat(400) },
    text,
    audience: 'me',
    createdAt: new Date(0),
    editedAt: new Date(0),
    position: 2,
    total: 3,
    newerId: 3,
    olderId: 1,
    sameDay: true,
    shares: true,
  });
  assertMessage(message);
  expect(message.embeds?.[0]?.description).toBe(text);
});
