import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord-api-types/v10';

/** One field of a form, whichever of Discord's two ways it was laid out in. */
export type FormField = {
  id: string;
  label: string;
  description: string;
  /** Stands grey in an empty text field. */
  placeholder: string;
  required: boolean;
  paragraph: boolean;
  value: string;
  /** Null for fields that take text. */
  options: { label: string; value: string; chosen: boolean }[] | null;
};

/** The fields of a form in their order; what cannot be filled in is left out. */
export function fieldsOf(form: APIModalInteractionResponseCallbackData): FormField[] {
  return form.components.flatMap((part): FormField[] => {
    if (part.type === ComponentType.ActionRow) {
      return part.components.map((input) => textField(input, input.label ?? input.custom_id, ''));
    }
    if (part.type !== ComponentType.Label) return [];
    const { component, label, description = '' } = part;
    if (component.type === ComponentType.TextInput) return [textField(component, label, description)];
    if (component.type !== ComponentType.StringSelect) return [];
    return [
      {
        id: component.custom_id,
        label,
        description,
        placeholder: '',
        required: component.required !== false,
        paragraph: false,
        value: '',
        options: component.options.map((option) => ({
          label: option.label,
          value: option.value,
          chosen: option.default === true,
        })),
      },
    ];
  });
}

type TextInput = {
  custom_id: string;
  style: TextInputStyle;
  required?: boolean;
  value?: string;
  placeholder?: string;
};

function textField(input: TextInput, label: string, description: string): FormField {
  return {
    id: input.custom_id,
    label,
    description,
    placeholder: input.placeholder ?? '',
    required: input.required !== false,
    paragraph: input.style === TextInputStyle.Paragraph,
    value: input.value ?? '',
    options: null,
  };
}
