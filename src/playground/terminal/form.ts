import type { FileInput, ModalValue, OfferedModal } from '../discord/index.ts';
import { type FormPart, formParts } from '../text/form-parts.ts';
import { labelled } from './controls.ts';

/** A form that the bot has opened, and what was filled in so far, by field. */
export type OpenForm = { readonly modal: OfferedModal; readonly filled: Record<string, ModalValue> };

type Field = Exclude<FormPart, { kind: 'words' }>;

/** Writes into a field, or chooses there by label; returns what is wrong with that. */
export function fill(form: OpenForm, name: string, text: string): string | undefined {
  const field = labelled(fieldsOf(form), name);
  if (field === undefined) return `the form has no field “${name}”. It has: ${labels(fieldsOf(form))}`;
  if (field.kind === 'file') return `“${field.label}” takes a file: attach FILE`;
  if (field.kind !== 'text') return take(form, [field], text);
  form.filled[field.id] = text;
  return undefined;
}

/** Chooses in whichever field has this label. */
export function choose(form: OpenForm, label: string): string | undefined {
  return take(form, fieldsOf(form), label);
}

export function attach(form: OpenForm, file: FileInput): string | undefined {
  const field = fieldsOf(form).find(({ kind }) => kind === 'file');
  if (field === undefined) return 'the form takes no file';
  form.filled[field.id] = [file];
  return undefined;
}

/** Its fields with what stands in them. */
export function formText({ modal, filled }: OpenForm): string {
  const lines = formParts(modal.data).flatMap((part) => {
    if (part.kind === 'words') return part.text.split('\n');
    const head = `${part.label}${part.required ? ' *' : ''}`;
    if (part.kind === 'text')
      return [
        head,
        ...String(filled[part.id] ?? part.value)
          .split('\n')
          .map(in2),
      ];
    const chosen = chosenIn(part, filled[part.id]);
    const options = offersOf(part).map(({ label, value }) => in2(`${chosen.includes(value) ? '[x]' : '[ ]'} ${label}`));
    const files = [filled[part.id] ?? []]
      .flat()
      .flatMap((one) => (typeof one === 'string' ? [] : in2(`📎 ${one.name}`)));
    return [head, ...options, ...files];
  });
  return [`╭─ ${modal.data.title}`, ...lines.map((line) => `│ ${line}`), '╰─ [Submit]'].join('\n');
}

const in2 = (text: string) => `  ${text}`;

/** A box that is ticked already is so no more. */
function take({ filled }: OpenForm, fields: readonly Field[], label: string): string | undefined {
  for (const field of fields) {
    const value = labelled(offersOf(field), label)?.value;
    if (value === undefined) continue;
    const chosen = chosenIn(field, filled[field.id]);
    const others = chosen.filter((one) => one !== value);
    filled[field.id] = field.kind !== 'boxes' ? [value] : chosen.includes(value) ? others : [...others, value];
    return undefined;
  }
  return `“${label}” is not offered. There are: ${labels(fields.flatMap(offersOf))}`;
}

function fieldsOf({ modal }: OpenForm): Field[] {
  return formParts(modal.data).filter((part) => part.kind !== 'words');
}

function chosenIn(field: Field, filled: ModalValue | undefined): string[] {
  if (filled !== undefined) return [filled].flat().filter((one) => typeof one === 'string');
  return offersOf(field).flatMap(({ value, chosen }) => (chosen ? [value] : []));
}

function offersOf(field: Field): { label: string; value: string; chosen: boolean }[] {
  if (field.kind === 'boxes') return field.options.map((one) => ({ ...one, chosen: one.ticked }));
  if (field.kind !== 'select' || !('options' in field.select)) return [];
  return field.select.options.map((one) => ({ ...one, chosen: one.default === true }));
}

function labels(all: readonly { label: string }[]): string {
  return all.map(({ label }) => `“${label}”`).join(', ');
}
