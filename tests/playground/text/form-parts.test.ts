import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { formParts } from '../../../src/playground/text/form-parts.ts';

const text = { type: ComponentType.TextInput, custom_id: 'text', style: TextInputStyle.Paragraph };
const select = { type: ComponentType.StringSelect, custom_id: 'share', required: false, options: [] };
const people = { type: ComponentType.UserSelect, custom_id: 'who' };
const boxes = {
  custom_id: 'also',
  required: false,
  options: [
    { label: 'Done', value: 'done', default: true },
    { label: 'Shared', value: 'share', description: 'With all' },
  ],
};
const ticked = [
  { label: 'Done', value: 'done', description: '', ticked: true },
  { label: 'Shared', value: 'share', description: 'With all', ticked: false },
];
const upload = { type: ComponentType.FileUpload, custom_id: 'file' };

const nothingWritten = { value: '', placeholder: '', min: 0, max: 4_000 };

test.each([
  ['words', { type: ComponentType.TextDisplay, content: 'Read **this**' }, { kind: 'words', text: 'Read **this**' }],
  [
    'a text under its label',
    { type: ComponentType.Label, label: 'Your note', description: 'What took longest?', component: text },
    {
      kind: 'text',
      id: 'text',
      label: 'Your note',
      description: 'What took longest?',
      required: true,
      paragraph: true,
      ...nothingWritten,
    },
  ],
  [
    'a short text that may be left out',
    {
      type: ComponentType.Label,
      label: 'Title',
      component: { ...text, style: TextInputStyle.Short, required: false, value: 'A', max_length: 9 },
    },
    {
      kind: 'text',
      id: 'text',
      label: 'Title',
      description: '',
      required: false,
      paragraph: false,
      ...nothingWritten,
      value: 'A',
      max: 9,
    },
  ],
  [
    'a choice that may be left out',
    { type: ComponentType.Label, label: 'Who?', component: select },
    { kind: 'select', id: 'share', label: 'Who?', description: '', required: false, select },
  ],
  [
    'a choice among people, called after its id for want of a label',
    { type: ComponentType.Label, label: '', component: people },
    { kind: 'select', id: 'who', label: 'who', description: '', required: true, select: people },
  ],
  [
    'a file',
    { type: ComponentType.Label, label: 'Plan', component: upload },
    { kind: 'file', id: 'file', label: 'Plan', description: '', required: true, most: 1 },
  ],
  [
    'boxes to tick',
    { type: ComponentType.Label, label: 'Also', component: { ...boxes, type: ComponentType.CheckboxGroup } },
    { kind: 'boxes', id: 'also', label: 'Also', description: '', required: false, options: ticked },
  ],
])('%s', (_, component, part) => {
  const form = { custom_id: 'form', title: 'Form', components: [component] };
  expect(formParts(form as APIModalInteractionResponseCallbackData)).toEqual([part]);
});
