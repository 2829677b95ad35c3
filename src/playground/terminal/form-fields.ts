import type { APIModalInteractionResponseCallbackData, APISelectMenuOption } from 'discord-api-types/v10';
import type { ModalValue } from '../discord/index.ts';
import { type FormPart, formParts } from '../text/form-parts.ts';

/** A part of a form that can be filled in at a terminal: text, a choice of named options, boxes, or a file. */
export type FormField = Exclude<FormPart, { kind: 'words' }>;

/** What is chosen in a field, by value: as it was filled in, else as the form was opened. */
export function chosenIn(field: FormField, filled: ModalValue | undefined): string[] {
  if (filled === undefined) return offersOf(field).flatMap((one) => (one.default === true ? [one.value] : []));
  return [filled].flat().filter((value) => typeof value === 'string');
}

/** The fields of a form in their order; what cannot be filled in here is left out. */
export function fieldsOf(form: APIModalInteractionResponseCallbackData): FormField[] {
  return formParts(form).filter(isField);
}

/** Whether a part of a form can be filled in here. */
export function isField(part: FormPart): part is FormField {
  return part.kind === 'select' ? 'options' in part.select : part.kind !== 'words';
}

/** What a field offers to choose from; nothing where it takes text. */
export function offersOf(field: FormField): Pick<APISelectMenuOption, 'label' | 'value' | 'default'>[] {
  if (field.kind === 'boxes') return field.options.map(({ ticked, ...one }) => ({ ...one, default: ticked }));
  return field.kind === 'select' && 'options' in field.select ? field.select.options : [];
}
