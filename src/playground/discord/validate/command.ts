import { ApplicationCommandType, Locale, ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import {
  asJson,
  asList,
  boolean,
  type Check,
  type Issue,
  integer,
  isJson,
  issue,
  type Json,
  list,
  maybe,
  must,
  oneOf,
  permissionSet,
  shape,
  text,
} from '../form.ts';
import { faultIf, repeated } from './faults.ts';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales: readonly string[] = Object.values(Locale);

const slashName: Check = (value, path) => {
  const isName = typeof value === 'string' && namePattern.test(value) && value === value.toLowerCase();
  return faultIf(!isName, path, 'APPLICATION_COMMAND_INVALID_NAME');
};

function localized(check: Check): Check {
  return maybe((value, path) => {
    if (!isJson(value)) return [issue(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')];
    return Object.entries(value).flatMap(([locale, translation]) => [
      ...oneOf(locales)(locale, [...path, locale]),
      ...maybe(check)(translation, [...path, locale]),
    ]);
  });
}

function choice(type: unknown): Check {
  const value = type === Option.String ? text(100, 1) : type === Option.Integer ? integer() : anyNumber;
  return shape({ name: must(text(100, 1)), name_localizations: localized(text(100, 1)), value: must(value) });
}

const anyNumber: Check = (value, path) =>
  typeof value === 'number' ? [] : [issue(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not float.`)];

const optionFields = shape({
  type: must(oneOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])),
  name: must(slashName),
  name_localizations: localized(slashName),
  description: must(text(100, 1)),
  description_localizations: localized(text(100, 1)),
  required: maybe(boolean),
  autocomplete: maybe(boolean),
  min_value: maybe(anyNumber),
  max_value: maybe(anyNumber),
  min_length: maybe(integer(0, 6000)),
  max_length: maybe(integer(1, 6000)),
  channel_types: maybe(list(integer(0), 20)),
});

const typed: readonly unknown[] = [Option.String, Option.Integer, Option.Number];
const numeric: readonly unknown[] = [Option.Integer, Option.Number];
const nesting: readonly unknown[] = [Option.Subcommand, Option.SubcommandGroup];

/** What only options of some types may have. */
const onlyFor: Readonly<Record<string, readonly unknown[]>> = {
  choices: typed,
  autocomplete: typed,
  min_value: numeric,
  max_value: numeric,
  min_length: [Option.String],
  max_length: [Option.String],
  channel_types: [Option.Channel],
  file_types: [Option.Attachment],
  options: nesting,
};

function optionIssues(depth: number): Check {
  return (value, path) => {
    const option = asJson(value);
    const { type, options } = option;
    const wrongType = (isWrong: boolean, key: string, sentence: string) =>
      faultIf(isWrong, [...path, key], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', sentence);
    const misplaced = Object.entries(onlyFor).flatMap(([key, types]) => {
      const has = option[key] !== undefined && option[key] !== null && option[key] !== false;
      return wrongType(has && !types.includes(type), key, `${key} is not allowed for this option type`);
    });
    const isGroup = type === Option.SubcommandGroup;
    const holdsOthers = asList(options).some((child) => asJson(child)['type'] !== Option.Subcommand);
    const suggestsChoices = asList(option['choices']).length > 0 && option['autocomplete'] === true;
    return [
      ...optionFields(value, path),
      ...misplaced,
      ...faultIf(suggestsChoices, [...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE'),
      ...(typed.includes(type) ? choicesIssues(option, path) : []),
      ...wrongType(isGroup && depth > 0, 'type', 'Sub-command groups cannot be nested'),
      ...wrongType(type === Option.Subcommand && depth > 1, 'type', 'Sub-commands cannot be nested'),
      ...(nesting.includes(type) ? optionsIssues(options, [...path, 'options'], isGroup ? 1 : 2) : []),
      ...wrongType(isGroup && holdsOthers, 'options', 'Sub-command groups can only contain sub-commands'),
    ];
  };
}

function choicesIssues(option: Json, path: Issue['path']): Issue[] {
  const place = [...path, 'choices'];
  return [
    ...maybe(list(choice(option['type']), 25))(option['choices'], place),
    ...repeated(
      asList(option['choices']).map(asJson),
      (item) => item['name'],
      (_, index) => [...place, index, 'name'],
      'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS',
    ),
  ];
}

function optionsIssues(value: unknown, path: Issue['path'], depth: number): Issue[] {
  const options = asList(value).map(asJson);
  const nested = options.filter(({ type }) => nesting.includes(type)).length;
  const firstOptional = options.findIndex((option) => option['required'] !== true && !nesting.includes(option['type']));
  return [
    ...maybe(list(optionIssues(depth), 25))(value, path),
    ...repeated(
      options,
      (option) => option['name'],
      (_, index) => [...path, index, 'name'],
      'APPLICATION_COMMAND_OPTIONS_NAME_EXISTS',
    ),
    ...options.flatMap((option, index) => {
      const isLate = option['required'] === true && firstOptional !== -1 && index > firstOptional;
      return faultIf(isLate, [...path, index], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID');
    }),
    ...faultIf(
      nested > 0 && nested < options.length,
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    ),
  ];
}

const common = shape({
  type: maybe(oneOf([1, 2, 3, 4])),
  default_member_permissions: maybe(permissionSet),
  dm_permission: maybe(boolean),
  nsfw: maybe(boolean),
  contexts: maybe(list(oneOf([0, 1, 2]), 3)),
  integration_types: maybe(list(oneOf([0, 1]), 2, 1)),
});

const slash = shape({
  name: must(slashName),
  name_localizations: localized(slashName),
  description: must(text(100, 1)),
  description_localizations: localized(text(100, 1)),
});

const entryPoint = shape({
  name: must(text(32, 1)),
  name_localizations: localized(text(32, 1)),
  description: maybe(text(100)),
  handler: must(oneOf([1, 2])),
});

const menu = shape({
  name: must(text(32, 1)),
  name_localizations: localized(text(32, 1)),
  description: maybe(text(0)),
});

/** All that Discord finds wrong with one command. */
export function commandIssues(command: Json, path: Issue['path']): Issue[] {
  const type = command['type'] ?? ApplicationCommandType.ChatInput;
  const place = [...path, 'options'];
  if (type === ApplicationCommandType.ChatInput) {
    return [
      ...common(command, path),
      ...slash(command, path),
      ...optionsIssues(command['options'], place, 0),
      ...faultIf(commandLength(command) > 8000, path, 'APPLICATION_COMMAND_TOO_LARGE'),
    ];
  }
  const fields = type === ApplicationCommandType.PrimaryEntryPoint ? entryPoint : menu;
  const hasOptions = asList(command['options']).length > 0;
  return [
    ...common(command, path),
    ...fields(command, path),
    ...faultIf(hasOptions, place, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'),
  ];
}

/** The whole set, as bulk overwrite takes it: each sound, no name twice among commands of one type. */
export function commandSetIssues(commands: readonly unknown[]): Issue[] {
  return [
    ...commands.flatMap((command, index) => commandIssues(asJson(command), [index])),
    ...repeated(
      commands.map(asJson),
      (command) => `${command['type'] ?? 1} ${command['name']}`,
      (_, index) => [index],
      'APPLICATION_COMMANDS_DUPLICATE_NAME',
    ),
  ];
}

/** Of each text the longest of its translations counts. */
function commandLength(node: Json): number {
  const own = longest(node, 'name') + longest(node, 'description');
  const choices = asList(node['choices'])
    .map(asJson)
    .reduce((sum, item) => sum + longest(item, 'name') + String(item['value']).length, 0);
  return asList(node['options']).reduce((sum: number, option) => sum + commandLength(asJson(option)), own + choices);
}

function longest(node: Json, key: 'name' | 'description'): number {
  const translations = Object.values(asJson(node[`${key}_localizations`]));
  return Math.max(...[node[key], ...translations].map((text) => String(text ?? '').length));
}
