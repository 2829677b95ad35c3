import { type Client, GatewayDispatchEvents, REST, Routes } from 'discord.js';
import type { APIUser, RESTGetCurrentApplicationResult } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { isOwnPlace } from '../commands/command.ts';
import { aborted, backoffMs, pause, realStopwatch, type Stopwatch } from '../timers.ts';
import { createClient } from './gateway/bot-client.ts';
import { type ConnectFailure, failureOfRefusal, wrongToken } from './gateway/connect-failure.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createIdentifyBudget } from './gateway/identify-budget.ts';
import { openInbox } from './gateway/inbox.ts';
import { cachedServers } from './gateway/servers.ts';
import { restAnswers } from './interactions/answers.ts';
import { createAuthority } from './interactions/authority.ts';
import { inviteUrl } from './membership.ts';
import { isForPeople } from './register.ts';
import { createDirectLookUp } from './rest/direct-channel.ts';
import { createMemberLookUp } from './rest/member-look-up.ts';
import { repeatable } from './rest/refusal.ts';
import { restOptions, watchRest } from './rest/rest.ts';
import { createRoles } from './rest/roles.ts';
import { createLookUp, introduce } from './rest/server-look-up.ts';
import { createSender } from './sending/send.ts';

export type ConnectOptions = {
  token: string;
  /** Base address of the HTTP API, without the version. */
  apiUrl: string;
  /** What stands below the bot's name. */
  status?: string | null;
  log: Logger;
  /** Is shown the time of Discord's answers. */
  clock: Clock;
  stopwatch?: Stopwatch;
  /** Measures how long the gateway has been silent; apart, since a test's stopwatch runs ahead of Discord's heartbeats. */
  lineStopwatch?: Stopwatch;
  /**
   * The connection cannot be mended; called once at most, and only once connected. `park`: a new start would be refused in
   * the same way, and would cost one of the day's sessions.
   */
  onFatal(reason: string, what: 'exit' | 'park'): void;
  /** A server has put the bot out; not one that is merely having an outage. */
  onLeft?(guildId: string): void;
  /** The bot is in a server, told of each anew with every session and after its outages. */
  onHere?(guildId: string, joinedAt: Date): void;
};

/** What speaks with Discord: by HTTP from the beginning, by the gateway between `join` and `leave`. */
export type DiscordClient = Extract<Awaited<ReturnType<typeof connect>>, { kind: 'connected' }>['connection'];

