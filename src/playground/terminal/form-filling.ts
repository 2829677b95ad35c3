import type { FileInput, ModalValue } from '../discord/index.ts';
import { type Context, cannot, type Result, shown } from './context.ts';
import { plainLabel } from './controls.ts';
import { chosenIn, type FormField, fieldsOf, offersOf } from './form-fields.ts';

/** Writes into a field of the open form, or chooses there by label; shows the form as it stands then. */
export function fillField(context: Context, name: string, text: string): Result {
  const { form } = context.screen;
  if (form === null) return cannot('no form is open. /note without text: opens one');
  const fields = fieldsOf(form.modal.data);
  const field = findField(fields, name);
  if (field === undefined) return cannot(`the form has no field “${name}”. It has: ${labels(fields)}`);
  if (field.kind === 'file') return cannot(`“${field.label}” takes a file: attach FILE`);
  const value = field.kind === 'text' ? text : optionNamed(field, text);
  if (value === undefined) {
    return cannot(`“${field.label}” does not offer “${text}”. It offers: ${labels(offersOf(field))}`);
  }
  return put(context, field, filledWith(context, field, value));
}

/** Puts a file into the open form. */
export function attachToForm(context: Context, file: FileInput): Result {
  const { form } = context.screen;
  const field = form === null ? undefined : fieldsOf(form.modal.data).find(({ kind }) => kind === 'file');
  return field === undefined ? cannot('the form takes no file') : put(context, field, [file]);
}

/** Chooses in whichever select of the open form has this label. */
export function chooseInForm(context: Context, label: string): Result {
  const fields = context.screen.form === null ? [] : fieldsOf(context.screen.form.modal.data);
  for (const field of fields) {
    const value = optionNamed(field, label);
    if (value !== undefined) return put(context, field, filledWith(context, field, value));
  }
  const all = labels(fields.flatMap(offersOf));
  return cannot(`the form does not offer “${label}”. It offers: ${all === '' ? 'nothing' : all}`);
}

function labels(all: readonly { label: string }[]): string {
  return all.map(({ label }) => `“${label}”`).join(', ');
}

/** A box is ticked, or, ticked already, no more. */
function filledWith({ screen }: Context, field: FormField, value: string): ModalValue {
  if (field.kind === 'text') return value;
  if (field.kind !== 'boxes') return [value];
  const ticked = chosenIn(field, screen.form?.filled[field.id]);
  return ticked.includes(value) ? ticked.filter((one) => one !== value) : [...ticked, value];
}

function put(context: Context, field: FormField, value: ModalValue): Result {
  const { form } = context.screen;
  if (form === null) return shown();
  const filled = { ...form.filled, [field.id]: value };
  context.screen.form = { ...form, filled };
  return shown({ kind: 'form', modal: form.modal, filled });
}

function findField(fields: readonly FormField[], name: string): FormField | undefined {
  const key = plainLabel(name);
  return (
    fields.find(({ id, label }) => id === name || plainLabel(label) === key) ??
    fields.find(({ label }) => plainLabel(label).startsWith(key))
  );
}

function optionNamed(field: FormField, label: string): string | undefined {
  const key = plainLabel(label);
  const found =
    offersOf(field).find((option) => option.value === label || plainLabel(option.label) === key) ??
    offersOf(field).find((option) => plainLabel(option.label).startsWith(key));
  return found?.value;
}
