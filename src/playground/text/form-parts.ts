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
  /** Boxes to tick, or, with `one`, of which one is chosen. */
  | ({ kind: 'boxes'; options: Box[]; one: boolean } & Labelled)
  | ({ kind: 'file'; most: number } & Labelled)
  | ({ kind: 'unknown' } & Labelled);

type Box = { label: string; value: string; description: string; ticked: boolean };

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
    case ComponentType.CheckboxGroup:
    case ComponentType.RadioGroup:
      return {
        kind: 'boxes',
        ...labelled,
        one: component.type === ComponentType.RadioGroup,
        options: component.options.map(({ label, value, description = '', default: ticked = false }) => {
          return { label, value, description, ticked };
        }),
      };
    case ComponentType.FileUpload:
      return { kind: 'file', ...labelled, most: component.max_values ?? 1 };
    default:
      return { kind: 'unknown', ...labelled };
  }
}
