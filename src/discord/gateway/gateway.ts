import {
  type Client,
  type ClientOptions,
  Events,
  type RESTOptions,
  SimpleShardingStrategy,
  Status,
  WebSocketShardEvents,
} from 'discord.js';
import type { Logger } from 'pino';
import { outcomeWithin, realTimers, type Stopwatch } from '../../timers.ts';
import { createClient } from './bot-client.ts';
import { type ConnectFailure, failureOfClose, failureOfLogin } from './connect-failure.ts';
import type { IdentifyBudget } from './identify-budget.ts';
import { watchLine } from './line.ts';

type GatewayOptions = {
  token: string;
  /** Which shard it hears, of how many. */
  shard: number;
  shards: number;
  apiUrl: string;
  status?: string | null | undefined;
  log: Logger;
  rest: Partial<RESTOptions>;
  budget: IdentifyBudget;
  /** Measures how long Discord has been silent. */
  stopwatch: Stopwatch;
  /** Is shown the client before it logs in. */
  watch(client: Client): void;
  /** Discord has closed the gateway for good. */
  onFinal(failure: ConnectFailure): void;
};

export type Gateway = ReturnType<typeof createGateway>;

const closeLimitMs = 2000;
const never = new Promise<never>(() => undefined);

/** One shard's client of the gateway, from its login to its end; it reconnects by itself, and is never begun again. */
export function createGateway(options: GatewayOptions) {
  const { token, shard, shards, apiUrl, status = null, log, rest, budget, stopwatch, watch, onFinal } = options;
  let over = false;
  let line: ReturnType<typeof watchLine> | undefined;
  const ws: ClientOptions['ws'] = {
    buildIdentifyThrottler: () => ({
      async waitForIdentify(_, signal) {
        await budget.turn(shard, signal);
        if (over) await never;
      },
    }),
    buildStrategy(manager) {
      const { options } = manager;
      // What it would ask Discord for again.
      const ask = manager.fetchGatewayInformation.bind(manager);
      manager.fetchGatewayInformation = async () => budget.reading() ?? ask();
      // In an outage Discord holds READY back, and a client waits: https://discord.com/developers/docs/events/gateway#connecting
      // @discordjs/ws would begin another session each 15 s. The heartbeat tells whether the line is alive.
      options.readyTimeout = null;
      // @discordjs/ws looks here before it connects, and goes on connecting after it was destroyed in a pause between.
      const { retrieveSessionInfo } = options;
      options.retrieveSessionInfo = (shard) => (over ? never : retrieveSessionInfo(shard));
      manager.on(WebSocketShardEvents.Ready, () => budget.granted(shard));
      const strategy = new SimpleShardingStrategy(manager);
      line = watchLine({ manager, strategy, stopwatch, log, resuming: () => everyShard(client, Status.Resuming) });
      return strategy;
    },
  };
  const client = createClient(rest, { status, ws, shards: [shard], shardCount: shards });
  let final: ConnectFailure | undefined;
  client.on(Events.ShardDisconnect, ({ code }) => {
    const failure = failureOfClose(code);
    if (failure === undefined || over) return;
    final ??= failure;
    onFinal(final);
  });
  watchGateway(client, log, () => over);
  watch(client);
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));

  return {
    client,
    /** Logs in and waits for READY as long as it takes. */
    async login(): Promise<{ kind: 'ready' } | ConnectFailure> {
      try {
        await client.login(token);
        await ready;
        return { kind: 'ready' };
      } catch (error) {
        return final ?? failureOfLogin(error, apiUrl);
      }
    },
    healthy: () => !over && client.isReady() && everyShard(client, Status.Ready) && line?.alive() === true,
    /** Closes its socket and sees to it that none is opened any more. */
    async end(): Promise<void> {
      over = true;
      line?.end();
      // discord.js waits for the other side to close too, which a dead line never does.
      await outcomeWithin(realTimers, closeLimitMs, () => client.destroy());
    },
  };
}

function everyShard(client: Client, status: Status): boolean {
  return client.ws.shards.every((shard) => shard.status === status);
}

function watchGateway(client: Client, log: Logger, over: () => boolean): void {
  // All but the token, of which discord.js tells a part.
  client.on(Events.Debug, (message) => (message.includes('token') ? undefined : log.trace(message)));
  client.on(Events.Error, (error) => log.warn({ err: error }, 'discord.js reports an error'));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardError, (error) => log.warn({ reason: error.message }, 'gateway connection failed'));
  client.on(Events.ShardReconnecting, () => {
    // discord.js says so at every close, our own included.
    if (!over()) log.info('gateway connection lost, reconnecting');
  });
  client.on(Events.ShardResume, () => log.info('gateway connection resumed'));
}
