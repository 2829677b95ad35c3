import { ComponentType } from 'discord-api-types/v10';
import {
  asJson,
  asList,
  type Check,
  type Issue,
  integer,
  isJson,
  issue,
  type Json,
  list,
  must,
  shape,
  text,
  unique,
  url,
} from '../form.ts';
import { buttonIssues, isSelect, selectIssues } from './controls.ts';

/** Rows of buttons or one select; with Components V2 the newer layout components too. */
export function componentIssues(value: unknown, path: Issue['path'], v2: boolean): Issue[] {
  if (value === undefined || value === null) return [];
  const issues = list(v2 ? topLevel : row, v2 ? 40 : 5)(value, path);
  const everything = flatten(value, path);
  return [
    ...issues,
    ...unique(
      everything,
      ({ component }) => component['custom_id'],
      ({ path }) =>
        issue([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    ),
    ...duplicateIds(everything),
    ...(v2 ? sizeIssues(everything, path) : []),
  ];
}

type Placed = { readonly component: Json; readonly path: Issue['path'] };

/** Every component with its place, containers, rows, sections and labels opened. */
export function flatten(value: unknown, path: Issue['path'] = []): Placed[] {
  return asList(value).flatMap((item, index) => {
    const component = asJson(item);
    const here = [...path, index];
    const inner = ['accessory', 'component'].filter((key) => isJson(component[key]));
    return [
      { component, path: here },
      ...flatten(component['components'], [...here, 'components']),
      ...inner.flatMap((key) => [{ component: asJson(component[key]), path: [...here, key] }]),
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

function sizeIssues(everything: readonly Placed[], path: Issue['path']): Issue[] {
  const characters = everything.reduce((sum, { component }) => sum + [...String(component['content'] ?? '')].length, 0);
  return [
    ...(everything.length > 40 ? [issue(path, 'COMPONENTS_MAX_COUNT', 'The maximum number of components is 40.')] : []),
    ...(characters > 4000
      ? [
          issue(
            path,
            'COMPONENTS_MAX_TEXT_LENGTH',
            'The text of all components together must be 4000 or fewer in length.',
          ),
        ]
      : []),
  ];
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

const media = shape({ url: must(url(['http', 'https', 'attachment'])) });
const textDisplay: Check = shape({ content: must(text(4000, 1)) });

const section: Check = (value, path) => {
  const { components, accessory } = asJson(value);
  const issues = list(ofType(ComponentType.TextDisplay, textDisplay), 3, 1)(components, [...path, 'components']);
  const place = [...path, 'accessory'];
  if (!isJson(accessory)) return [...issues, issue(place, 'BASE_TYPE_REQUIRED', 'This field is required')];
  if (accessory['type'] === ComponentType.Button) return [...issues, ...buttonIssues(accessory, place)];
  if (accessory['type'] === ComponentType.Thumbnail)
    return [...issues, ...must(media)(accessory['media'], [...place, 'media'])];
  return [...issues, wrongType(place, [ComponentType.Button, ComponentType.Thumbnail])];
};

const layouts: Readonly<Record<number, Check>> = {
  [ComponentType.ActionRow]: row,
  [ComponentType.Section]: section,
  [ComponentType.TextDisplay]: textDisplay,
  [ComponentType.MediaGallery]: shape({ items: must(list(shape({ media: must(media) }), 10, 1)) }),
  [ComponentType.File]: shape({ file: must(shape({ url: must(url(['attachment'])) })) }),
  [ComponentType.Separator]: shape({}),
};

const container: Check = shape({
  accent_color: (value, path) => (value === undefined || value === null ? [] : integer(0, 0xff_ff_ff)(value, path)),
  components: (value, path) => must(list(layout(layouts), 40, 1))(value, path),
});

const topLevel: Check = (value, path) => layout({ ...layouts, [ComponentType.Container]: container })(value, path);

function layout(known: Readonly<Record<number, Check>>): Check {
  return (value, path) => {
    const check = known[Number(asJson(value)['type'])];
    return check === undefined ? [wrongType(path, Object.keys(known).map(Number))] : check(value, path);
  };
}

function ofType(type: ComponentType, check: Check): Check {
  return (value, path) => (asJson(value)['type'] === type ? check(value, path) : [wrongType(path, [type])]);
}

export function wrongType(path: Issue['path'], types: readonly number[]): Issue {
  return issue([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${types.join(', ')}).`);
}
