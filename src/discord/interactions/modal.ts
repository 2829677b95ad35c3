import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { assertModal } from '../../messages/kit/assert-message.ts';
import type { Modal, ModalInput } from '../../messages/kit/message.ts';

/** Writes a form as Discord wants it: each input inside a Label (https://discord.com/developers/docs/components/reference#label). */
export function modalJson(modal: Modal): APIModalInteractionResponseCallbackData {
  assertModal(modal);
  const { id, title, inputs } = modal.modal;
  return { custom_id: id, title, components: inputs.map(label) };
}

function label(input: ModalInput): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: input.label,
    ...(input.description === undefined ? {} : { description: input.description }),
    component: input.kind === 'text' ? textInput(input) : choice(input),
  };
}

function textInput(input: ModalInput & { kind: 'text' }): APILabelComponent['component'] {
  return {
    type: ComponentType.TextInput,
    custom_id: input.id,
    style: input.style === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required: input.required,
    max_length: input.max,
    ...(input.min === undefined ? {} : { min_length: input.min }),
    // Discord refuses an empty placeholder and treats an empty value as none.
    ...(input.value === undefined || input.value === '' ? {} : { value: input.value }),
    ...(input.placeholder === undefined || input.placeholder === '' ? {} : { placeholder: input.placeholder }),
  };
}

function choice(input: ModalInput & { kind: 'choice' }): APILabelComponent['component'] {
  return {
    type: ComponentType.StringSelect,
    custom_id: input.id,
    required: input.required,
    min_values: input.required ? 1 : 0,
    max_values: 1,
    options: input.options,
  };
}
