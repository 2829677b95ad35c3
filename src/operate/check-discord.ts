import { commands } from '../commands/index.ts';
import type { Config } from '../config.ts';
import type { Overview } from '../db/overview.ts';
import { newToken } from '../discord/gateway/connect-failure.ts';
import { inspectDiscord } from '../discord/inspection.ts';
import { type Check, note, right, wrong } from './checks.ts';
import type { Terminal } from './database.ts';

/** Below this a bot that is started over and over may soon be locked out for the day. */
const fewLogins = 50;

/** Token, clock, logins left, commands and servers, asked of Discord without logging in. */
export async function discordChecks(
  { now }: Terminal,
  config: Config,
  groups: readonly Pick<Overview, 'guildId' | 'channelId' | 'title'>[],
): Promise<Check[]> {
  const asked = await inspectDiscord({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    host: { now },
    commands: commands.map(({ data }) => data),
    channels: groups,
  });
  if (asked.kind !== 'ok') {
    if (asked.kind === 'refused' && asked.status === 401) {
      return [wrong('Discord does not accept DISCORD_TOKEN.', newToken)];
    }
    const next = 'Check the network of this machine, and try again in a minute.';
    return [wrong(`Discord could not be asked: ${asked.reason}.`, next)];
  }
  const { application, forPeople, servers, logins, outdated, clockAheadMs, inviteUrl, unusable } = asked.value;
  const clockOff = `${Math.round(Math.abs(clockAheadMs) / 1000)} s ${clockAheadMs > 0 ? 'ahead' : 'behind'}`;
  const number = servers.length === 200 ? 'at least 200' : servers.length;
  const channels = groups.length === 1 ? 'the channel of its one group' : `the channels of all ${groups.length} groups`;
  return [
    right(`Discord knows the token: ${application.name} (${application.id}). No privileged intent is needed.`),
    clockAheadMs === 0
      ? right('This machine’s clock agrees with Discord’s.')
      : note(
          `This machine’s clock is ${clockOff}; the bot goes by Discord’s.`,
          'Switch time synchronisation on (NTP).',
        ),
    logins.left >= fewLogins
      ? right(`${logins.left} of ${logins.total} logins are left today.`)
      : wrong(
          `Only ${logins.left} of ${logins.total} logins are left until ${logins.renewsAt.toISOString()}.`,
          'Something starts this bot over and over: stop it and read its log before you go on.',
        ),
    outdated.length === 0
      ? right('Discord has the commands of this version.')
      : note(
          `Discord has other commands than this version: ${outdated.join(', ')}.`,
          'The next start puts that right.',
        ),
    forPeople
      ? right('People can add it to their account.')
      : note(
          'People cannot add it to their account.',
          'For plans of one’s own in direct messages, tick User Install under Installation in the developer portal.',
        ),
    servers.length > 0
      ? right(`It is in ${number} ${servers.length === 1 ? 'server' : 'servers'}.`)
      : note('It is in no server yet.', `Invite it with ${inviteUrl}`),
    ...groups.flatMap(({ channelId, title }) => {
      const reason = unusable.get(channelId);
      const what = `“${title}” cannot be posted in channel ${channelId}: ${reason}.`;
      const next =
        'In that channel’s settings, allow the bot View Channel, Send Messages, Embed Links and Read Message History.';
      return reason === undefined ? [] : [wrong(what, next)];
    }),
    ...(groups.length > 0 && unusable.size === 0 ? [right(`It may post in ${channels}.`)] : []),
  ];
}
