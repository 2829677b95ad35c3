import { DefaultRestOptions, type RateLimitData, type REST, RESTEvents, type RESTOptions } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { realStopwatch } from '../../timers.ts';
import { createGate } from './gate.ts';
import { createTurns, type Turns } from './turns.ts';

/** undici's types differ between its own copy and Node's; the values do not. */
const ask = DefaultRestOptions.makeRequest as RESTOptions['makeRequest'];

/** A wait up to this long happens unseen; a longer one is for the caller to know, who may have better plans. */
const patienceMs = 10_000;

/**
 * Each request is asked once and for 15 s at most, its last byte included. Repetition is the caller's, who knows what
 * is harmless to repeat and for how long (see `repeatable`).
 */
export function restOptions(
  apiUrl: string,
  clock: Clock,
  log: Logger,
  turns: Turns = createTurns(realStopwatch),
): Partial<RESTOptions> {
  return {
    api: apiUrl,
    version: '10',
    timeout: 15_000,
    retries: 0,
    // The gate counts for all clients of this process together, and more evenly.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: createGate(clock, log, turns, ask),
    // A first answer that waits comes too late.
    rejectOnRateLimit: (limit) => limit.route.endsWith('/callback') || waitOf(limit) > patienceMs,
  };
}

/** Logs the waits for Discord's limits; `onUnauthorized` is told when Discord no longer takes the token. */
export function watchRest(rest: REST, log: Logger, onUnauthorized: () => void): void {
  rest.on(RESTEvents.RateLimited, (limit) => {
    const { global, route, scope } = limit;
    log.warn({ route, global, scope, waitMs: waitOf(limit) }, 'waiting for a rate limit');
  });
  rest.on(RESTEvents.Response, ({ data }, { status }) => {
    // @discordjs/rest drops its token after this, so every later request would fail. Interaction tokens are another matter.
    if (status === 401 && data.auth !== false) onUnauthorized();
  });
}

function waitOf({ retryAfter, sublimitTimeout }: RateLimitData): number {
  return Math.max(retryAfter, sublimitTimeout);
}
