import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type REST,
  Routes,
  Status,
} from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Servers } from '../context.ts';
import type { Sender } from '../jobs/sender.ts';
import { type AnswerPort, restAnswers } from './answers.ts';
import { type Authority, createAuthority } from './authority.ts';
import { type ConnectFailure, failureOfClose, failureOfLogin, wrongToken } from './connect-failure.ts';
import { inviteUrl } from './invite.ts';
import { restOptions, watchRest } from './rest.ts';
import { createSender } from './send.ts';
import { cachedServers } from './servers.ts';
import { realTimers, withTimeLimit } from './time-limit.ts';

/** A server or channel that is gone for good, or that the bot was put out of; not one that is merely having an outage. */
export type Gone = { kind: 'server'; guildId: string } | { kind: 'channel'; channelId: string };

export type ConnectOptions = {
  token: string;
  /** Base address of the HTTP API, without the version. */
  apiUrl: string;
  log: Logger;
  /** Is shown the time of Discord's answers. */
  clock: Clock;
  /** The connection cannot be mended: say the reason and exit. Called once at most, and only after a successful start. */
  onFatal(reason: string): void;
  onGone?(gone: Gone): void;
};

export type Connection = {
  applicationId: string;
  servers: Servers;
  sender: Sender;
  answers: AnswerPort;
  authority: Authority;
  rest: REST;
  inviteUrl: string;
  /** Makes one small request, for the `Date` of its answer. */
  askTime(): Promise<void>;
  /** Every gateway connection is up at this moment. */
  healthy(): boolean;
  /** Hands interactions over from now on, those that came in since the connection was made included. */
  receive(handler: (interaction: APIInteraction) => Promise<void>): void;
  /** Settles once no interaction is being worked on; those that come in meanwhile are worked on, too. */
  drained(): Promise<void>;
  /** Takes no more interactions and closes. */
  stop(): Promise<void>;
};

const readyLimitMs = 60_000;
const closeLimitMs = 2000;

/** Logs in and waits until the servers are known; what cannot work is a value with a sentence for whoever runs the bot. */
export async function connect(
  options: ConnectOptions,
): Promise<{ kind: 'connected'; connection: Connection } | ConnectFailure> {
  const { token, apiUrl, log } = options;
  const client = createClient(apiUrl, options.clock, log);
  watchRest(client.rest, log, () => fatal(wrongToken));

  let phase: 'starting' | 'running' | 'over' = 'starting';
  let startFailure: ConnectFailure | undefined;
  function fatal(failure: ConnectFailure): void {
    if (phase === 'starting') startFailure ??= failure;
    if (phase !== 'running') return;
    phase = 'over';
    options.onFatal(failure.reason);
  }
  client.on(Events.ShardDisconnect, ({ code }) => {
    const failure = failureOfClose(code);
    if (failure !== undefined) fatal(failure);
  });

  watchGateway(client, log, () => phase === 'over');

  const inbox = openInbox(log);
  client.ws.on(GatewayDispatchEvents.InteractionCreate, inbox.take);

  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  const login = await withTimeLimit(realTimers, readyLimitMs, async () => {
    await client.login(token);
    await ready;
  });
  if (login.kind !== 'done') {
    phase = 'over';
    if (login.kind === 'late') login.settled.catch(() => undefined);
    await closed(client);
    const error = login.kind === 'failed' ? login.error : new Error('the gateway did not become ready');
    return startFailure ?? failureOfLogin(error, apiUrl);
  }
  phase = 'running';
  // Both are known since READY.
  const applicationId = client.application?.id ?? '';
  const botId = client.user?.id ?? '';
  if (options.onGone !== undefined) watchGone(client, options.onGone);

  const servers = cachedServers(client);
  const authority = createAuthority(client.rest, applicationId);
  client.ws.on(GatewayDispatchEvents.ApplicationCommandPermissionsUpdate, ({ guild_id }) => authority.forget(guild_id));
  // A new session, not a resumed one: what happened before it is never told.
  client.ws.on(GatewayDispatchEvents.Ready, () => authority.forget());
  client.ws.on(GatewayDispatchEvents.InteractionCreate, servers.learn);
  const connection: Connection = {
    applicationId,
    servers,
    sender: createSender(client.rest, botId, servers, options.clock.monotonicMs),
    answers: restAnswers(client.rest, applicationId, inbox.waitedMs),
    authority,
    rest: client.rest,
    inviteUrl: inviteUrl(applicationId),
    askTime: async () => void (await client.rest.get(Routes.gateway(), { auth: false })),
    healthy: () => client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready),
    receive: inbox.open,
    drained: inbox.drained,
    async stop() {
      phase = 'over';
      client.ws.off(GatewayDispatchEvents.InteractionCreate, inbox.take);
      await closed(client);
    },
  };
  return { kind: 'connected', connection };
}

function createClient(apiUrl: string, clock: Clock, log: Logger): Client {
  const own = (entity: { id: string; client: Client }) => entity.id === entity.client.user?.id;
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: restOptions(apiUrl, clock, log),
    allowedMentions: { parse: [] },
    // Only servers, channels and roles are ever looked up; the rest would grow with every interaction.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: own },
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: own },
      VoiceStateManager: 0,
    }),
  });
}

/** Keeps interactions until somebody takes them, and knows which are still being worked on. */
function openInbox(log: Logger) {
  const waiting: APIInteraction[] = [];
  const running = new Set<Promise<void>>();
  /** When those that are not done came in, by id. */
  const cameInMs = new Map<string, number>();
  let handler: ((interaction: APIInteraction) => Promise<void>) | undefined;

  function take(interaction: APIInteraction): void {
    if (!cameInMs.has(interaction.id)) cameInMs.set(interaction.id, performance.now());
    if (handler === undefined) {
      waiting.push(interaction);
      return;
    }
    const work = handler(interaction)
      .catch((error: unknown) => log.error({ err: error }, 'interaction handler rejected'))
      .finally(() => {
        running.delete(work);
        cameInMs.delete(interaction.id);
      });
    running.add(work);
  }

  return {
    take,
    /** How long ago an interaction came in that is not done yet. */
    waitedMs: (id: string) => performance.now() - (cameInMs.get(id) ?? performance.now()),
    open(next: (interaction: APIInteraction) => Promise<void>): void {
      handler = next;
      for (const interaction of waiting.splice(0)) take(interaction);
    },
    async drained(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

function watchGateway(client: Client, log: Logger, over: () => boolean): void {
  client.on(Events.Error, (error) => log.warn({ err: error }, 'discord.js reports an error'));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardError, (error) => log.warn({ reason: error.message }, 'gateway connection failed'));
  client.on(Events.ShardReconnecting, () => {
    // discord.js says so at every close, our own included.
    if (!over()) log.info('gateway connection lost, reconnecting');
  });
  client.on(Events.ShardResume, () => log.info('gateway connection resumed'));
}

function watchGone(client: Client, onGone: (gone: Gone) => void): void {
  // An outage of Discord's reaches discord.js as GuildUnavailable instead.
  client.on(Events.GuildDelete, ({ id }) => onGone({ kind: 'server', guildId: id }));
  client.on(Events.ChannelDelete, ({ id }) => onGone({ kind: 'channel', channelId: id }));
  client.on(Events.ThreadDelete, ({ id }) => onGone({ kind: 'channel', channelId: id }));
}

/** discord.js waits for the other side to close too, which a dead line never does. */
async function closed(client: Client): Promise<void> {
  const outcome = await withTimeLimit(realTimers, closeLimitMs, () => client.destroy());
  if (outcome.kind === 'late') outcome.settled.catch(() => undefined);
}
