import { AsyncLocalStorage } from 'node:async_hooks';
import { RESTJSONErrorCodes, type RESTOptions, type ResponseLike } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { createInvalidCount } from './invalid-count.ts';
import { thrownRefusal } from './refusal.ts';
import type { Turns } from './turns.ts';

type Ask = RESTOptions['makeRequest'];

/** How long to be quiet after a 429 that names no time. */
const quietMs = 60_000;
/** Believed of a time that somebody other than Discord names; then one request finds out. */
const longestQuietMs = 3_600_000;

const moments = new AsyncLocalStorage<() => boolean>();

/**
 * Does some work whose requests are made only while `may` says so. @discordjs/rest lets a request wait in a line, and a
 * process may stand still there for hours, so it is asked where the request goes out and not before.
 */
export function onlyWhile<T>(may: (() => boolean) | undefined, work: () => Promise<T>): Promise<T> {
  return may === undefined ? work() : moments.run(may, work);
}

/**
 * The one way out to Discord, as @discordjs/rest's `makeRequest`. Each request waits for its turn here, but for answers
 * to interactions, which Discord does not count (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit).
 * It hands on whole answers of Discord's API only, so that the time limit of a request covers its last byte; it keeps
 * quiet after a 429 that tells no wait, which @discordjs/rest would repeat without a pause; and it stops asking long
 * before Discord would ban the address. Answers to interactions are the last to be held: people wait for them, and each
 * is asked once. The clock is shown what Discord's answers say about the time.
 */
export function createGate(
  clock: Pick<Clock, 'monotonicMs' | 'observe'>,
  log: Logger,
  turns: Pick<Turns, 'turn' | 'hold'>,
  ask: Ask,
): Ask {
  const { monotonicMs: elapsedMs } = clock;
  const invalid = createInvalidCount(elapsedMs, log);
  let quietUntilMs = Number.NEGATIVE_INFINITY;
  let quietReason = '';

  function keepQuiet(waitMs: number, reason: string): Error {
    const news = elapsedMs() >= quietUntilMs;
    quietUntilMs = Math.max(quietUntilMs, elapsedMs() + waitMs);
    quietReason = reason;
    if (news) log.warn({ waitMs, reason }, 'asking Discord nothing for a while, but for answers to people');
    return held(waitMs, reason);
  }

  function throwIfQuiet(answer: boolean): void {
    const stopMs = invalid.stopMs(answer);
    if (stopMs > 0) throw held(stopMs, 'Discord refused too many requests, so none is made for a while');
    const leftMs = quietUntilMs - elapsedMs();
    if (leftMs > 0 && !answer) throw held(leftMs, quietReason);
  }

  return async (url, init) => {
    init.signal?.throwIfAborted();
    const answer = isAnswer(url);
    throwIfQuiet(answer);
    if (!answer) {
      await turns.turn(init.signal);
      throwIfQuiet(answer);
    }
    if (moments.getStore()?.() === false) throw held(0, 'it was too late to send it');

    const sentMs = elapsedMs();
    const response = await ask(url, init);
    const { status, headers } = response;
    const date = headers.get('Date');
    // Not of a page of something in between, with a clock of its own, nor of a copy that was kept there.
    const fresh = (status === 204 || isJson(headers)) && (headers.get('Age') ?? '0') === '0';
    if (date !== null && fresh) clock.observe(date, sentMs, elapsedMs());
    const bytes = await response.arrayBuffer();
    if (isInvalid(response)) invalid.add();
    const json = isJson(headers) ? parsed(bytes) : undefined;
    if (status === 429) {
      const own = numberIn(json, 'retry_after');
      // Discord's own timing, which its header rounds up or lacks.
      if (own !== undefined && own > 0) headers.set('Retry-After', String(own));
      const waitMs = secondsIn(headers) * 1000;
      if (own === undefined || !(waitMs > 0)) {
        const named = waitMs > 0 ? Math.min(waitMs, longestQuietMs) : quietMs;
        throw keepQuiet(named, `${answeredBy(headers)} answered 429${errorNumber(bytes)}`);
      }
      if (headers.has('X-RateLimit-Global')) turns.hold(waitMs);
    } else if (json === undefined && !(response.ok && bytes.byteLength === 0)) {
      throw foreign(status, `${answeredBy(headers)} answered ${status} in Discord’s place${errorNumber(bytes)}`);
    } else if (numberIn(json, 'code') === RESTJSONErrorCodes.CloudflareIsBlockingYourRequest) {
      throw foreign(status, `Cloudflare blocks this address (${RESTJSONErrorCodes.CloudflareIsBlockingYourRequest})`);
    }
    return wholeResponse(response, bytes, json);
  };
}

/** Nothing was asked, or an answer forbids asking: nothing is to be asked for so many milliseconds. */
function held(afterMs: number, reason: string): Error {
  return thrownRefusal({ kind: 'limited', afterMs, reason });
}

/** An answer that is not Discord's own, or not whole: of Cloudflare, of a proxy, cut short on its way. */
function foreign(status: number, reason: string): Error {
  return thrownRefusal({ kind: 'away', reason, atOnce: status < 400 || status >= 500 });
}

function isAnswer(url: string): boolean {
  return /\/v\d+\/(interactions|webhooks)\//.test(url);
}

/** What counts towards the ban: https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
function isInvalid({ status, headers }: ResponseLike): boolean {
  if (status === 429) return headers.get('X-RateLimit-Scope') !== 'shared';
  return status === 401 || status === 403;
}

function isJson(headers: Headers): boolean {
  return headers.get('Content-Type')?.startsWith('application/json') === true;
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function numberIn(json: unknown, key: string): number | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const value: unknown = Reflect.get(json, key);
  return typeof value === 'number' ? value : undefined;
}

/** `Retry-After` in seconds; NaN without one. A date instead of a number, which HTTP allows, counts from the answer's own. */
function secondsIn(headers: Headers): number {
  const text = headers.get('Retry-After');
  if (text === null) return Number.NaN;
  const seconds = Number(text);
  if (!Number.isNaN(seconds)) return seconds;
  return (Date.parse(text) - Date.parse(headers.get('Date') ?? '')) / 1000;
}

function answeredBy(headers: Headers): string {
  return headers.get('Server') === 'cloudflare' ? 'Cloudflare' : 'A server on the way to Discord';
}

/** Cloudflare's own numbers, such as 1015 (too many requests from this address) or 1006 (address banned). */
function errorNumber(bytes: ArrayBuffer): string {
  const number = /error(?: code)?:? *(1\d{3})\b/i.exec(Buffer.from(bytes).toString('utf8'))?.[1];
  return number === undefined ? '' : ` (error ${number})`;
}

function wholeResponse(response: ResponseLike, bytes: ArrayBuffer, json: unknown): ResponseLike {
  const { status, statusText, ok, headers } = response;
  return {
    status,
    statusText,
    ok,
    headers,
    body: null,
    bodyUsed: false,
    arrayBuffer: async () => bytes,
    text: async () => Buffer.from(bytes).toString('utf8'),
    json: async () => json,
  };
}
