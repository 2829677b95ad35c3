import { REST, Routes } from 'discord.js';
import type {
  APIApplication,
  RESTGetAPICurrentUserGuildsResult,
  RESTGetAPIGatewayBotResult,
} from 'discord-api-types/v10';
import { pino } from 'pino';
import { createClock, type HostClock } from '../clock.ts';
import type { CommandJson } from '../commands/command.ts';
import type { ChannelRef } from '../jobs/sender.ts';
import { inviteUrl } from './membership.ts';
import { commandDifference, isForPeople, registered } from './register.ts';
import { repeatable } from './rest/refusal.ts';
import { restOptions } from './rest/rest.ts';
import { createChannelCheck } from './sending/channel-check.ts';

type InspectionOptions = {
  token: string;
  apiUrl: string;
  host: HostClock;
  commands: readonly CommandJson[];
  channels: readonly ChannelRef[];
};

/**
 * Asks Discord what it says of a token's bot without logging it in; makes no connection to the gateway, so a running bot is
 * not disturbed. Never throws for what Discord answers.
 */
export function inspectDiscord({ token, apiUrl, host, commands, channels }: InspectionOptions) {
  const clock = createClock(host);
  const rest = new REST(restOptions(apiUrl, clock, pino({ level: 'silent' }))).setToken(token);
  return repeatable(async (signal) => {
    const application = (await rest.get(Routes.currentApplication(), { signal })) as APIApplication;
    const gateway = (await rest.get(Routes.gatewayBot(), { signal })) as RESTGetAPIGatewayBotResult;
    const servers = (await rest.get(Routes.userGuilds(), { signal })) as RESTGetAPICurrentUserGuildsResult;
    const existing = await rest.get(Routes.applicationCommands(application.id), {
      query: new URLSearchParams({ with_localizations: 'true' }),
      signal,
    });
    const check = createChannelCheck(rest, application.id, { channel: () => undefined }, clock.monotonicMs);
    /** Why a channel takes no posts, as things stand now, by the channel's id; those that do are left out. */
    const unusable = new Map<string, string>();
    for (const channel of channels) {
      const failure = await check(channel, () => true);
      if (failure !== undefined) unusable.set(channel.channelId, failure.reason);
    }
    const forPeople = isForPeople(application);
    const wanted = commands.map((command) => registered(command, forPeople));
    const difference = commandDifference(wanted, Array.isArray(existing) ? existing : []);
    const { remaining, total, reset_after: resetMs } = gateway.session_start_limit;
    return {
      application,
      forPeople,
      /** The servers it is in, as far as one page of 200 tells. */
      servers,
      /** Logins that are left today, and when their count begins anew. */
      logins: { left: remaining, total, renewsAt: new Date(clock.now().getTime() + resetMs) },
      /** The names of commands that Discord has otherwise than this version wants them. */
      outdated: [...difference.added, ...difference.changed, ...difference.removed],
      /** How far this machine's clock is ahead of Discord's; 0 within a minute. */
      clockAheadMs: -clock.correctionMs(),
      inviteUrl: inviteUrl(application.id),
      unusable,
    };
  });
}
