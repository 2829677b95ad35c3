import type { APIModalInteractionResponseCallbackData, APISelectMenuComponent } from 'discord-api-types/v10';

/** A part of a form, whichever of Discord's ways it was laid out in. */
export type FormPart =
  | { kind: 'words'; text: string }
  | ({ kind: 'text'; paragraph: boolean; value: string; placeholder: string; min: number; max: number } & Labelled)
  | ({ kind: 'select'; select: APISelectMenuComponent } & Labelled)
  | ({ kind: 'unknown' } & Labelled);

type Labelled = { id: string; label: string; description: string; required: boolean };

// The numbers of Discord's component types; their names live in a library too large for a page.
const type = { row: 1, textInput: 4, words: 10, label: 18 };
const selects = [3, 5, 6, 7, 8];

type Component = {
  type: number;
  custom_id?: string;
  label?: string;
  description?: string;
  required?: boolean;
  style?: number;
  value?: string;
  placeholder?: string;
  min_length?: number;
  max_length?: number;
  content?: string;
  component?: Component;
  components?: Component[];
};

/** The parts of a form in their order. */
export function formParts(form: APIModalInteractionResponseCallbackData): FormPart[] {
  return (form.components as unknown as Component[]).flatMap((part): FormPart[] => {
    if (part.type === type.words) return [{ kind: 'words', text: part.content ?? '' }];
    if (part.type === type.row) return (part.components ?? []).map((one) => partOf(one, one.label ?? '', ''));
    if (part.type !== type.label || part.component === undefined) return [];
    return [partOf(part.component, part.label ?? '', part.description ?? '')];
  });
}

function partOf(component: Component, label: string, description: string): FormPart {
  const id = component.custom_id ?? '';
  const labelled = { id, label: label === '' ? id : label, description, required: component.required !== false };
  if (component.type === type.textInput) {
    return {
      kind: 'text',
      ...labelled,
      paragraph: component.style === 2,
      value: component.value ?? '',
      placeholder: component.placeholder ?? '',
      min: component.min_length ?? 0,
      max: component.max_length ?? 4_000,
    };
  }
  if (selects.includes(component.type)) {
    return { kind: 'select', ...labelled, select: component as unknown as APISelectMenuComponent };
  }
  return { kind: 'unknown', ...labelled };
}
