import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';

/** A part of a form, whichever of Discord's ways it was laid out in. */
export type FormPart =
  | { kind: 'words'; text: string }
  | ({ kind: 'text'; paragraph: boolean; value: string; placeholder: string; min: number; max: number } & Labelled)
  | ({ kind: 'select'; select: APISelectMenuComponent } & Labelled)
  | ({ kind: 'unknown' } & Labelled);

type Labelled = { id: string; label: string; description: string; required: boolean };

/** The parts of a form in their order. */
export function formParts({ components }: APIModalInteractionResponseCallbackData): FormPart[] {
  return components.flatMap((part): FormPart[] => {
    switch (part.type) {
      case ComponentType.TextDisplay:
        return [{ kind: 'words', text: part.content }];
      case ComponentType.ActionRow:
        return part.components.map((input) => partOf(input, input.label ?? '', ''));
      case ComponentType.Label:
        return [partOf(part.component, part.label, part.description ?? '')];
      default:
        return [];
    }
  });
}

function partOf(component: APIComponentInLabel | APITextInputComponent, label: string, description: string): FormPart {
  const id = component.custom_id;
  const required = !('required' in component) || component.required !== false;
  const labelled = { id, label: label === '' ? id : label, description, required };
  switch (component.type) {
    case ComponentType.TextInput:
      return {
        kind: 'text',
        ...labelled,
        paragraph: component.style === TextInputStyle.Paragraph,
        value: component.value ?? '',
        placeholder: component.placeholder ?? '',
        min: component.min_length ?? 0,
        max: component.max_length ?? 4_000,
      };
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return { kind: 'select', ...labelled, select: component };
    default:
      return { kind: 'unknown', ...labelled };
  }
}
