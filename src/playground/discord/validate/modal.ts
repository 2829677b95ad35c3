import { ComponentType } from 'discord-api-types/v10';
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
  text,
  unique,
} from '../form.ts';
import { duplicateIds, flatten, wrongType } from './components.ts';
import { customId, isSelect, optionFields, selectIssues } from './controls.ts';

const textInput = shape({
  custom_id: customId,
  style: must(oneOf([1, 2])),
  min_length: maybe(integer(0, 4000)),
  max_length: maybe(integer(1, 4000)),
  value: maybe(text(4000)),
  placeholder: maybe(text(100)),
  required: maybe(boolean),
});

function textInputIssues(component: Json, path: Issue['path'], inLabel: boolean): Issue[] {
  const issues = textInput(component, path);
  const { label, value, min_length: least, max_length: most } = component;
  const labelPath = [...path, 'label'];
  if (!inLabel) issues.push(...must(text(45, 1))(label, labelPath));
  else if (label)
    issues.push(issue(labelPath, 'TEXT_INPUT_LABEL_NOT_ALLOWED', 'A text input inside a label cannot have a label'));
  if (Number(least ?? 0) > Number(most ?? 4000)) {
    issues.push(
      issue([...path, 'min_length'], 'TEXT_INPUT_MIN_LENGTH_TOO_LARGE', 'min_length must not exceed max_length'),
    );
  }
  if (typeof value === 'string' && value !== '') {
    issues.push(...text(Number(most ?? 4000), Number(least ?? 0))(value, [...path, 'value']));
  }
  return issues;
}

const range = shape({
  custom_id: customId,
  min_values: maybe(integer(0, 10)),
  max_values: maybe(integer(1, 10)),
  required: maybe(boolean),
});

/** Fields to be filled with some of several: no more than there may be, and not none where some must be. */
const several: Check = (value, path) => {
  const { min_values: least, max_values: most, required } = asJson(value);
  const place = [...path, 'min_values'];
  return [
    ...range(value, path),
    ...(Number(least ?? 1) > Number(most ?? 10)
      ? [issue(place, 'COMPONENT_MIN_VALUES_TOO_LARGE', 'min_values must be less than or equal to max_values')]
      : []),
    ...(required !== false && least === 0
      ? [issue(place, 'COMPONENT_REQUIRED_ZERO_MIN_VALUES', 'A required component cannot have min_values of 0')]
      : []),
  ];
};

function options(least: number, defaultsAtMost: (component: Json) => number): Check {
  return (value, path) => {
    const component = asJson(value);
    const place = [...path, 'options'];
    const offered = asList(component['options']).map(asJson);
    const defaults = offered.filter((one) => one['default'] === true).length;
    return [
      ...must(list(shape(optionFields), 10, least))(component['options'], place),
      ...unique(
        offered,
        (one) => one['value'],
        (_, index) =>
          issue([...place, index, 'value'], 'COMPONENT_OPTION_VALUE_DUPLICATED', 'The option value is already used'),
      ),
      ...(defaults > defaultsAtMost(component)
        ? [issue(place, 'COMPONENT_TOO_MANY_DEFAULT_VALUES', 'The number of default options exceeds the maximum')]
        : []),
      ...(Number(component['max_values'] ?? 1) > Math.max(offered.length, 1)
        ? [issue([...path, 'max_values'], 'COMPONENT_MAX_VALUES_TOO_LARGE', 'max_values exceeds the number of options')]
        : []),
    ];
  };
}

/** File upload, radio group, checkbox group, checkbox: https://discord.com/developers/docs/components/reference#file-upload */
const others: Readonly<Record<number, Check>> = {
  [ComponentType.FileUpload]: several,
  [ComponentType.RadioGroup]: all(
    shape({ custom_id: customId, required: maybe(boolean) }),
    options(2, () => 1),
  ),
  [ComponentType.CheckboxGroup]: all(
    several,
    options(1, (component) => Number(component['max_values'] ?? asList(component['options']).length)),
  ),
  [ComponentType.Checkbox]: shape({ custom_id: customId, default: maybe(boolean) }),
};

const labelled: Check = (value, path) => {
  const component = asJson(value);
  const { type } = component;
  if (type === ComponentType.TextInput) return textInputIssues(component, path, true);
  if (isSelect(type)) {
    const issues = selectIssues(component, path);
    if (component['disabled'] === true)
      issues.push(
        issue([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'A select in a modal cannot be disabled'),
      );
    return issues;
  }
  const check = others[Number(type)];
  if (check !== undefined) return check(component, path);
  return [wrongType(path, [3, 4, 5, 6, 7, 8, 19, 21, 22, 23])];
};

const label = shape({ label: must(text(45, 1)), description: maybe(text(100)), component: must(labelled) });

const row: Check = (value, path) => {
  const place = [...path, 'components'];
  const field: Check = (item, at) =>
    asJson(item)['type'] === ComponentType.TextInput
      ? textInputIssues(asJson(item), at, false)
      : [wrongType(at, [ComponentType.TextInput])];
  return list(field, 1, 1)(asJson(value)['components'], place);
};

const topLevel: Check = (value, path) => {
  const { type, content } = asJson(value);
  if (type === ComponentType.ActionRow) return row(value, path);
  if (type === ComponentType.Label) return label(value, path);
  if (type === ComponentType.TextDisplay) return must(text(4000, 1))(content, [...path, 'content']);
  return [wrongType(path, [ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.Label])];
};

const modal = shape({ title: must(text(45, 1)), custom_id: customId, components: must(list(topLevel, 5, 1)) });

/** All that Discord finds wrong with a modal. */
export function modalIssues(data: Json, path: Issue['path']): Issue[] {
  const everything = flatten(asList(data['components']), [...path, 'components']);
  return [
    ...modal(data, path),
    ...duplicateIds(everything),
    ...unique(
      everything,
      ({ component }) => component['custom_id'],
      (placed) =>
        issue(
          [...placed.path, 'custom_id'],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        ),
    ),
  ];
}
