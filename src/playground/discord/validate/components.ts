import { ComponentType } from 'discord-api-types/v10';
import { asJson, asList, type Check, type Issue, isJson, issue, type Json, list, maybe } from '../form.ts';
import { buttonIssues, isSelect, selectIssues } from './controls.ts';
import { faultIf, repeated } from './faults.ts';

/** Rows of buttons or one select. */
export function componentIssues(value: unknown, path: Issue['path']): Issue[] {
  return [...maybe(list(row, 5))(value, path), ...duplicates(value, path)];
}

type Placed = { readonly component: Json; readonly path: Issue['path'] };

/** Every component with its place, rows and labels opened. */
export function flatten(value: unknown, path: Issue['path'] = []): Placed[] {
  return asList(value).flatMap((item, index) => {
    const component = asJson(item);
    const here = [...path, index];
    return [
      { component, path: here },
      ...flatten(component['components'], [...here, 'components']),
      ...(isJson(component['component']) ? [{ component: component['component'], path: [...here, 'component'] }] : []),
    ];
  });
}

/** Ids that two components have, of those of ours and of Discord's: where none is given, or 0, Discord gives one. */
export function duplicates(components: unknown, path: Issue['path']): Issue[] {
  const everything = flatten(components, path);
  const at = (key: string) => (placed: Placed) => [...placed.path, key];
  return [
    ...repeated(
      everything,
      ({ component }) => component['custom_id'],
      at('custom_id'),
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ),
    ...repeated(everything, ({ component }) => component['id'] || undefined, at('id'), 'COMPONENT_ID_DUPLICATED'),
  ];
}

const row: Check = (value, path) => {
  const { type, components } = asJson(value);
  if (type !== ComponentType.ActionRow) return [wrongType(path, [ComponentType.ActionRow])];
  const place = [...path, 'components'];
  const children = asList(components);
  const isTooWide = children.length > 1 && children.some((child) => isSelect(asJson(child)['type']));
  return [
    ...list(control, 5, 1)(components, place),
    ...faultIf(isTooWide, [...place, 1], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED'),
  ];
};

const control: Check = (value, path) => {
  const component = asJson(value);
  if (component['type'] === ComponentType.Button) return buttonIssues(component, path);
  if (isSelect(component['type'])) return selectIssues(component, path);
  return [wrongType(path, [2, 3, 5, 6, 8])];
};

export function wrongType(path: Issue['path'], types: readonly number[]): Issue {
  return issue([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${types.join(', ')}).`);
}
