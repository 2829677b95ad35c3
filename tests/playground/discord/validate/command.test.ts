import { describe, expect, test } from 'vitest';
import { commandSetIssues } from '../../../../src/playground/discord/validate/command.ts';

const long = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const command = (extra: object = {}) => ({ name: 'done', description: 'Finish a day', ...extra });
const option = (extra: object = {}) => ({ type: 3, name: 'text', description: 'A text', ...extra });
const withOptions = (...options: object[]) => [command({ options })];
const choice = (index: number) => ({ name: `c${index}`, value: `v${index}` });

const problems = (commands: readonly object[]) =>
  commandSetIssues(commands).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('refused', () => {
  test.each<[string, object[], string]>([
    ['capitals in a name', [command({ name: 'Done' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['a space in a name', [command({ name: 'all done' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['a name over 32', [command({ name: long(33) })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['no description', [{ name: 'done' }], '0.description BASE_TYPE_REQUIRED'],
    ['an empty description', [command({ description: '' })], '0.description BASE_TYPE_REQUIRED'],
    ['a description over 100', [command({ description: long(101) })], '0.description BASE_TYPE_BAD_LENGTH'],
    [
      'more than 8,000 characters by a translation',
      [
        command({
          options: times(25, (i) =>
            option({
              name: `o${i}`,
              description_localizations: { de: long(100) },
              choices: times(4, (index) => ({ ...choice(index), name_localizations: { de: `${index}${long(90)}` } })),
            }),
          ),
        }),
      ],
      '0 APPLICATION_COMMAND_TOO_LARGE',
    ],
    [
      'file types of a text',
      withOptions(option({ file_types: ['.md'] })),
      '0.options.0.file_types APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    ['an entry point without a handler', [{ type: 4, name: 'launch' }], '0.handler BASE_TYPE_REQUIRED'],
    ['a name twice', [command(), command()], '1 APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['26 options', withOptions(...times(26, (i) => option({ name: `o${i}` }))), '0.options BASE_TYPE_MAX_LENGTH'],
    [
      'an option name twice',
      withOptions(option(), option()),
      '0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_EXISTS',
    ],
    [
      'an option name with capitals',
      withOptions(option({ name: 'Text' })),
      '0.options.0.name APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'an option without description',
      withOptions({ type: 3, name: 'text' }),
      '0.options.0.description BASE_TYPE_REQUIRED',
    ],
    ['an option of no type', withOptions(option({ type: 12 })), '0.options.0.type BASE_TYPE_CHOICES'],
    [
      'required after optional',
      withOptions(option(), option({ name: 'more', required: true })),
      '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'choices with autocomplete',
      withOptions(option({ choices: [choice(0)], autocomplete: true })),
      '0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
    ],
    ['26 choices', withOptions(option({ choices: times(26, choice) })), '0.options.0.choices BASE_TYPE_MAX_LENGTH'],
    [
      'a choice twice',
      withOptions(option({ choices: [choice(0), choice(0)] })),
      '0.options.0.choices.1.name APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS',
    ],
    [
      'a text as choice of a number',
      withOptions(option({ type: 4, choices: [choice(0)] })),
      '0.options.0.choices.0.value NUMBER_TYPE_COERCE',
    ],
    [
      'choices of a user',
      withOptions(option({ type: 6, choices: [choice(0)] })),
      '0.options.0.choices APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a minimum of a text',
      withOptions(option({ min_value: 1 })),
      '0.options.0.min_value APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a length of a number',
      withOptions(option({ type: 4, max_length: 5 })),
      '0.options.0.max_length APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'channel types of a text',
      withOptions(option({ channel_types: [0] })),
      '0.options.0.channel_types APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a sub-command beside a text',
      withOptions(option({ type: 1, name: 'sub' }), option()),
      '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a group inside a sub-command',
      withOptions(option({ type: 1, options: [option({ type: 2 })] })),
      '0.options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a text inside a group',
      withOptions(option({ type: 2, options: [option()] })),
      '0.options.0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'an unknown locale',
      [command({ name_localizations: { xx: 'fertig' } })],
      '0.name_localizations.xx BASE_TYPE_CHOICES',
    ],
    [
      'a translated name with capitals',
      [command({ name_localizations: { de: 'Fertig' } })],
      '0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'permissions in words',
      [command({ default_member_permissions: 'ManageGuild' })],
      '0.default_member_permissions NUMBER_TYPE_COERCE',
    ],
    ['an unknown context', [command({ contexts: [3] })], '0.contexts.0 BASE_TYPE_CHOICES'],
    ['no integration type', [command({ integration_types: [] })], '0.integration_types BASE_TYPE_BAD_LENGTH'],
    [
      'a described context menu',
      [{ type: 2, name: 'Show progress', description: 'x' }],
      '0.description BASE_TYPE_MAX_LENGTH',
    ],
    [
      'options of a context menu',
      [{ type: 3, name: 'Save', options: [option()] }],
      '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      '8,001 characters',
      withOptions(
        ...times(25, (i) =>
          option({
            name: `o${i}`,
            description: long(100),
            choices: times(25, (c) => ({ name: `${c}${long(10)}`, value: `${c}` })),
          }),
        ),
      ),
      '0 APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('%s', (_, commands, problem) => {
    expect(problems(commands)).toContain(problem);
  });
});

test.each<[string, object[]]>([
  ['a plain command', [command()]],
  ['names in other scripts', [command({ name: 'готово' }), command({ name: 'हो-गया' })]],
  ['one name for each type', [command(), { type: 2, name: 'done' }, { type: 3, name: 'done' }]],
  ['a context menu with capitals and spaces', [{ type: 2, name: 'Show Progress' }]],
  [
    'groups of sub-commands',
    withOptions(
      option({
        type: 2,
        name: 'group',
        options: [option({ type: 1, name: 'sub', options: [option({ required: true }), option({ name: 'more' })] })],
      }),
    ),
  ],
  [
    'every option type',
    withOptions(...[3, 4, 5, 6, 7, 8, 9, 10, 11].map((type) => option({ type, name: `o${type}` }))),
  ],
  ['permissions in digits', [command({ default_member_permissions: '32', contexts: [0], integration_types: [0] })]],
])('%s passes', (_, commands) => {
  expect(problems(commands)).toEqual([]);
});
