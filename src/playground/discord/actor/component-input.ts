import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { ModalValue } from '../contract.ts';
import { asJson, asList, type Json } from '../form.ts';
import { clientRefusal } from '../lookup.ts';
import { flatten } from '../validate/components.ts';
import { isSelect } from '../validate/controls.ts';
import type { Resolver } from './resolved.ts';

/** The button of this custom id or label, if a member could press it. */
export function findButton(components: unknown, wanted: string): Json {
  const buttons = flatten(components)
    .map(({ component }) => component)
    .filter(({ type }) => type === ComponentType.Button);
  const button =
    buttons.find((item) => item['custom_id'] === wanted) ?? buttons.find((item) => item['label'] === wanted);
  if (button === undefined) throw clientRefusal(`the message has no button "${wanted}"`);
  if (button['disabled'] === true) throw clientRefusal(`the button "${wanted}" is disabled`);
  if (button['style'] === ButtonStyle.Link) throw clientRefusal(`the button "${wanted}" is a link to ${button['url']}`);
  return button;
}

export function findSelect(components: unknown, wanted: string): Json {
  const selects = flatten(components)
    .map(({ component }) => component)
    .filter(({ type }) => isSelect(type));
  const select = selects.find((item) => item['custom_id'] === wanted || item['placeholder'] === wanted);
  if (select === undefined) throw clientRefusal(`the message has no select "${wanted}"`);
  if (select['disabled'] === true) throw clientRefusal(`the select "${wanted}" is disabled`);
  return select;
}

/** The chosen values as ids or option values; each must have been offered. */
export function selectValues(select: Json, inputs: readonly string[], resolver: Resolver): string[] {
  const name = String(select['custom_id']);
  const values = inputs.map((input) => selectValue(select, input, resolver));
  const least = Number(select['required'] === false && values.length === 0 ? 0 : (select['min_values'] ?? 1));
  // Of boxes any number may be ticked unless something else is said.
  const usual = select['type'] === ComponentType.CheckboxGroup ? asList(select['options']).length : 1;
  const most = Number(select['max_values'] ?? usual);
  if (new Set(values).size !== values.length) throw clientRefusal(`a value of "${name}" was chosen twice`);
  if (values.length < least || values.length > most) {
    throw clientRefusal(`"${name}" takes from ${least} to ${most} values, not ${values.length}`);
  }
  return values;
}

function selectValue(select: Json, input: string, resolver: Resolver): string {
  switch (select['type']) {
    case ComponentType.UserSelect:
      return resolver.user(input);
    case ComponentType.RoleSelect:
      return resolver.role(input);
    case ComponentType.ChannelSelect: {
      const { id, type } = resolver.channel(input);
      const types = asList(select['channel_types']);
      if (types.length > 0 && !types.includes(type))
        throw clientRefusal(`"${input}" is not of a type that was offered`);
      return id;
    }
    default: {
      const options = asList(select['options']).map(asJson);
      const option = options.find((item) => item['value'] === input) ?? options.find((item) => item['label'] === input);
      if (option === undefined) throw clientRefusal(`"${input}" was not offered`);
      return String(option['value']);
    }
  }
}

type ModalInputs = Readonly<Record<string, ModalValue>>;

/** The components of a modal as they are sent back, filled in. */
export function fillModal(components: readonly unknown[], inputs: ModalInputs, resolver: Resolver): unknown[] {
  const known = flatten(components).flatMap(({ component }) => component['custom_id'] ?? []);
  const unknown = Object.keys(inputs).find((name) => !known.includes(name));
  if (unknown !== undefined) throw clientRefusal(`the modal has no field "${unknown}"`);
  let id = 0;
  const fill = (value: unknown): unknown => {
    const component = asJson(value);
    id += 1;
    const base = { type: component['type'], id };
    if (component['type'] === ComponentType.Label) return { ...base, component: fill(component['component']) };
    if (component['type'] === ComponentType.TextDisplay) return base;
    const custom_id = String(component['custom_id']);
    const input = inputs[custom_id];
    const texts = textsIn(input);
    switch (component['type']) {
      case ComponentType.TextInput:
        return { ...base, custom_id, value: fieldText(component, texts?.[0]) };
      case ComponentType.FileUpload:
        return { ...base, custom_id, values: uploads(component, input, resolver) };
      default:
        return { ...base, custom_id, values: selectValues(component, texts ?? chosenBefore(component), resolver) };
    }
  };
  return components.map(fill);
}

function textsIn(input: ModalValue | undefined): string[] | undefined {
  if (input === undefined) return undefined;
  return typeof input === 'string' ? [input] : input.filter((value) => typeof value === 'string');
}

/** The ids of files that go along; each lies with Discord before the form is sent. */
function uploads(field: Json, input: ModalValue | undefined, resolver: Resolver): string[] {
  const name = String(field['custom_id']);
  const given = input === undefined || input === '' ? [] : [input].flat();
  const files = given.map((file) => {
    if (typeof file === 'string') throw clientRefusal(`the field "${name}" takes files`);
    return file;
  });
  const least = field['required'] === false && files.length === 0 ? 0 : Number(field['min_values'] ?? 1);
  const most = Number(field['max_values'] ?? 1);
  if (files.length < least || files.length > most)
    throw clientRefusal(`the field "${name}" takes from ${least} to ${most} files, not ${files.length}`);
  return files.map((file) => resolver.attachment(file));
}

function chosenBefore(select: Json): string[] {
  return asList(select['options'])
    .map(asJson)
    .filter((option) => option['default'] === true)
    .map((option) => String(option['value']));
}

function fieldText(field: Json, input: string | undefined): string {
  const text = String(input ?? field['value'] ?? '');
  const name = String(field['custom_id']);
  if (text === '') {
    if (field['required'] !== false) throw clientRefusal(`the field "${name}" is required`);
    return text;
  }
  const [least, most] = [Number(field['min_length'] ?? 0), Number(field['max_length'] ?? 4000)];
  const { length } = [...text];
  if (length < least || length > most)
    throw clientRefusal(`the field "${name}" takes from ${least} to ${most} characters`);
  return text;
}
