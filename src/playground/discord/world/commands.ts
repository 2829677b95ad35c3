import { type APIApplicationCommandPermission, ApplicationCommandPermissionType } from 'discord-api-types/v10';
import type { CommandRule, DiscordWorld } from '../contract.ts';
import type { Core } from '../core.ts';
import { clientRefusal, findChannel, findGuild, findPerson } from '../lookup.ts';
import type { Guild, State } from '../state.ts';

/** Sets who may use commands in a guild, and tells the bot. */
export function commandEdits(core: Core): DiscordWorld['setCommandPermissions'] {
  const { state } = core;
  return (guildName, command, rules) => {
    const guild = findGuild(state, guildName);
    const id = command === undefined ? state.application.id : state.commands.find(({ name }) => name === command)?.id;
    if (id === undefined) throw clientRefusal(`there is no command /${command}`);
    const permissions = rules.map((rule) => permissionOf(state, guild, rule));
    const { [id]: _, ...others } = state.commandPermissions?.[guild.id] ?? {};
    state.commandPermissions = {
      ...state.commandPermissions,
      [guild.id]: permissions.length === 0 ? others : { ...others, [id]: permissions },
    };
    const data = { id, application_id: state.application.id, guild_id: guild.id, permissions };
    core.emit('APPLICATION_COMMAND_PERMISSIONS_UPDATE', data, 0);
  };
}

function permissionOf(state: State, guild: Guild, { target, allow }: CommandRule): APIApplicationCommandPermission {
  const { Role, User, Channel } = ApplicationCommandPermissionType;
  if (target === 'all channels') return { id: String(BigInt(guild.id) - 1n), type: Channel, permission: allow };
  const role = guild.roles.find(({ id, name }) => id === target || name === target);
  if (role !== undefined) return { id: role.id, type: Role, permission: allow };
  if (target.startsWith('#')) return { id: findChannel(state, target, guild).id, type: Channel, permission: allow };
  return { id: findPerson(state, target).user.id, type: User, permission: allow };
}
