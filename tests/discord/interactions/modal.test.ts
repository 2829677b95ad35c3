import { expect, test } from 'vitest';
import { modalJson } from '../../../src/discord/interactions/modal.ts';
import type { ModalInput } from '../../../src/messages/kit/message.ts';

const text: ModalInput = { kind: 'text', id: 'text', label: 'Note', style: 'paragraph', required: true, max: 2000 };

test('each input sits inside a label', () => {
  expect(
    modalJson({
      modal: {
        id: 'note?day=174',
        title: 'Day 174 note',
        inputs: [
          { ...text, description: 'What surprised you?', min: 1, value: 'so far', placeholder: 'A few words' },
          {
            kind: 'choice',
            id: 'who',
            label: 'Who can read it',
            required: false,
            options: [{ label: 'Only me', value: 'me', default: true }],
          },
        ],
      },
    }),
  ).toEqual({
    custom_id: 'note?day=174',
    title: 'Day 174 note',
    components: [
      {
        type: 18,
        label: 'Note',
        description: 'What surprised you?',
        component: {
          type: 4,
          custom_id: 'text',
          style: 2,
          required: true,
          min_length: 1,
          max_length: 2000,
          value: 'so far',
          placeholder: 'A few words',
        },
      },
      {
        type: 18,
        label: 'Who can read it',
        component: {
          type: 3,
          custom_id: 'who',
          required: false,
          min_values: 0,
          max_values: 1,
          options: [{ label: 'Only me', value: 'me', default: true }],
        },
      },
    ],
  });
});

test('empty texts are left out', () => {
  const { components } = modalJson({
    modal: { id: 'n', title: 'N', inputs: [{ ...text, value: '', placeholder: '' }] },
  });
  expect(JSON.stringify(components)).not.toMatch(/value|placeholder/);
});

test('a form over the limits is never written', () => {
  expect(() => modalJson({ modal: { id: 'n', title: 'N', inputs: [] } })).toThrow('no inputs');
});
