import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import {
  all,
  asJson,
  asList,
  boolean,
  type Check,
  type Issue,
  integer,
  issue,
  type Json,
  list,
  maybe,
  must,
  oneOf,
  shape,
  snowflake,
  text,
  unique,
  url,
} from '../form.ts';
import { broken } from '../refusal.ts';

/** Discord breaks, rather than refuses, where a custom id holds half of an emoji. */
const breakable: Check = (value) => {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) throw broken();
  return [];
};

export const customId = all(breakable, must(text(100, 1)));

// Not a literal: the v flag is newer than the compiler's target, yet every supported Node knows it.
const unicodeSets: string = 'v';
const wholeEmoji = new RegExp('^\\p{RGI_Emoji}$', unicodeSets);

/** This Discord has no custom emoji: any id is an unknown one. */
const emoji: Check = (value, path) => {
  const { id, name } = asJson(value);
  const known = typeof name === 'string' && (wholeEmoji.test(name) || wholeEmoji.test(`${name}\uFE0F`));
  if ((id === undefined || id === null) && known) return [];
  return [issue([...path, id ? 'id' : 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji')];
};

const selectTypes: readonly unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** What may be chosen beforehand in lists of Discord's own: https://discord.com/developers/docs/components/reference#user-select-select-default-value-structure */
const held: Readonly<Record<number, readonly string[]>> = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
};

export function isSelect(type: unknown): boolean {
  return selectTypes.includes(type);
}

const button = shape({
  style: must(oneOf([1, 2, 3, 4, 5, 6])),
  label: maybe(text(80)),
  custom_id: maybe(all(breakable, text(100, 1))),
  url: maybe(all(text(512, 1), url(['http', 'https', 'discord']))),
  emoji: maybe(emoji),
  disabled: maybe(boolean),
});

/** A button needs something to show, and a custom id or a link, never both. */
export function buttonIssues(component: Json, path: Issue['path']): Issue[] {
  const issues = button(component, path);
  const { style, label, url: link } = component;
  const has = (key: string) => component[key] !== undefined && component[key] !== null;
  const report = (key: string, code: string, message: string) => issues.push(issue([...path, key], code, message));
  if (style === ButtonStyle.Premium) return [...issues, ...must(snowflake)(component['sku_id'], [...path, 'sku_id'])];
  if ((typeof label !== 'string' || label.trim() === '') && !has('emoji')) {
    report('label', 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button must have a label or an emoji');
  }
  if (style === ButtonStyle.Link) {
    if (!link) report('url', 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
    if (has('custom_id'))
      report(
        'custom_id',
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
  } else {
    if (!has('custom_id')) report('custom_id', 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
    if (has('url'))
      report(
        'url',
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
  }
  return issues;
}

const select = shape({
  custom_id: customId,
  placeholder: maybe(text(150)),
  min_values: maybe(integer(0, 25)),
  max_values: maybe(integer(1, 25)),
  disabled: maybe(boolean),
});

/** The fields of one of several that may be chosen or ticked. */
export const optionFields = {
  label: must(text(100, 1)),
  value: must(text(100, 1)),
  description: maybe(text(100)),
  default: maybe(boolean),
};
const option = shape({ ...optionFields, emoji: maybe(emoji) });

export function selectIssues(component: Json, path: Issue['path']): Issue[] {
  const issues = select(component, path);
  const least = Number(component['min_values'] ?? 1);
  const most = Number(component['max_values'] ?? 1);
  if (least > most) {
    issues.push(
      issue(
        [...path, 'min_values'],
        'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
        `min_values must be less than or equal to max_values`,
      ),
    );
  }
  if (component['required'] === true && component['min_values'] === 0) {
    issues.push(
      issue(
        [...path, 'min_values'],
        'SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES',
        'A required select cannot have min_values of 0',
      ),
    );
  }
  if (component['type'] !== ComponentType.StringSelect) {
    const chosen = shape({ id: must(snowflake), type: must(oneOf(held[Number(component['type'])] ?? [])) });
    // None given is none asked for; else there must be as many as may be chosen.
    const fewest = asList(component['default_values']).length === 0 ? 0 : least;
    return [
      ...issues,
      ...maybe(list(chosen, most, fewest))(component['default_values'], [...path, 'default_values']),
      ...maybe(list(integer(0), 25))(component['channel_types'], [...path, 'channel_types']),
    ];
  }
  const place = [...path, 'options'];
  const options = asList(component['options']).map(asJson);
  const defaults = options.filter((item) => item['default'] === true).length;
  if (defaults > most) {
    issues.push(
      issue(place, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'The number of default options exceeds max_values'),
    );
  }
  return [
    ...issues,
    // Discord's lower bound is what must be chosen at most: fewer options could never be enough.
    ...must(list(option, 25, Math.max(1, most)))(component['options'], place),
    ...unique(
      options,
      (item) => item['value'],
      (_, index) =>
        issue(
          [...place, index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        ),
    ),
  ];
}
