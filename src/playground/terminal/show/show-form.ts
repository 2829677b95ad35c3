import type { Style } from '../../seam.ts';
import { type FormField, fieldsOf, offersOf } from '../form-fields.ts';
import type { FilledIn, Shown } from './shown.ts';

/** An open form: its fields with what stands in them, and how to go on. */
export function showForm(form: Extract<Shown, { kind: 'form' }>, style: Style): string {
  const { title } = form.modal.data;
  const lines = [
    `╭─ ${style.bold(title)}`,
    ...fieldsOf(form.modal.data).flatMap((field) => fieldLines(field, form.filled, style)),
    `╰─ [Submit] [Cancel]   ${style.dim('(fill FIELD: text, then submit)')}`,
  ];
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n');
}

function fieldLines(field: FormField, filled: FilledIn, style: Style): string[] {
  const head = `│ ${style.bold(field.label)}${field.required ? ' *' : ''}`;
  const about = field.description === '' ? [] : [`│   ${style.dim(field.description)}`];
  return [head, ...about, ...valueLines(field, filled[field.id], style).map((line) => `│   ${line}`)];
}

function valueLines(field: FormField, filled: string | readonly string[] | undefined, style: Style): string[] {
  if (field.kind === 'select') {
    const chosen = filled === undefined ? null : [filled].flat();
    return offersOf(field).map((option) => {
      const on = chosen === null ? option.default === true : chosen.includes(option.value);
      return `${on ? '(•)' : '( )'} ${option.label}`;
    });
  }
  const text = String(filled ?? field.value);
  if (text === '') return [`> ${style.dim(field.placeholder)}`.trimEnd()];
  return text.split('\n').map((line) => `> ${line}`);
}
