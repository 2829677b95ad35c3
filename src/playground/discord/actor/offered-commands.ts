import { type APIApplicationCommand, PermissionFlagsBits } from 'discord-api-types/v10';
import { commandOffered } from '../command-permissions.ts';
import type { Core } from '../core.ts';
import { contextOf, installationsFor, installationsOf } from '../interactions/installations.ts';
import { channelPermissions, may } from '../permissions.ts';
import type { Channel } from '../state.ts';

/** The commands this member may use here; administrators may use all. */
export function offeredCommands(core: Core, channel: Channel, userId: string): APIApplicationCommand[] {
  const permissions = channelPermissions(core, channel, userId);
  const context = contextOf(channel);
  const installations = installationsFor(core.state, channel, userId);
  if (!may(permissions, PermissionFlagsBits.ViewChannel)) return [];
  if (channel.guildId !== undefined && !may(permissions, PermissionFlagsBits.UseApplicationCommands)) return [];
  return core.state.commands.filter((command) => {
    if (Array.isArray(command.contexts) && !command.contexts.includes(context)) return false;
    const by = installationsOf(installations, command.integration_types);
    if (Object.keys(by).length === 0) return false;
    const { guildId } = channel;
    // What a guild sets for commands is about its own installation.
    return (
      guildId === undefined ||
      !('0' in by) ||
      commandOffered(core.state, command, { ...channel, guildId }, userId, permissions)
    );
  });
}
