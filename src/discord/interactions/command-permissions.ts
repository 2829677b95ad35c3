import {
  type APIApplicationCommandPermission,
  ApplicationCommandPermissionType as Of,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Asked } from '../../commands/command.ts';

/** What a server has set for all of an app's commands, and for one of them: who may use them, and where. */
export type CommandRules = {
  app: readonly APIApplicationCommandPermission[];
  command: readonly APIApplicationCommandPermission[];
};

export type Asking = Pick<Asked<unknown>, 'guildId' | 'channelId' | 'parentId' | 'userId' | 'roles' | 'permissions'>;

/**
 * Whether Discord would let somebody use a command of a server: what is set for the command comes before what is set for the
 * app, and before the permissions that the command asks for; administrators always may.
 * https://discord.com/developers/docs/interactions/application-commands#permissions and its change of 17 November 2022
 */
export function mayUse(rules: CommandRules, asking: Asking, needed: bigint): boolean {
  if ((asking.permissions & PermissionFlagsBits.Administrator) !== 0n) return true;
  if ((byChannel(rules.command, asking) ?? byChannel(rules.app, asking)) === false) return false;
  const ofCommand = byMember(rules.command, asking);
  if (ofCommand !== undefined) return ofCommand;
  return byMember(rules.app, asking) !== false && (asking.permissions & needed) === needed;
}

/** Threads go by their channel; all channels together have the server's id less one. */
function byChannel(rules: CommandRules['app'], { guildId, channelId, parentId }: Asking): boolean | undefined {
  const set = (id: string | null) => rules.find((rule) => rule.type === Of.Channel && rule.id === id)?.permission;
  return set(channelId) ?? set(parentId) ?? set(String(BigInt(guildId) - 1n));
}

/** The member before their roles, of which one that may is enough, before @everyone, whose role has the server's id. */
function byMember(rules: CommandRules['app'], { guildId, userId, roles }: Asking): boolean | undefined {
  const own = rules.find((rule) => rule.type === Of.User && rule.id === userId);
  if (own !== undefined) return own.permission;
  const ofRoles = rules.filter((rule) => rule.type === Of.Role && roles.includes(rule.id));
  if (ofRoles.length > 0) return ofRoles.some(({ permission }) => permission);
  return rules.find((rule) => rule.type === Of.Role && rule.id === guildId)?.permission;
}