/** Finds out who the bot is, by HTTP alone; what cannot work is a value with a sentence for whoever runs the bot. */
export async function connect(options: ConnectOptions) {
  const { token, apiUrl, log, clock, stopwatch = realStopwatch, lineStopwatch = realStopwatch } = options;
  const rest = restOptions(apiUrl, clock, log);
  let phase: 'starting' | 'running' | 'over' = 'starting';
  function fatal(failure: ConnectFailure, what: 'exit' | 'park'): void {
    if (phase !== 'running') return;
    phase = 'over';
    options.onFatal(failure.reason, what);
  }

  const home = createClient(rest);
  home.rest.setToken(token);
  watchRest(home.rest, log, () => fatal(wrongToken, 'exit'));
  const asked = await repeatable((signal) => home.rest.get(Routes.currentApplication(), { signal }));
  if (asked.kind !== 'ok') return failureOfRefusal(asked, apiUrl);
  const application = asked.value as RESTGetCurrentApplicationResult;
  const { id: applicationId, bot } = application;
  const self = bot ?? ({ id: applicationId } as APIUser);
  phase = 'running';

  const inbox = openInbox(log);
  const budget = createIdentifyBudget(home.rest, log, clock.now, stopwatch);
  let gateway: Gateway | undefined;
  let leaving = new AbortController();

  function watch(client: Client): void {
    watchRest(client.rest, log, () => fatal(wrongToken, 'exit'));
    client.ws.on(GatewayDispatchEvents.InteractionCreate, servers.learn);
    client.ws.on(GatewayDispatchEvents.InteractionCreate, inbox.take);
    const { ApplicationCommandPermissionsUpdate, Ready } = GatewayDispatchEvents;
    client.ws.on(ApplicationCommandPermissionsUpdate, ({ guild_id }) => authority.forget(guild_id));
    // A new session, not a resumed one: what happened before it is never told.
    client.ws.on(Ready, () => authority.forget());
    client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }) => unavailable || options.onLeft?.(id));
    client.ws.on(
      GatewayDispatchEvents.GuildCreate,
      ({ id, unavailable, joined_at }) => unavailable || options.onHere?.(id, new Date(joined_at)),
    );
  }

  /**
   * Opens the gateway and waits until the servers are known, through outages and late answers, as long as it takes.
   * False when `leave` or a final refusal came first.
   */
  async function join(): Promise<boolean> {
    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    for (let tries = 0; ; tries += 1) {
      await budget.room(signal);
      if (signal.aborted || phase !== 'running') return false;
      const fresh = createGateway({
        token,
        apiUrl,
        status: options.status,
        log,
        rest,
        budget,
        stopwatch: lineStopwatch,
        watch,
        onFinal: (failure) => fatal(failure, 'park'),
      });
      gateway = fresh;
      const outcome = await Promise.race([fresh.login(), aborted(signal)]);
      if (outcome === undefined) return false;
      if (outcome.kind === 'ready') return true;
      await fresh.end();
      if (outcome.kind === 'wrong-token') fatal(outcome, 'exit');
      if (phase !== 'running') return false;
      log.warn({ reason: outcome.reason, waitMs: backoffMs(tries) }, 'the gateway could not be joined; trying again');
      await pause(stopwatch, backoffMs(tries), signal);
    }
  }

  /** Closes the gateway; interactions that came in are worked on. `join` opens it again. */
  async function leave(): Promise<void> {
    leaving.abort();
    const old = gateway;
    gateway = undefined;
    old?.client.ws.off(GatewayDispatchEvents.InteractionCreate, inbox.take);
    await old?.end();
  }

  // Answers are not bound to the 50 requests a second (https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages),
  // so that posting at full speed holds none of them up.
  const answering = new REST({ ...rest, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  watchRest(answering, log, () => fatal(wrongToken, 'exit'));
  introduce(home, self);
  const hearing = () => gateway?.client.isReady() === true;
  const lookUp = createLookUp(home, clock.monotonicMs);
  const servers = {
    ...cachedServers(() => (hearing() && gateway !== undefined ? gateway.client : home)),
    memberOf: createMemberLookUp(home.rest, clock.monotonicMs),
    directChannel: createDirectLookUp(home.rest),
    lookUp: async (place: Parameters<typeof lookUp>[0]) =>
      hearing() || isOwnPlace(place.guildId) ? undefined : lookUp(place),
  };
  const authority = createAuthority(home.rest, applicationId);
  const connection = {
    applicationId,
    forPeople: isForPeople(application),
    servers,
    roles: createRoles(home.rest, applicationId, self.id),
    sender: createSender(home.rest, self.id, servers, clock.monotonicMs),
    answers: restAnswers(answering, applicationId, inbox.waitedMs),
    authority,
    rest: home.rest,
    inviteUrl: inviteUrl(applicationId),
    /** Makes one small request, for the `Date` of its answer. */
    askTime: async () => void (await home.rest.get(Routes.gateway(), { auth: false })),
    join,
    leave,
    /** The gateway is up at this moment. */
    healthy: () => gateway?.healthy() === true,
    /** Hands interactions over from now on, those that came in since the connection was made included. */
    receive: inbox.open,
    /** Settles once no interaction is being worked on; those that come in meanwhile are worked on, too. */
    drained: inbox.drained,
    /** Takes no more interactions and closes. */
    async stop(): Promise<void> {
      phase = 'over';
      await leave();
      await home.destroy();
    },
  };
  return { kind: 'connected' as const, connection };
}
