import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';

/** A part of a form. */
export type FormPart =
  | { kind: 'words'; text: string }
  | ({ kind: 'text'; paragraph: boolean; value: string; placeholder: string; min: number; max: number } & Labelled)
  | ({ kind: 'select'; select: APISelectMenuComponent } & Labelled)
  | ({ kind: 'boxes'; options: Box[] } & Labelled)
  | ({ kind: 'file'; most: number } & Labelled);

type Box = { label: string; value: string; description: string; ticked: boolean };

type Labelled = { id: string; label: string; description: string; required: boolean };

/** The parts of a form in their order. */
export function formParts({ components }: APIModalInteractionResponseCallbackData): FormPart[] {
  return components.map((part) => {
    if (part.type === ComponentType.TextDisplay) return { kind: 'words', text: part.content };
    if (part.type === ComponentType.Label) return partOf(part);
    throw new Error(`the local Discord takes no form with a component of type ${part.type}`);
  });
}

function partOf({ component, label, description = '' }: APILabelComponent): FormPart {
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
    case ComponentType.ChannelSelect:
      return { kind: 'select', ...labelled, select: component };
    case ComponentType.CheckboxGroup:
      return {
        kind: 'boxes',
        ...labelled,
        options: component.options.map(({ label, value, description = '', default: ticked = false }) => {
          return { label, value, description, ticked };
        }),
      };
    case ComponentType.FileUpload:
      return { kind: 'file', ...labelled, most: component.max_values ?? 1 };
    default:
      throw new Error(`the local Discord takes no form with a field of type ${component.type}`);
  }
}
