import { ComponentType } from 'discord-api-types/v10';
import { asJson, asList, type Check, type Issue, isJson, issue, type Json, list, unique } from '../form.ts';
import { buttonIssues, isSelect, selectIssues } from './controls.ts';

/** Rows of buttons or one select. */
export function componentIssues(value: unknown, path: Issue['path']): Issue[] {
  if (value === undefined || value === null) return [];
  const everything = flatten(value, path);
  return [
    ...list(row, 5)(value, path),
    ...unique(
      everything,
      ({ component }) => component['custom_id'],
      ({ path }) =>
        issue([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    ),
    ...duplicateIds(everything),
  ];
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

/** Where no id is given, or 0, Discord gives one. */
export function duplicateIds(everything: readonly Placed[]): Issue[] {
  return unique(
    everything,
    ({ component }) => component['id'] || undefined,
    ({ path }) => issue([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
  );
}

const row: Check = (value, path) => {
  const component = asJson(value);
  if (component['type'] !== ComponentType.ActionRow) return [wrongType(path, [ComponentType.ActionRow])];
  const children = asList(component['components']);
  const place = [...path, 'components'];
  const issues = list(control, 5, 1)(component['components'], place);
  const selects = children.filter((child) => isSelect(asJson(child)['type']));
  if (selects.length > 0 && children.length > 1) {
    issues.push(
      issue([...place, 1], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'),
    );
  }
  return issues;
};

const control: Check = (value, path) => {
  const component = asJson(value);
  if (component['type'] === ComponentType.Button) return buttonIssues(component, path);
  if (isSelect(component['type'])) return selectIssues(component, path);
  return [wrongType(path, [2, 3, 5, 6, 7, 8])];
};

export function wrongType(path: Issue['path'], types: readonly number[]): Issue {
  return issue([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${types.join(', ')}).`);
}
