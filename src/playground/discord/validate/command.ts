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
  unique,
} from '../form.ts';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales: readonly string[] = Object.values(Locale);

const slashName: Check = (value, path) =>
  typeof value === 'string' && namePattern.test(value) && value === value.toLowerCase()
    ? []
    : [issue(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')];

function localized(check: Check): Check {
  return maybe((value, path) => {
    if (!isJson(value)) return [issue(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')];
    return Object.entries(value).flatMap(([locale, translation]) => [
      ...(locales.includes(locale)
        ? []
        : [issue([...path, locale], 'BASE_TYPE_CHOICES', `Value must be one of {${locales.join(', ')}}.`)]),
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

function optionIssues(depth: number): Check {
  return (value, path) => {
    const option = asJson(value);
    const { type } = option;
    const issues = optionFields(value, path);
    const at = (key: string, code: string, message: string) => issues.push(issue([...path, key], code, message));
    const has = (key: string) => option[key] !== undefined && option[key] !== null && option[key] !== false;
    const onlyFor = (key: string, types: readonly unknown[]) => {
      if (has(key) && !types.includes(type))
        at(key, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', `${key} is not allowed for this option type`);
    };
    onlyFor('choices', typed);
    onlyFor('autocomplete', typed);
    onlyFor('min_value', numeric);
    onlyFor('max_value', numeric);
    onlyFor('min_length', [Option.String]);
    onlyFor('max_length', [Option.String]);
    onlyFor('channel_types', [Option.Channel]);
    onlyFor('file_types', [Option.Attachment]);
    onlyFor('options', nesting);
    if (asList(option['choices']).length > 0 && option['autocomplete'] === true) {
      at(
        'autocomplete',
        'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
        'Choices and autocomplete are mutually exclusive',
      );
    }
    if (typed.includes(type)) issues.push(...choicesIssues(option, path));
    if (type === Option.SubcommandGroup && depth > 0)
      at('type', 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-command groups cannot be nested');
    if (type === Option.Subcommand && depth > 1)
      at('type', 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands cannot be nested');
    if (nesting.includes(type)) {
      issues.push(...optionsIssues(option['options'], [...path, 'options'], type === Option.Subcommand ? 2 : 1));
      const children = asList(option['options']).map((child) => asJson(child)['type']);
      if (type === Option.SubcommandGroup && children.some((child) => child !== Option.Subcommand)) {
        at('options', 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-command groups can only contain sub-commands');
      }
    }
    return issues;
  };
}

function choicesIssues(option: Json, path: Issue['path']): Issue[] {
  const place = [...path, 'choices'];
  return [
    ...maybe(list(choice(option['type']), 25))(option['choices'], place),
    ...unique(
      asList(option['choices']).map(asJson),
      (item) => item['name'],
      (_, index) =>
        issue(
          [...place, index, 'name'],
          'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS',
          'Option choice name already exists',
        ),
    ),
  ];
}

function optionsIssues(value: unknown, path: Issue['path'], depth: number): Issue[] {
  const options = asList(value).map(asJson);
  const nested = options.filter(({ type }) => nesting.includes(type)).length;
  const firstOptional = options.findIndex((option) => option['required'] !== true && !nesting.includes(option['type']));
  return [
    ...maybe(list(optionIssues(depth), 25))(value, path),
    ...unique(
      options,
      (option) => option['name'],
      (_, index) =>
        issue([...path, index, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_EXISTS', 'Option name already exists'),
    ),
    ...options.flatMap((option, index) =>
      option['required'] === true && firstOptional !== -1 && index > firstOptional
        ? [
            issue(
              [...path, index],
              'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
              'Required options must be placed before non-required options',
            ),
          ]
        : [],
    ),
    ...(nested > 0 && nested < options.length
      ? [
          issue(
            path,
            'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
            'Sub-command and sub-command group option types are mutually exclusive to all other types',
          ),
        ]
      : []),
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
  const isSlash = type === ApplicationCommandType.ChatInput;
  const isEntryPoint = type === ApplicationCommandType.PrimaryEntryPoint;
  const fields = isSlash ? slash : isEntryPoint ? entryPoint : menu;
  const issues = [...common(command, path), ...fields(command, path)];
  if (!isSlash) {
    if (asList(command['options']).length === 0) return issues;
    return [
      ...issues,
      issue([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Only slash commands can have options'),
    ];
  }
  const tooLong = commandLength(command) > 8000;
  return [
    ...issues,
    ...optionsIssues(command['options'], [...path, 'options'], 0),
    ...(tooLong ? [issue(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')] : []),
  ];
}

/** The whole set, as bulk overwrite takes it: each sound, no name twice among commands of one type. */
export function commandSetIssues(commands: readonly unknown[]): Issue[] {
  return [
    ...commands.flatMap((command, index) => commandIssues(asJson(command), [index])),
    ...unique(
      commands.map(asJson),
      (command) => `${command['type'] ?? 1} ${command['name']}`,
      (_, index) => issue([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
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
