import { MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { fittingChoices, modalJson, newMessage, wholeMessage } from '../../../src/discord/sending/payload.ts';
import type { ModalInput } from '../../../src/messages/kit/message.ts';

const allowed_mentions = { parse: [] as [] };
const files = [
  { name: 'a.md', data: 'ä' },
  { name: 'b.png', data: new Uint8Array([1, 2, 3]).subarray(1), description: 'A map' },
];

test('words, boxes and a file of a form', () => {
  const options = [{ label: 'Done', value: 'done' }];
  const { components } = modalJson({
    modal: {
      id: 'n',
      title: 'N',
      inputs: [
        { kind: 'words', text: 'What did you see?' },
        { kind: 'checks', id: 'also', label: 'Also', required: false, options },
        { kind: 'file', id: 'file', label: 'File', required: false },
      ],
    },
  });
  expect(components).toEqual([
    { type: 10, content: 'What did you see?' },
    {
      type: 18,
      label: 'Also',
      component: { type: 22, custom_id: 'also', required: false, min_values: 0, max_values: 1, options },
    },
    {
      type: 18,
      label: 'File',
      component: { type: 19, custom_id: 'file', required: false, min_values: 0, max_values: 1 },
    },
  ]);
});

test('a new message says no more than it has', () => {
  expect(newMessage({ content: 'x', allowed_mentions })).toEqual({ body: { content: 'x', allowed_mentions } });
  expect(newMessage({ content: 'x', allowed_mentions }, MessageFlags.Ephemeral).body['flags']).toBe(64);
});

test('files travel beside it, listed by their number', () => {
  const { body, files: sent } = newMessage({ content: 'x', allowed_mentions, files });
  expect(body['attachments']).toEqual([
    { id: '0', filename: 'a.md' },
    { id: '1', filename: 'b.png', description: 'A map' },
  ]);
  expect(sent?.map(({ data }) => [...data])).toEqual([
    [195, 164],
    [2, 3],
  ]);
});

test('what a changed message no longer has is taken away', () => {
  expect(wholeMessage({ allowed_mentions }).body).toEqual({
    ...{ content: '', embeds: [], components: [], attachments: [] },
    allowed_mentions,
  });
});

test('suggestions stay inside the limits', () => {
  const emoji = `${'x'.repeat(98)}🔥🔥`;
  const choices = fittingChoices([
    { name: emoji, value: 'a' },
    { name: 'too long to mean itself', value: 'v'.repeat(101) },
    { name: '', value: 'nameless' },
    ...Array.from({ length: 30 }, (_, i) => ({ name: `Day ${i}`, value: String(i) })),
  ]);
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: `${'x'.repeat(98)}…`, value: 'a' });
  expect(choices[1]).toEqual({ name: 'Day 0', value: '0' });
});

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
