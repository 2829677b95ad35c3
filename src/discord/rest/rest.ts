import { type RateLimitData, type REST, RESTEvents, type RESTOptions, type ResponseLike } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { askDiscord, createGate } from './gate.ts';
import { askedInTime } from './last-moment.ts';

/** A wait up to this long happens unseen; a longer one is for the caller to know, who may have better plans. */
const patienceMs = 10_000;

/**
 * Each request is asked once and for 15 s at most, its last byte included. Repetition is the caller's, who knows what
 * is harmless to repeat and for how long (see `repeatable`).
 */
export function restOptions(apiUrl: string, clock: Clock, log: Logger): Partial<RESTOptions> {
  return {
    api: apiUrl,
    version: '10',
    timeout: 15_000,
    retries: 0,
    makeRequest: createGate({ log, elapsedMs: clock.monotonicMs, ask: askedInTime(observing(askDiscord, clock)) }),
    // A first answer that waits comes too late.
    rejectOnRateLimit: (limit) => limit.route.endsWith('/callback') || waitOf(limit) > patienceMs,
  };
}

/** Logs the waits for Discord's limits; `onUnauthorized` is told when Discord no longer takes the token. */
export function watchRest(rest: REST, log: Logger, onUnauthorized: () => void): void {
  rest.on(RESTEvents.RateLimited, (limit) => {
    const { global, route, scope } = limit;
    // Our own pacing at 50 requests a second is no news.
    const level = global && scope === 'user' && waitOf(limit) <= 1000 ? 'debug' : 'warn';
    log[level]({ route, global, scope, waitMs: waitOf(limit) }, 'waiting for a rate limit');
  });
  rest.on(RESTEvents.Response, ({ data }, { status }) => {
    // @discordjs/rest drops its token after this, so every later request would fail. Interaction tokens are another matter.
    if (status === 401 && data.auth !== false) onUnauthorized();
  });
}

/** Shows the clock what Discord's answers say about the time. */
function observing(makeRequest: RESTOptions['makeRequest'], clock: Clock): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const sentMs = clock.monotonicMs();
    const response = await makeRequest(url, init);
    const date = response.headers.get('date');
    if (date !== null && isDiscords(response)) clock.observe(date, sentMs, clock.monotonicMs());
    return response;
  };
}

/** Not a page of something in between, with a clock of its own, nor a copy that was kept there. */
function isDiscords({ headers, status }: ResponseLike): boolean {
  const told = status === 204 || headers.get('content-type')?.startsWith('application/json') === true;
  return told && (headers.get('age') ?? '0') === '0';
}

function waitOf({ retryAfter, sublimitTimeout }: RateLimitData): number {
  return Math.max(retryAfter, sublimitTimeout);
}
