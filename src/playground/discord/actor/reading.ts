import { type APIMessage, MessageFlags, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { SeenMessage } from '../contract.ts';
import type { Core } from '../core.ts';
import { channelPermissions, may } from '../permissions.ts';
import { type Channel, findMessage, memberOf, type StoredMessage } from '../state.ts';

/** What a member sees in a channel, oldest first; ephemeral messages only for whom they are, until dismissed. */
export function read(core: Core, channel: Channel, userId: string): SeenMessage[] {
  const { state } = core;
  if (!may(channelPermissions(core, channel, userId), PermissionFlagsBits.ViewChannel)) return [];
  const guild = channel.guildId === undefined ? undefined : state.guilds[channel.guildId];
  const roles = guild === undefined ? [] : (memberOf(guild, userId)?.roles ?? []);
  const notified = ({ json, pings }: StoredMessage) =>
    json.author.id !== userId &&
    (pings.everyone ||
      pings.users.includes(userId) ||
      pings.roles.some((role) => role === guild?.id || roles.includes(role)));
  return (state.messages[channel.id] ?? [])
    .filter(({ visibleTo, dismissed }) => visibleTo === undefined || (visibleTo === userId && dismissed !== true))
    .map((stored) => ({
      message: begun(core, stored.json),
      ephemeral: stored.visibleTo !== undefined,
      edited: stored.json.edited_timestamp !== null,
      loading: (Number(stored.json.flags ?? 0) & MessageFlags.Loading) !== 0,
      pinged: notified(stored),
      answeredTo: stored.answeredTo === undefined ? undefined : state.people[stored.answeredTo]?.user,
    }));
}

/** A thread begins with the message that it hangs on, as that is now; it is pressed where it stands. */
function begun({ state }: Core, message: APIMessage): APIMessage {
  if (message.type !== MessageType.ThreadStarterMessage) return message;
  const { message_id = '', channel_id } = message.message_reference ?? {};
  const first = findMessage(state, message_id, channel_id)?.json;
  return first === undefined ? message : { ...message, content: first.content, embeds: first.embeds };
}
