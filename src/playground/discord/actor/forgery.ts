import { ComponentType, InteractionType } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import type { Json } from '../form.ts';
import { createMessage } from '../messages/messages.ts';
import type { Channel } from '../state.ts';

/** The type and data of an interaction that no component of any message led to. */
export function forgery(
  customId: string,
  part: { readonly values?: readonly string[]; readonly fields?: Readonly<Record<string, string>> },
): { type: InteractionType; data: Json } {
  const { values, fields } = part;
  if (fields !== undefined) {
    const components = Object.entries(fields).map(([id, value], index) => ({
      type: ComponentType.Label,
      id: index,
      component: { type: ComponentType.TextInput, custom_id: id, value },
    }));
    return { type: InteractionType.ModalSubmit, data: { custom_id: customId, components } };
  }
  const pressed =
    values === undefined
      ? { component_type: ComponentType.Button }
      : { component_type: ComponentType.StringSelect, values: [...values] };
  return { type: InteractionType.MessageComponent, data: { custom_id: customId, ...pressed } };
}

/** The id of a private message from the bot that no interaction led to. */
export function privateMessage(core: Core, channel: Channel, userId: string): string {
  const draft = { channel, authorId: core.state.botId, body: { content: 'Forged' }, uploads: [] };
  return createMessage(core, { ...draft, visibleTo: userId, privileged: true }).json.id;
}
