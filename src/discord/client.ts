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
import { shardOf } from './gateway/shard.ts';
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
import { createTurns, shareOf } from './rest/turns.ts';
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
  /** Whether a shard's IDENTIFY may be sent, as far as other processes are concerned; see the budget. */
  mayIdentify?(bucket: number): Promise<boolean>;
  /** Discord refuses a shard of so many, for it would have too many servers, and wants more of them. */
  onOutgrown?(shards: number): void;
  /** The bot is in a server, told of each anew with every session and after its outages. */
  onHere?(guildId: string, joinedAt: Date): void;
};

/** A shard that is joined, or about to be, of so many; `closing`: Discord has closed it for good, and what comes of that. */
type Place = { shards: number; leaving: AbortController; gateway?: Gateway; closing?: Promise<void> };

/** What speaks with Discord: by HTTP from the beginning, by the gateway's shards between `join` and `leave`. */
export type DiscordClient = Extract<Awaited<ReturnType<typeof connect>>, { kind: 'connected' }>['connection'];

/** Finds out who the bot is, by HTTP alone; what cannot work is a value with a sentence for whoever runs the bot. */
export async function connect(options: ConnectOptions) {
  const { token, apiUrl, log, clock, stopwatch = realStopwatch, lineStopwatch = realStopwatch } = options;
  // By the machine's own clock, as Discord counts.
  const turns = createTurns(realStopwatch);
  const rest = restOptions(apiUrl, clock, log, turns);
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
  const { mayIdentify } = options;
  const budget = createIdentifyBudget({
    ...{ rest: home.rest, log, now: clock.now, stopwatch },
    ...(mayIdentify && { mayIdentify }),
  });
  /** The shards that are joined, or about to be. */
  const joined = new Map<number, Place>();

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

  async function closed(failure: ConnectFailure, { shards, leaving: { signal } }: Place): Promise<void> {
    if (failure.kind !== 'too-many-servers' || options.onOutgrown === undefined) return fatal(failure, 'park');
    const wanted = await budget.wantedShards(signal);
    if (wanted !== undefined && wanted > shards) options.onOutgrown(shards);
    else if (!signal.aborted) fatal(failure, 'park');
  }

  /**
   * Opens a shard of the gateway and waits until its servers are known, through outages and late answers, as long as it
   * takes. False when `leave` or a final refusal came first.
   */
  async function join(shard = 0, shards = 1): Promise<boolean> {
    const left = leave(shard);
    const place: Place = {
      shards,
      leaving: new AbortController(),
    };
    joined.set(shard, place);
    await left;
    const { signal } = place.leaving;
    for (let tries = 0; ; tries += 1) {
      await budget.room(signal);
      if (signal.aborted || phase !== 'running') return false;
      const fresh = createGateway({
        token,
        shard,
        shards,
        apiUrl,
        status: options.status,
        log,
        rest,
        budget,
        stopwatch: lineStopwatch,
        watch,
        onFinal: (failure) => {
          place.closing = closed(failure, place);
        },
      });
      place.gateway = fresh;
      const outcome = await Promise.race([fresh.login(), aborted(signal)]);
      if (outcome === undefined) return false;
      if (outcome.kind === 'ready') return true;
      await fresh.end();
      if (outcome.kind === 'wrong-token') fatal(outcome, 'exit');
      await place.closing;
      if (place.closing !== undefined || signal.aborted || phase !== 'running') return false;
      log.warn({ reason: outcome.reason, waitMs: backoffMs(tries) }, 'the gateway could not be joined; trying again');
      await pause(stopwatch, backoffMs(tries), signal);
    }
  }

  /** Closes a shard, or all of them; interactions that came in are worked on. `join` opens it again. */
  async function leave(...shards: number[]): Promise<void> {
    const gone = shards.length === 0 ? [...joined.keys()] : shards;
    await Promise.all(
      gone.map(async (shard) => {
        const { leaving, gateway } = joined.get(shard) ?? {};
        joined.delete(shard);
        leaving?.abort();
        gateway?.client.ws.off(GatewayDispatchEvents.InteractionCreate, inbox.take);
        await gateway?.end();
      }),
    );
  }

  // One of their own, so that a limit of Discord's on all else holds no answer up.
  const answering = new REST(rest);
  watchRest(answering, log, () => fatal(wrongToken, 'exit'));
  introduce(home, self);
  const ready = ({ gateway }: { gateway?: Gateway } = {}) => (gateway?.client.isReady() ? gateway.client : undefined);
  const lookUp = createLookUp(home, clock.monotonicMs);
  const hearers = () => [...joined.values()].flatMap((place) => ready(place) ?? []);
  /** The client that hears of a server; undefined where its shard is another process's. */
  const hearerOf = (guildId: string): Client | undefined => {
    const [{ shards } = { shards: 1 }] = joined.values();
    return isOwnPlace(guildId) ? undefined : ready(joined.get(shardOf(guildId, shards)));
  };
  const servers = {
    ...cachedServers({ hearers, hearerOf, home }),
    near() {
      const heard = [...joined].filter(([, place]) => ready(place) !== undefined);
      const of = heard[0]?.[1].shards ?? 0;
      return heard.length === of ? undefined : { shards: heard.map(([shard]) => shard), of };
    },
    memberOf: createMemberLookUp(home.rest, clock.monotonicMs),
    directChannel: createDirectLookUp(home.rest),
    lookUp: async (place: Parameters<typeof lookUp>[0]): Promise<void> =>
      isOwnPlace(place.guildId) || hearerOf(place.guildId) !== undefined ? undefined : lookUp(place),
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
    turns,
    inviteUrl: inviteUrl(applicationId),
    /** Makes one small request, for the `Date` of its answer. */
    askTime: async () => void (await home.rest.get(Routes.gateway(), { auth: false })),
    join,
    leave,
    recommendedShards: budget.recommendedShards,
    /** So many processes make requests with this token, which Discord grants 50 a second all together. */
    shareRequests: (processes: number) => turns.setRate(shareOf(processes, apiUrl)),
    /** These shards are up at this moment, or all that were joined. */
    healthy: (shards = [...joined.keys()]) =>
      shards.length > 0 && shards.every((shard) => joined.get(shard)?.gateway?.healthy() === true),
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
