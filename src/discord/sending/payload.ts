import type { MessageFlags } from 'discord-api-types/v10';
import type { Attachment, Message } from '../../messages/kit/message.ts';

/** A request body with the files that travel beside it as multipart. */
export type Payload = { body: Record<string, unknown>; files: { name: string; data: Buffer }[] };

/** The JSON of a new message. */
export function newMessage(message: Message, flags?: MessageFlags): Payload {
  const { files = [], ...body } = message;
  return {
    body: { ...body, ...(files.length === 0 ? {} : { attachments: listed(files) }), ...(flags ? { flags } : {}) },
    files: bytes(files),
  };
}

/** The JSON that turns an existing message into this one; what it does not have is taken away. */
export function wholeMessage(message: Message): Payload {
  const { files = [], content = '', embeds = [], components = [], allowed_mentions } = message;
  return { body: { content, embeds, components, allowed_mentions, attachments: listed(files) }, files: bytes(files) };
}

function listed(files: readonly Attachment[]): { id: string; filename: string }[] {
  return files.map(({ name }, i) => ({ id: String(i), filename: name }));
}

function bytes(files: readonly Attachment[]): Payload['files'] {
  return files.map(({ name, data }) => ({
    name,
    data:
      typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data.buffer, data.byteOffset, data.byteLength),
  }));
}
