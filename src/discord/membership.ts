import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { neededPermissions, sendInThreads } from '../messages/kit/permissions.ts';
import { repeatable } from './rest/refusal.ts';

// How Discord answers about a server that the bot is not in.
const outCodes: readonly number[] = [RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess];

/** The address by which an admin adds the bot to a server, with exactly what it needs: https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
export function inviteUrl(applicationId: string): string {
  const permissions = [...neededPermissions, sendInThreads].reduce((bits, { bit }) => bits | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
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
