import {
  type APIApplicationCommandOptionChoice,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  type MessageFlags,
  TextInputStyle,
} from 'discord-api-types/v10';
import { assertModal } from '../../messages/kit/assert-message.ts';
import { shorten } from '../../messages/kit/format.ts';
import type { Attachment, Message, Modal, ModalInput } from '../../messages/kit/message.ts';

/** A request body, with the files that travel beside it as multipart. */
export type Payload = { body: Record<string, unknown>; files?: { name: string; data: Buffer }[] };

/** The JSON of a new message. */
export function newMessage({ files = [], ...body }: Message, flags?: MessageFlags): Payload {
  const attachments = files.length === 0 ? {} : { attachments: listed(files) };
  return withFiles({ ...body, ...attachments, ...(flags ? { flags } : {}) }, files);
}

/** The JSON that turns an existing message into this one; what it does not have is taken away. */
export function wholeMessage(message: Message): Payload {
  const { files = [], content = '', embeds = [], components = [], allowed_mentions } = message;
  return withFiles({ content, embeds, components, allowed_mentions, attachments: listed(files) }, files);
}

function listed(files: readonly Attachment[]): { id: string; filename: string; description?: string }[] {
  return files.map(({ name, description }, i) => ({
    id: String(i),
    filename: name,
    ...(description === undefined ? {} : { description }),
  }));
}

function withFiles(body: Payload['body'], files: readonly Attachment[]): Payload {
  if (files.length === 0) return { body };
  const bytes = (data: Attachment['data']) =>
    typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return { body, files: files.map(({ name, data }) => ({ name, data: bytes(data) })) };
}

/** Keeps suggestions within Discord's limits: 25 of them, names and values up to 100 characters. */
export function fittingChoices(
  choices: readonly APIApplicationCommandOptionChoice<string>[],
): APIApplicationCommandOptionChoice<string>[] {
  return (
    choices
      // A shortened value would mean something else, so such a suggestion is left out.
      .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= 100)
      .slice(0, 25)
      .map((choice) => ({ ...choice, name: shorten(choice.name, 100) }))
  );
}

/** Writes a form as Discord wants it: each input inside a Label (https://discord.com/developers/docs/components/reference#label). */
export function modalJson(modal: Modal): APIModalInteractionResponseCallbackData {
  assertModal(modal);
  const { id, title, inputs } = modal.modal;
  return { custom_id: id, title, components: inputs.map(part) };
}

function part(input: Modal['modal']['inputs'][number]): APILabelComponent | APITextDisplayComponent {
  return input.kind === 'words' ? { type: ComponentType.TextDisplay, content: input.text } : label(input);
}

function label(input: ModalInput): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: input.label,
    ...(input.description === undefined ? {} : { description: input.description }),
    component: control(input),
  };
}

function control(input: ModalInput): APILabelComponent['component'] {
  const { id: custom_id, required } = input;
  if (input.kind === 'choice') {
    const amount = { min_values: required ? 1 : 0, max_values: 1 };
    return { type: ComponentType.StringSelect, custom_id, required, ...amount, options: input.options };
  }
  if (input.kind === 'checks') {
    const amount = { min_values: required ? 1 : 0, max_values: input.options.length };
    return { type: ComponentType.CheckboxGroup, custom_id, required, ...amount, options: input.options };
  }
  if (input.kind === 'file') {
    return { type: ComponentType.FileUpload, custom_id, required, min_values: required ? 1 : 0, max_values: 1 };
  }
  return {
    type: ComponentType.TextInput,
    custom_id,
    style: input.style === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required,
    max_length: input.max,
    ...(input.min === undefined ? {} : { min_length: input.min }),
    // Discord refuses an empty placeholder and treats an empty value as none.
    ...(input.value ? { value: input.value } : {}),
    ...(input.placeholder ? { placeholder: input.placeholder } : {}),
  };
}
