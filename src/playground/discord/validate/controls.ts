import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import {
  all,
  asJson,
  asList,
  boolean,
  type Check,
  type Issue,
  integer,
  type Json,
  list,
  maybe,
  must,
  oneOf,
  shape,
  snowflake,
  text,
  url,
} from '../form.ts';
import { broken } from '../refusal.ts';
import { faultIf, repeated } from './faults.ts';

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
  const isCustom = id !== undefined && id !== null;
  return faultIf(isCustom || !known, [...path, isCustom ? 'id' : 'name'], 'COMPONENT_INVALID_EMOJI');
};

const selectTypes: readonly unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.ChannelSelect,
];

/** What may be chosen beforehand in lists of Discord's own: https://discord.com/developers/docs/components/reference#user-select-select-default-value-structure */
const held: Readonly<Record<number, string>> = {
  [ComponentType.UserSelect]: 'user',
  [ComponentType.RoleSelect]: 'role',
  [ComponentType.ChannelSelect]: 'channel',
};

export function isSelect(type: unknown): boolean {
  return selectTypes.includes(type);
}

const button = shape({
  style: must(oneOf([1, 2, 3, 4, 5])),
  label: maybe(text(80)),
  custom_id: maybe(all(breakable, text(100, 1))),
  url: maybe(all(text(512, 1), url(['http', 'https', 'discord']))),
  emoji: maybe(emoji),
  disabled: maybe(boolean),
});

/** A button needs something to show, and a custom id or a link, never both. */
export function buttonIssues(component: Json, path: Issue['path']): Issue[] {
  const { label } = component;
  const has = (key: string) => component[key] !== undefined && component[key] !== null;
  const isNamed = (typeof label === 'string' && label.trim() !== '') || has('emoji');
  const isLink = component['style'] === ButtonStyle.Link;
  const [id, link] = [
    [...path, 'custom_id'],
    [...path, 'url'],
  ];
  return [
    ...button(component, path),
    ...faultIf(!isNamed, [...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED'),
    ...faultIf(isLink && !component['url'], link, 'BUTTON_COMPONENT_URL_REQUIRED'),
    ...faultIf(isLink && has('custom_id'), id, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'),
    ...faultIf(!isLink && !has('custom_id'), id, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'),
    ...faultIf(!isLink && has('url'), link, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'),
  ];
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
  const { type, required, min_values, max_values, default_values, channel_types } = component;
  const [least, most] = [Number(min_values ?? 1), Number(max_values ?? 1)];
  const fewest = [...path, 'min_values'];
  const issues = [
    ...select(component, path),
    ...faultIf(least > most, fewest, 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE'),
    ...faultIf(required === true && least === 0, fewest, 'SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES'),
  ];
  if (type === ComponentType.StringSelect) return [...issues, ...optionsIssues(component['options'], path, most)];
  const chosen = shape({ id: must(snowflake), type: must(oneOf([held[Number(type)]])) });
  // None given is none asked for; else there must be as many as may be chosen.
  const given = asList(default_values).length === 0 ? 0 : least;
  return [
    ...issues,
    ...maybe(list(chosen, most, given))(default_values, [...path, 'default_values']),
    ...maybe(list(integer(0), 25))(channel_types, [...path, 'channel_types']),
  ];
}

function optionsIssues(value: unknown, path: Issue['path'], most: number): Issue[] {
  const place = [...path, 'options'];
  const options = asList(value).map(asJson);
  const defaults = options.filter((item) => item['default'] === true).length;
  return [
    // Discord's lower bound is what must be chosen at most: fewer options could never be enough.
    ...must(list(option, 25, Math.max(1, most)))(value, place),
    ...faultIf(defaults > most, place, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES'),
    ...repeated(
      options,
      (item) => item['value'],
      (_, index) => [...place, index, 'value'],
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ),
  ];
}
