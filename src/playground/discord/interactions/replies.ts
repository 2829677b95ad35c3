import { ApplicationCommandType, InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import type { Outcome } from '../contract.ts';
import type { Core } from '../core.ts';
import type { Check, Json } from '../form.ts';
import type { Upload } from '../messages/attachments.ts';
import { createMessage, editMessage } from '../messages/messages.ts';
import { renderUser } from '../messages/render.ts';
import { invalidForm, unknownMessage } from '../refusal.ts';
import type { StoredMessage } from '../state.ts';
import { messageIssues } from '../validate/message.ts';
import type { LiveInteraction } from './live-interaction.ts';

/** The message that answers an interaction: the first one, or one more. */
export function reply(
  core: Core,
  live: LiveInteraction,
  body: Json,
  uploads: readonly Upload[],
  path: string[],
  loading: boolean,
): StoredMessage {
  refuse(messageIssues(body, { path, mayBeEphemeral: true }));
  const channel = core.state.channels[live.channelId];
  if (channel === undefined) throw unknownMessage();
  const ephemeral = (Number(body['flags'] ?? 0) & MessageFlags.Ephemeral) !== 0;
  const first = live.originalId === undefined;
  const referenced = first ? live.sourceId : live.originalId;
  return createMessage(core, {
    channel,
    authorId: core.state.botId,
    body,
    uploads,
    loading,
    privileged: true,
    type: typeOf(live, first),
    answeredTo: live.userId,
    ...(ephemeral ? { visibleTo: live.userId } : {}),
    extra: {
      webhook_id: core.state.application.id,
      application_id: core.state.application.id,
      interaction_metadata: metadataOf(core, live),
      ...(referenced === undefined
        ? {}
        : { message_reference: { type: 0, message_id: referenced, channel_id: live.channelId, ...guildOf(live) } }),
    },
  });
}

function guildOf(live: LiveInteraction) {
  return live.guildId === undefined ? {} : { guild_id: live.guildId };
}

function typeOf(live: LiveInteraction, first: boolean): MessageType {
  if (!first || live.command === undefined)
    return live.sourceId === undefined && first ? MessageType.Default : MessageType.Reply;
  return live.command.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}

function metadataOf(core: Core, live: LiveInteraction) {
  const metadata = {
    id: live.id,
    type: live.type,
    user: renderUser(core.state, live.userId),
    authorizing_integration_owners: live.installations,
    ...(live.command === undefined ? {} : { name: live.command.name, command_type: live.command.type }),
    ...(live.sourceId === undefined ? {} : { interacted_message_id: live.sourceId }),
    ...(live.type === InteractionType.ModalSubmit
      ? {
          triggering_interaction_metadata: {
            id: live.id,
            type: InteractionType.ApplicationCommand,
            user: renderUser(core.state, live.userId),
            authorizing_integration_owners: live.installations,
          },
        }
      : {}),
  };
  return metadata as NonNullable<StoredMessage['json']['interaction_metadata']>;
}

export function edit(core: Core, message: StoredMessage, body: Json, uploads: readonly Upload[], path: string[]): void {
  refuse(messageIssues(body, { path, mayBeEphemeral: true }));
  editMessage(core, message, body, uploads, true);
}

export function messageOutcome(message: StoredMessage, deferred: boolean): Outcome {
  return { kind: 'message', message: message.json, ephemeral: message.visibleTo !== undefined, deferred };
}

export function refuse(issues: ReturnType<Check>): void {
  if (issues.length > 0) throw invalidForm(issues);
}

export function isLoading(message: StoredMessage): boolean {
  return (Number(message.json.flags ?? 0) & MessageFlags.Loading) !== 0;
}
