import type { ModalValue } from '../../discord/index.ts';
import type { Style } from '../../seam.ts';
import { formParts } from '../../text/form-parts.ts';
import { chosenIn, type FormField, isField, offersOf } from '../form-fields.ts';
import type { FilledIn, Shown } from './shown.ts';

/** An open form: its fields with what stands in them, and how to go on. */
export function showForm(form: Extract<Shown, { kind: 'form' }>, style: Style): string {
  const { title } = form.modal.data;
  const lines = [
    `╭─ ${style.bold(title)}`,
    ...formParts(form.modal.data).flatMap((part) => {
      if (part.kind === 'words') return part.text.split('\n').map((line) => `│ ${line}`);
      return isField(part) ? fieldLines(part, form.filled, style) : [];
    }),
    `╰─ [Submit] [Cancel]   ${style.dim('(fill FIELD: text, then submit)')}`,
  ];
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n');
}

function fieldLines(field: FormField, filled: FilledIn, style: Style): string[] {
  const head = `│ ${style.bold(field.label)}${field.required ? ' *' : ''}`;
  const about = field.description === '' ? [] : [`│   ${style.dim(field.description)}`];
  return [head, ...about, ...valueLines(field, filled[field.id], style).map((line) => `│   ${line}`)];
}

function valueLines(field: FormField, filled: ModalValue | undefined, style: Style): string[] {
  if (field.kind === 'select' || field.kind === 'boxes') {
    const chosen = chosenIn(field, filled);
    const [on, off] = field.kind === 'boxes' ? ['[x]', '[ ]'] : ['(•)', '( )'];
    return offersOf(field).map(({ value, label }) => `${chosen.includes(value) ? on : off} ${label}`);
  }
  if (field.kind === 'file') {
    const names = [filled ?? []].flat().map((file) => (typeof file === 'string' ? file : file.name));
    return [names.length === 0 ? `> ${style.dim('attach FILE')}` : `> 📎 ${names.join(', ')}`];
  }
  const text = String(filled ?? field.value);
  if (text === '') return [`> ${style.dim(field.placeholder)}`.trimEnd()];
  return text.split('\n').map((line) => `> ${line}`);
}
