import { type REST, Routes } from 'discord.js';
import type { RESTGetAPIGatewayBotResult } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { backoffMs, pause, type Stopwatch } from '../../timers.ts';
import { repeatable } from '../rest/refusal.ts';

/** IDENTIFYs that are left alone: who uses up the day's 1,000 loses the bot's token. */
const reserve = 50;
/** Discord takes one in five seconds. */
const apartMs = 5000;
/** How often other processes are asked whether it is one's turn. */
const askMs = 500;
/** So many in a row may come to nothing before they grow rarer. */
const patience = 3;
const rarestMs = 300_000;
/** A reading is for one IDENTIFY, which follows at once. */
const freshMs = 2000;
const quickly = { tries: 1, beginMs: 2000, allMs: 2000 };

export type IdentifyBudget = ReturnType<typeof createIdentifyBudget>;

type Options = {
  rest: REST;
  log: Logger;
  now: () => Date;
  stopwatch: Stopwatch;
  /** Whether no other process is sending one; asked with the rest of the shard's id when divided by `max_concurrency`. */
  mayIdentify?(bucket: number): Promise<boolean>;
};

/**
 * Lets an IDENTIFY pass only when enough of them are left: https://discord.com/developers/docs/events/gateway#session-start-limit-object
 * Every one goes through here, those that @discordjs/ws makes by itself after a lost session included.
 */
export function createIdentifyBudget({ rest, log, now, stopwatch, mayIdentify = async () => true }: Options) {
  let reading: RESTGetAPIGatewayBotResult | undefined;
  let readMs = Number.NEGATIVE_INFINITY;
  /** When the last one passed, of those shards that may not be identified beside each other, and the queue for the next. */
  const lastMs = new Map<number, number>();
  const queues = new Map<number, Promise<unknown>>();
  /** How many in a row have led to nothing, and when the last one passed; shard by shard: many at once are no sign of it. */
  const fruitless = new Map<number, { tries: number; lastMs: number }>();
  let told = Number.NaN;

  async function read(signal: AbortSignal): Promise<RESTGetAPIGatewayBotResult | undefined> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      const asked = await repeatable((own) =>
        rest.get(Routes.gatewayBot(), { signal: AbortSignal.any([own, signal]) }),
      );
      if (asked.kind === 'ok') return keep(asked.value);
      if (signal.aborted) break;
      const waitMs = asked.kind === 'limited' ? asked.afterMs : backoffMs(tries);
      // The first time may be chance.
      if (tries > 0)
        log.warn({ reason: asked.reason, waitMs }, 'Discord does not say where its gateway is; asking again');
      await pause(stopwatch, waitMs, signal);
    }
    return undefined;
  }

  function keep(value: unknown): RESTGetAPIGatewayBotResult {
    reading = value as RESTGetAPIGatewayBotResult;
    if (reading.session_start_limit.remaining >= reserve) readMs = stopwatch.elapsedMs();
    return reading;
  }

  /** Waits until there is room for an IDENTIFY, or until the signal is aborted. */
  async function room(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && stopwatch.elapsedMs() - readMs > freshMs) {
      const left = (await read(signal))?.session_start_limit;
      if (left === undefined || left.remaining >= reserve) return;
      const until = now().getTime() + left.reset_after;
      // Whoever reconnects while waiting is told the same time again, give or take a moment.
      if (!(Math.abs(until - told) < 60_000)) {
        told = until;
        log.error(
          { remaining: left.remaining, total: left.total, until: new Date(until).toISOString() },
          `Discord lets this bot begin ${left.remaining} more sessions today, and resets its token when they are used up; waiting until ${new Date(until).toISOString()}`,
        );
      }
      await pause(stopwatch, left.reset_after + 1000, signal);
    }
  }

  /** Waits until so long after an instant, and up to 1.5 s more: the many bots behind one outage should not come back in the same moment. */
  async function after(ms: number, waitMs: number, signal: AbortSignal): Promise<void> {
    const leftMs = ms + waitMs + Math.random() * 1500 - stopwatch.elapsedMs();
    if (leftMs > 0) await pause(stopwatch, leftMs, signal);
  }

  async function pass(shard: number, bucket: number, signal: AbortSignal): Promise<void> {
    await after(lastMs.get(bucket) ?? Number.NEGATIVE_INFINITY, apartMs, signal);
    await room(signal);
    while (!signal.aborted && !(await mayIdentify(bucket))) await pause(stopwatch, askMs, signal);
    signal.throwIfAborted();
    readMs = Number.NEGATIVE_INFINITY;
    lastMs.set(bucket, stopwatch.elapsedMs());
    const tries = (fruitless.get(shard)?.tries ?? 0) + 1;
    fruitless.set(shard, { tries, lastMs: stopwatch.elapsedMs() });
    if (tries > patience) log.warn({ shard, tries }, 'Discord grants no session; trying more rarely');
  }

  return {
    room,
    /** What Discord has last said of its gateway; there is something once there was room. */
    reading: () => reading,
    /** Into how many shards Discord would have the gateway split; undefined where it does not say at once. */
    async recommendedShards(): Promise<number | undefined> {
      const asked = await repeatable((signal) => rest.get(Routes.gatewayBot(), { signal }), quickly);
      return asked.kind === 'ok' ? keep(asked.value).shards : undefined;
    },
    /** The same, asked until Discord says it; undefined once the signal is aborted. */
    wantedShards: async (signal: AbortSignal) => (await read(signal))?.shards,
    /** A shard's IDENTIFY has led to a session. */
    granted(shard: number): void {
      fruitless.delete(shard);
    },
    /** Waits for the turn of a shard's IDENTIFY. @discordjs/ws identifies after a throw as well, unless the signal says that the connection is gone. */
    async turn(shard: number, signal: AbortSignal): Promise<void> {
      const { tries, lastMs: triedMs } = fruitless.get(shard) ?? { tries: 0, lastMs: 0 };
      // Before it stands in the way of others.
      if (tries >= patience) await after(triedMs, Math.min(apartMs * 2 ** (tries + 1 - patience), rarestMs), signal);
      const bucket = shard % (reading?.session_start_limit.max_concurrency ?? 1);
      const before = queues.get(bucket) ?? Promise.resolve();
      const turn = before.then(() => pass(shard, bucket, signal));
      queues.set(
        bucket,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
