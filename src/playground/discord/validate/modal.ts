import { ComponentType } from 'discord-api-types/v10';
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
  text,
} from '../form.ts';
import { duplicates, wrongType } from './components.ts';
import { customId, isSelect, optionFields, selectIssues } from './controls.ts';
import { faultIf, repeated } from './faults.ts';

const textFields = shape({
  custom_id: customId,
  style: must(oneOf([1, 2])),
  min_length: maybe(integer(0, 4000)),
  max_length: maybe(integer(1, 4000)),
  value: maybe(text(4000)),
  placeholder: maybe(text(100)),
  required: maybe(boolean),
});

const textInput: Check = (component, path) => {
  const { label, value, min_length, max_length } = asJson(component);
  const [least, most] = [Number(min_length ?? 0), Number(max_length ?? 4000)];
  return [
    ...textFields(component, path),
    ...faultIf(Boolean(label), [...path, 'label'], 'TEXT_INPUT_LABEL_NOT_ALLOWED'),
    ...faultIf(least > most, [...path, 'min_length'], 'TEXT_INPUT_MIN_LENGTH_TOO_LARGE'),
    ...(typeof value === 'string' && value !== '' ? text(most, least)(value, [...path, 'value']) : []),
  ];
};

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
    ...faultIf(Number(least ?? 1) > Number(most ?? 10), place, 'COMPONENT_MIN_VALUES_TOO_LARGE'),
    ...faultIf(required !== false && least === 0, place, 'COMPONENT_REQUIRED_ZERO_MIN_VALUES'),
  ];
};

const boxes: Check = (value, path) => {
  const { options, max_values } = asJson(value);
  const place = [...path, 'options'];
  const offered = asList(options).map(asJson);
  const most = Number(max_values ?? offered.length);
  const ticked = offered.filter((one) => one['default'] === true).length;
  return [
    ...must(list(shape(optionFields), 10, 1))(options, place),
    ...repeated(
      offered,
      (one) => one['value'],
      (_, index) => [...place, index, 'value'],
      'COMPONENT_OPTION_VALUE_DUPLICATED',
    ),
    ...faultIf(ticked > most, place, 'COMPONENT_TOO_MANY_DEFAULT_VALUES'),
    ...faultIf(most > offered.length, [...path, 'max_values'], 'COMPONENT_MAX_VALUES_TOO_LARGE'),
  ];
};

const select: Check = (value, path) => {
  const component = asJson(value);
  const isDisabled = component['disabled'] === true;
  return [
    ...selectIssues(component, path),
    ...faultIf(isDisabled, [...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL'),
  ];
};

/** Those of them that the bot has a use for: https://discord.com/developers/docs/components/reference#label-label-child-components */
const fields: Readonly<Record<number, Check>> = {
  [ComponentType.TextInput]: textInput,
  [ComponentType.FileUpload]: several,
  [ComponentType.CheckboxGroup]: all(several, boxes),
};

const labelled: Check = (value, path) => {
  const { type } = asJson(value);
  const check = isSelect(type) ? select : fields[Number(type)];
  return check === undefined ? [wrongType(path, [3, 4, 5, 6, 8, 19, 22])] : check(value, path);
};

const label = shape({ label: must(text(45, 1)), description: maybe(text(100)), component: must(labelled) });
const words = shape({ content: must(text(4000, 1)) });

const topLevel: Check = (value, path) => {
  const { type } = asJson(value);
  if (type === ComponentType.Label) return label(value, path);
  if (type === ComponentType.TextDisplay) return words(value, path);
  return [wrongType(path, [ComponentType.TextDisplay, ComponentType.Label])];
};

const modal = shape({ title: must(text(45, 1)), custom_id: customId, components: must(list(topLevel, 5, 1)) });

/** All that Discord finds wrong with a modal. */
export function modalIssues(data: Json, path: Issue['path']): Issue[] {
  return [...modal(data, path), ...duplicates(data['components'], [...path, 'components'])];
}
