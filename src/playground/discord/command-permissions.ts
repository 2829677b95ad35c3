import {
  type APIApplicationCommand,
  type APIApplicationCommandPermission,
  ApplicationCommandPermissionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { may } from './permissions.ts';
import { type Channel, memberOf, type State } from './state.ts';

type Setting = readonly APIApplicationCommandPermission[];

/** What a guild has set for a command, or with the application's id for all of them. */
export function commandSetting(state: State, guildId: string, id: string): Setting {
  return state.commandPermissions?.[guildId]?.[id] ?? [];
}

/**
 * Whether the client offers a command in a guild's channel, by the rules of 2023: a channel that is off for the command, else
 * for the app; then what is set for the member on the command; then a no for them on the app; then the permissions that
 * the command asks for by default. Administrators may use everything.
 */
export function commandOffered(
  state: State,
  command: APIApplicationCommand,
  channel: Channel & { guildId: string },
  userId: string,
  permissions: bigint,
): boolean {
  if (may(permissions, PermissionFlagsBits.Administrator)) return true;
  const guild = state.guilds[channel.guildId];
  const roles = guild === undefined ? [] : (memberOf(guild, userId)?.roles ?? []);
  const levels = [command.id, state.application.id].map((id) => commandSetting(state, channel.guildId, id));
  const [onCommand = [], onApp = []] = levels;

  const allChannels = String(BigInt(channel.guildId) - 1n);
  const channels = [channel.id, channel.parentId, allChannels];
  const channelRule = levels
    .flatMap((level) => channels.map((id) => found(level, ApplicationCommandPermissionType.Channel, id)))
    .find((rule) => rule !== undefined);
  if (channelRule?.permission === false) return false;

  const forMember = memberRule(onCommand, channel.guildId, userId, roles);
  if (forMember !== undefined) return forMember;
  if (memberRule(onApp, channel.guildId, userId, roles) === false) return false;
  const needed = command.default_member_permissions;
  if (needed === null || needed === undefined) return true;
  // "0" leaves the command to administrators.
  return needed !== '0' && may(permissions, BigInt(needed));
}

function memberRule(level: Setting, guildId: string, userId: string, roles: readonly string[]): boolean | undefined {
  const user = found(level, ApplicationCommandPermissionType.User, userId);
  if (user !== undefined) return user.permission;
  const held = roles.flatMap((id) => found(level, ApplicationCommandPermissionType.Role, id) ?? []);
  if (held.length === 0) return found(level, ApplicationCommandPermissionType.Role, guildId)?.permission;
  return held.some(({ permission }) => permission);
}

function found(level: Setting, type: ApplicationCommandPermissionType, id: string | undefined) {
  return level.find((rule) => rule.type === type && rule.id === id);
}
