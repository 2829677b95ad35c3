import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Config } from '../config.ts';
import type { Overview } from '../db/overview.ts';
import { inspectDiscord } from '../discord/inspection.ts';
import type { Desk } from './database.ts';
import type { Check } from './doctor.ts';

/** Below this a bot that is started over and over may soon be locked out for the day. */
const fewLogins = 50;

/** Token, clock, logins left, commands and servers, asked of Discord without logging in. */
export async function discordChecks(
  desk: Desk,
  config: Config,
  commands: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[],
  groups: readonly Pick<Overview, 'guildId' | 'channelId' | 'title'>[],
): Promise<Check[]> {
  const asked = await inspectDiscord({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    host: { now: desk.now },
    commands,
    places: groups,
  });
  if (asked.kind === 'unknown') {
    const { refusal } = asked;
    return [
      refusal.kind === 'refused' && refusal.status === 401
        ? {
            state: 'wrong',
            what: 'Discord does not accept DISCORD_TOKEN.',
            next: 'Make a new one on your application’s Bot page at https://discord.com/developers/applications (“Reset Token”) and set it.',
          }
        : {
            state: 'wrong',
            what: `Discord could not be asked: ${refusal.reason}.`,
            next: 'Check the network of this machine, and try again in a minute.',
          },
    ];
  }
  const { application, servers, logins, outdated, clockAheadMs, inviteUrl, troubles } = asked.inspection;
  return [
    {
      state: 'right',
      what: `Discord knows the token: ${application.name} (${application.id}). No privileged intent is needed.`,
    },
    clockAheadMs === 0
      ? { state: 'right', what: 'This machine’s clock agrees with Discord’s.' }
      : {
          state: 'note',
          what: `This machine’s clock is ${Math.round(Math.abs(clockAheadMs) / 1000)} s ${clockAheadMs > 0 ? 'ahead' : 'behind'}; the bot goes by Discord’s.`,
          next: 'Switch time synchronisation on (NTP).',
        },
    logins.left >= fewLogins
      ? { state: 'right', what: `${logins.left} of ${logins.total} logins are left today.` }
      : {
          state: 'wrong',
          what: `Only ${logins.left} of ${logins.total} logins are left until ${logins.renewsAt.toISOString()}.`,
          next: 'Something starts this bot over and over: stop it and read its log before you go on.',
        },
    outdated.length === 0
      ? { state: 'right', what: 'Discord has the commands of this version.' }
      : {
          state: 'note',
          what: `Discord has other commands than this version: ${outdated.join(', ')}.`,
          next: 'The next start puts that right.',
        },
    servers.length > 0
      ? {
          state: 'right',
          what: `It is in ${servers.length === 200 ? 'at least 200' : servers.length} ${servers.length === 1 ? 'server' : 'servers'}.`,
        }
      : { state: 'note', what: 'It is in no server yet.', next: `Invite it with ${inviteUrl}` },
    ...groups.flatMap(({ channelId, title }): Check[] => {
      const trouble = troubles.get(channelId);
      if (trouble === undefined) return [];
      return [
        {
          state: 'wrong',
          what: `“${title}” cannot be posted in channel ${channelId}: ${trouble}.`,
          next: 'In that channel’s settings, allow the bot View Channel, Send Messages, Embed Links and Read Message History.',
        },
      ];
    }),
    ...(groups.length > 0 && troubles.size === 0
      ? [
          {
            state: 'right' as const,
            what: `It may post in ${groups.length === 1 ? 'the channel of its one group' : `the channels of all ${groups.length} groups`}.`,
          },
        ]
      : []),
  ];
}
