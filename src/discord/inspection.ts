import { REST, Routes } from 'discord.js';
import type {
  APIApplication,
  RESTGetAPICurrentUserGuildsResult,
  RESTGetAPIGatewayBotResult,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { pino } from 'pino';
import { createClock, type HostClock } from '../clock.ts';
import type { ChannelRef } from '../jobs/sender.ts';
import { inviteUrl } from './invite.ts';
import { commandDifference, registered } from './register.ts';
import { type Refusal, repeatable } from './rest/refusal.ts';
import { restOptions } from './rest/rest.ts';
import { createChannelCheck } from './sending/channel-check.ts';

type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What Discord says of a bot without logging it in. */
type Inspection = {
  application: { id: string; name: string };
  /** The servers it is in, as far as one page of 200 tells. */
  servers: { id: string; name: string }[];
  /** Logins that are left today, and when their count begins anew. */
  logins: { left: number; total: number; renewsAt: Date };
  /** The names of commands that Discord has otherwise than this version wants them. */
  outdated: string[];
  /** How far this machine's clock is ahead of Discord's; 0 within a minute. */
  clockAheadMs: number;
  inviteUrl: string;
  /** Why a channel takes no posts, as things stand now, by the channel's id; those that do are left out. */
  unusable: Map<string, string>;
};

/** Asks Discord what it knows of a token's bot; makes no connection to the gateway, so a running bot is not disturbed. Never throws for what Discord answers. */
export async function inspectDiscord({
  token,
  apiUrl,
  host,
  commands,
  channels,
}: {
  token: string;
  apiUrl: string;
  host: HostClock;
  commands: readonly CommandJson[];
  /** Channels that are posted to. */
  channels: readonly ChannelRef[];
}): Promise<{ kind: 'known'; inspection: Inspection } | { kind: 'unknown'; refusal: Refusal }> {
  const clock = createClock(host);
  const rest = new REST(restOptions(apiUrl, clock, pino({ level: 'silent' }))).setToken(token);
  const outcome = await repeatable(async (signal) => {
    const application = (await rest.get(Routes.currentApplication(), { signal })) as APIApplication;
    const gateway = (await rest.get(Routes.gatewayBot(), { signal })) as RESTGetAPIGatewayBotResult;
    const servers = (await rest.get(Routes.userGuilds(), { signal })) as RESTGetAPICurrentUserGuildsResult;
    const existing = await rest.get(Routes.applicationCommands(application.id), {
      query: new URLSearchParams({ with_localizations: 'true' }),
      signal,
    });
    const check = createChannelCheck(rest, application.id, { channel: () => undefined }, clock.monotonicMs);
    const unusable = new Map<string, string>();
    for (const channel of channels) {
      const failure = await check(channel, () => true);
      if (failure !== undefined) unusable.set(channel.channelId, failure.reason);
    }
    const difference = commandDifference(commands.map(registered), Array.isArray(existing) ? existing : []);
    const { remaining, total, reset_after: resetMs } = gateway.session_start_limit;
    return {
      application: { id: application.id, name: application.name },
      servers: servers.map(({ id, name }) => ({ id, name })),
      logins: { left: remaining, total, renewsAt: new Date(clock.now().getTime() + resetMs) },
      outdated: [...difference.added, ...difference.changed, ...difference.removed],
      clockAheadMs: -clock.correctionMs(),
      inviteUrl: inviteUrl(application.id),
      unusable,
    };
  });
  return outcome.kind === 'ok' ? { kind: 'known', inspection: outcome.value } : { kind: 'unknown', refusal: outcome };
}
