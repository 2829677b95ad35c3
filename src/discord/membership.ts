import { PermissionFlagsBits, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { neededPermissions, sendInThreads } from '../messages/kit/permissions.ts';
import { repeatable } from './rest/refusal.ts';

// How Discord answers about a server that the bot is not in.
const outCodes: readonly number[] = [RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess];

/** The address by which an admin adds the bot to a server, with exactly what it needs: https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
export function inviteUrl(applicationId: string): string {
  return authorizeUrl(applicationId, needed);
}

/** The same for one server that it is in, in which it shall manage roles, too. */
export function allowUrl(applicationId: string, guildId: string): string {
  return authorizeUrl(applicationId, needed | PermissionFlagsBits.ManageRoles, {
    guild_id: guildId,
    disable_guild_select: 'true',
  });
}

const needed = [...neededPermissions, sendInThreads].reduce((bits, { bit }) => bits | bit, 0n);

function authorizeUrl(applicationId: string, permissions: bigint, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
    ...more,
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}

/** Whether the bot is in a server, asked of Discord now; `unknown` where it does not say. Never throws. */
export async function askMembership(rest: REST, guildId: string): Promise<'in' | 'out' | 'unknown'> {
  const outcome = await repeatable((signal) => rest.get(Routes.guild(guildId), { signal }));
  if (outcome.kind === 'ok') return 'in';
  return outcome.kind === 'refused' && outCodes.includes(outcome.code) ? 'out' : 'unknown';
}

/** Makes the bot leave a server. Throws what @discordjs/rest throws. */
export async function leaveServer(rest: REST, guildId: string): Promise<void> {
  await rest.delete(Routes.userGuild(guildId));
}
