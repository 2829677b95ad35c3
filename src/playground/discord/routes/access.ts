import { PermissionFlagsBits } from 'discord-api-types/v10';
import { channelPermissions, may } from '../permissions.ts';
import {
  missingAccess,
  serviceUnavailable,
  unknownApplication,
  unknownChannel,
  unknownGuild,
  unknownMessage,
} from '../refusal.ts';
import { type Channel, findMessage, type Guild, memberOf, type StoredMessage } from '../state.ts';
import { type Call, param } from './route.ts';

/** The channel of the path, which the bot must be able to view. */
export function channelOf(call: Call): { readonly channel: Channel; readonly permissions: bigint } {
  const { state } = call.core;
  const channel = state.channels[param(call, 'channel')];
  if (channel === undefined) throw unknownChannel();
  const permissions = channelPermissions(call.core, channel, state.botId);
  const guild = channel.guildId === undefined ? undefined : state.guilds[channel.guildId];
  assertNoOutage(guild);
  if (!may(permissions, PermissionFlagsBits.ViewChannel)) throw missingAccess();
  return { channel, permissions };
}

/** The message of the path; ephemeral ones do not exist outside their interaction. */
export function messageOf(call: Call, channel: Channel): StoredMessage {
  const message = findMessage(call.core.state, param(call, 'message'), channel.id);
  if (message === undefined || message.visibleTo !== undefined) throw unknownMessage();
  return message;
}

/** The guild of the path, with the bot in it. */
export function guildOf(call: Call): Guild {
  const { state } = call.core;
  const guild = state.guilds[param(call, 'guild')];
  if (guild === undefined || memberOf(guild, state.botId) === undefined) throw unknownGuild();
  assertNoOutage(guild);
  return guild;
}

function assertNoOutage(guild: Guild | undefined): void {
  if (guild === undefined || guild.available || guild.outage === 'works') return;
  throw guild.outage === 'forbidden' ? missingAccess() : serviceUnavailable();
}

export function assertOwnApplication(call: Call): void {
  if (param(call, 'application') !== call.core.state.application.id) throw unknownApplication();
}
