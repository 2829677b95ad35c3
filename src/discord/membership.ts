import { neededPermissions, sendInThreads } from '../messages/kit/permissions.ts';

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
