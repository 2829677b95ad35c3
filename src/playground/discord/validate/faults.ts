import { type Issue, issue } from '../form.ts';

/** What Discord says beside each of its codes. */
const sentences = {
  APPLICATION_COMMANDS_DUPLICATE_NAME: 'Application command names must be unique',
  APPLICATION_COMMAND_INVALID_NAME: 'Command name is invalid',
  APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE: 'Choices and autocomplete are mutually exclusive',
  APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS: 'Option choice name already exists',
  APPLICATION_COMMAND_OPTIONS_NAME_EXISTS: 'Option name already exists',
  APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID: 'Required options must be placed before non-required options',
  APPLICATION_COMMAND_OPTIONS_TYPE_INVALID: 'Only slash commands can have options',
  APPLICATION_COMMAND_TOO_LARGE: 'Command exceeds maximum size (8000)',
  BASE_TYPE_REQUIRED: 'This field is required',
  BUTTON_COMPONENT_CUSTOM_ID_REQUIRED: 'A custom id is required',
  BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE: 'A custom id and url cannot both be specified',
  BUTTON_COMPONENT_LABEL_REQUIRED: 'A button must have a label or an emoji',
  BUTTON_COMPONENT_URL_REQUIRED: 'A url is required',
  COMPONENT_CUSTOM_ID_DUPLICATED: 'Component custom id cannot be duplicated',
  COMPONENT_DISABLED_IN_MODAL: 'A select in a modal cannot be disabled',
  COMPONENT_ID_DUPLICATED: 'Component id cannot be duplicated',
  COMPONENT_INVALID_EMOJI: 'Invalid emoji',
  COMPONENT_LAYOUT_WIDTH_EXCEEDED: 'The specified component exceeds the maximum width',
  COMPONENT_MAX_VALUES_TOO_LARGE: 'max_values exceeds the number of options',
  COMPONENT_MIN_VALUES_TOO_LARGE: 'min_values must be less than or equal to max_values',
  COMPONENT_OPTION_VALUE_DUPLICATED: 'The option value is already used',
  COMPONENT_REQUIRED_ZERO_MIN_VALUES: 'A required component cannot have min_values of 0',
  COMPONENT_TOO_MANY_DEFAULT_VALUES: 'The number of default options exceeds the maximum',
  MAX_EMBED_SIZE_EXCEEDED: 'Embed size exceeds maximum size of 6000',
  SELECT_COMPONENT_MIN_VALUES_TOO_LARGE: 'min_values must be less than or equal to max_values',
  SELECT_COMPONENT_OPTION_VALUE_DUPLICATED: 'The specified option value is already used',
  SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES: 'A required select cannot have min_values of 0',
  SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES: 'The number of default options exceeds max_values',
  TEXT_INPUT_LABEL_NOT_ALLOWED: 'A text input inside a label cannot have a label',
  TEXT_INPUT_MIN_LENGTH_TOO_LARGE: 'min_length must not exceed max_length',
} as const;

type Code = keyof typeof sentences;

/** The fault of this code at this place, if something is wrong there. */
export function faultIf(
  isWrong: boolean,
  path: Issue['path'],
  code: Code,
  sentence: string = sentences[code],
): Issue[] {
  return isWrong ? [issue(path, code, sentence)] : [];
}

/** The fault of this code at every later element whose key an earlier one has; elements without a key are let pass. */
export function repeated<T>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
  pathOf: (item: T, index: number) => Issue['path'],
  code: Code,
): Issue[] {
  const keys = items.map(keyOf);
  return items.flatMap((item, index) => {
    const isLater = keys[index] !== undefined && keys.indexOf(keys[index]) < index;
    return faultIf(isLater, pathOf(item, index), code);
  });
}
