import type { APIModalInteractionResponseCallbackData, APISelectMenuOption } from 'discord-api-types/v10';
import { type FormPart, formParts } from '../text/form-parts.ts';

/** A part of a form that can be filled in at a terminal: text, or a choice of named options. */
export type FormField = Extract<FormPart, { kind: 'text' | 'select' }>;

/** The fields of a form in their order; what cannot be filled in here is left out. */
export function fieldsOf(form: APIModalInteractionResponseCallbackData): FormField[] {
  return formParts(form).filter(
    (part): part is FormField => part.kind === 'text' || (part.kind === 'select' && 'options' in part.select),
  );
}

/** What a field offers to choose from; nothing where it takes text. */
export function offersOf(field: FormField): APISelectMenuOption[] {
  return field.kind === 'select' && 'options' in field.select ? field.select.options : [];
}
