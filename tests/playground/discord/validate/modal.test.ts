import { expect, test } from 'vitest';
import { modalIssues } from '../../../../src/playground/discord/validate/modal.ts';

const long = (length: number) => 'x'.repeat(length);
const input = (extra: object = {}) => ({ type: 4, custom_id: 'text', style: 2, ...extra });
const label = (component: unknown, extra: object = {}) => ({ type: 18, label: 'Note', component, ...extra });
const row = (component: unknown) => ({ type: 1, components: [component] });
const modal = (components: unknown, extra: object = {}) => ({ title: 'Note', custom_id: 'note', components, ...extra });

const boxes = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `Box ${n}`, value: `${n}` }));

const problems = (data: object) =>
  modalIssues(data as Record<string, unknown>, []).map(({ path, code }) => `${path.join('.')} ${code}`);

test.each<[string, object, string]>([
  ['a title over 45', modal([label(input())], { title: long(46) }), 'title BASE_TYPE_BAD_LENGTH'],
  ['no title', modal([label(input())], { title: undefined }), 'title BASE_TYPE_REQUIRED'],
  ['a custom id over 100', modal([label(input())], { custom_id: long(101) }), 'custom_id BASE_TYPE_BAD_LENGTH'],
  [
    'a component id twice',
    modal([label(input(), { id: 2 }), label(input({ custom_id: 'b' }), { id: 2 })]),
    'components.1.id COMPONENT_ID_DUPLICATED',
  ],
  ['no components', modal([]), 'components BASE_TYPE_BAD_LENGTH'],
  [
    'six components',
    modal([1, 2, 3, 4, 5, 6].map((i) => label(input({ custom_id: `${i}` })))),
    'components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button',
    modal([label({ type: 2, style: 1, label: 'x', custom_id: 'x' })]),
    'components.0.component.type UNION_TYPE_CHOICES',
  ],
  ['a bare text input', modal([input()]), 'components.0.type UNION_TYPE_CHOICES'],
  ['a row, as before labels', modal([row(input({ label: 'Note' }))]), 'components.0.type UNION_TYPE_CHOICES'],
  [
    'a kind of field the bot has no use for',
    modal([label({ type: 23, custom_id: 'c' })]),
    'components.0.component.type UNION_TYPE_CHOICES',
  ],
  [
    'an input with a label in a label',
    modal([label(input({ label: 'x' }))]),
    'components.0.component.label TEXT_INPUT_LABEL_NOT_ALLOWED',
  ],
  ['a label over 45', modal([label(input(), { label: long(46) })]), 'components.0.label BASE_TYPE_BAD_LENGTH'],
  [
    'a description over 100',
    modal([label(input(), { description: long(101) })]),
    'components.0.description BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a length over 4,000',
    modal([label(input({ max_length: 4001 }))]),
    'components.0.component.max_length NUMBER_TYPE_MAX',
  ],
  [
    'a minimum above the maximum',
    modal([label(input({ min_length: 9, max_length: 8 }))]),
    'components.0.component.min_length TEXT_INPUT_MIN_LENGTH_TOO_LARGE',
  ],
  [
    'a value over the maximum',
    modal([label(input({ max_length: 3, value: 'four' }))]),
    'components.0.component.value BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a placeholder over 100',
    modal([label(input({ placeholder: long(101) }))]),
    'components.0.component.placeholder BASE_TYPE_MAX_LENGTH',
  ],
  ['an unknown style', modal([label(input({ style: 3 }))]), 'components.0.component.style BASE_TYPE_CHOICES'],
  [
    'a custom id twice',
    modal([label(input()), label(input())]),
    'components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a disabled select',
    modal([label({ type: 5, custom_id: 'who', disabled: true })]),
    'components.0.component.disabled COMPONENT_DISABLED_IN_MODAL',
  ],
  [
    'eleven files',
    modal([label({ type: 19, custom_id: 'f', max_values: 11 })]),
    'components.0.component.max_values NUMBER_TYPE_MAX',
  ],
  [
    'no file where one is required',
    modal([label({ type: 19, custom_id: 'f', min_values: 0 })]),
    'components.0.component.min_values COMPONENT_REQUIRED_ZERO_MIN_VALUES',
  ],
  [
    'boxes without any',
    modal([label({ type: 22, custom_id: 'b' })]),
    'components.0.component.options BASE_TYPE_REQUIRED',
  ],
  [
    'eleven boxes',
    modal([label({ type: 22, custom_id: 'b', options: boxes(11) })]),
    'components.0.component.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a box of the same value twice',
    modal([label({ type: 22, custom_id: 'b', options: [...boxes(1), ...boxes(1)] })]),
    'components.0.component.options.1.value COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'more boxes to tick than there are',
    modal([label({ type: 22, custom_id: 'b', options: boxes(1), max_values: 2 })]),
    'components.0.component.max_values COMPONENT_MAX_VALUES_TOO_LARGE',
  ],
  [
    'words over 4,000',
    modal([{ type: 10, content: long(4001) }, label(input())]),
    'components.0.content BASE_TYPE_BAD_LENGTH',
  ],
  ['a file outside of a label', modal([{ type: 19, custom_id: 'f' }]), 'components.0.type UNION_TYPE_CHOICES'],
])('%s is refused', (_, data, problem) => {
  expect(problems(data)).toContain(problem);
});

test.each<[string, object]>([
  [
    'labels with inputs and selects',
    modal([
      label(input({ value: 'before' })),
      label({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }),
      { type: 10, content: 'Kept private.' },
    ]),
  ],
  [
    'words, boxes and a file',
    modal([
      { type: 10, content: long(4000) },
      label({ type: 22, custom_id: 'b', options: boxes(2), required: false, min_values: 0, max_values: 2 }),
      label({ type: 19, custom_id: 'f', required: false, min_values: 0, max_values: 1 }),
    ]),
  ],
])('%s pass', (_, data) => {
  expect(problems(data)).toEqual([]);
});
