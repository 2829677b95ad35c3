import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { repeatable } from './refusal.ts';

// How Discord answers about a server that the bot is not in.
const outCodes: readonly number[] = [RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess];

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
