import type { ResponseLike } from 'discord.js';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createGate, onlyWhile } from '../../../src/discord/rest/gate.ts';
import { refusalOf } from '../../../src/discord/rest/refusal.ts';
import { pending } from '../interactions/dispatch-bench.ts';

type Said = { status: number; body?: string; headers?: Record<string, string> };

const page = { 'content-type': 'text/html', server: 'cloudflare' };
const json = { 'content-type': 'application/json', server: 'cloudflare' };
const bare429: Said = { status: 429, body: 'error code: 1015', headers: { ...page, 'content-type': 'text/plain' } };
const post = 'https://discord.com/api/v10/channels/1/messages';
const callback = 'https://discord.com/api/v10/interactions/1/token/callback';

/** A gate before a Discord that says what it is told to, on a clock that stands until it is moved. */
function bench(says: (url: string) => Said, turn = async () => {}) {
  let elapsed = 1000;
  const asked: string[] = [];
  const lines: { msg: string }[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const clock = { monotonicMs: () => elapsed, observe: () => undefined };
  const held: number[] = [];
  const turns = { turn, hold: (ms: number) => void held.push(ms) };
  const gate = createGate(clock, log, turns, async (url) => {
    asked.push(url);
    const { status, body, headers = {} } = says(url);
    return new Response(body === '' ? null : (body ?? null), { status, headers }) as unknown as ResponseLike;
  });
  /** The status that is handed on, or the refusal. */
  const ask = async (url: string) => {
    try {
      const { status, headers } = await gate(url, { method: 'POST' });
      return { status, retryAfter: headers.get('retry-after') };
    } catch (error) {
      return refusalOf(error);
    }
  };
  return { ask, asked, lines, held, advance: (ms: number) => (elapsed += ms) };
}

test.each<{ name: string; said: Said; want: object }>([
  { name: 'an answer', said: { status: 200, body: '{"id":"1"}', headers: json }, want: { status: 200 } },
  { name: 'an answer without content', said: { status: 204 }, want: { status: 204 } },
  {
    name: 'Discord’s own no',
    said: { status: 403, body: '{"code":50001}', headers: json },
    want: { status: 403 },
  },
  { name: 'Discord in trouble', said: { status: 503, body: '{"code":0}', headers: json }, want: { status: 503 } },
  {
    name: 'a wall of Cloudflare’s',
    said: { status: 403, body: '<title>Access denied</title> Error 1006', headers: page },
    want: { kind: 'away', atOnce: false, reason: 'Cloudflare answered 403 in Discord’s place (error 1006)' },
  },
  {
    name: 'a block told in JSON',
    said: { status: 403, body: '{"code":40333,"message":"internal network error"}', headers: json },
    want: { kind: 'away', atOnce: false, reason: 'Cloudflare blocks this address (40333)' },
  },
  {
    name: 'a page instead of an outage’s answer',
    said: { status: 502, body: '<html>', headers: page },
    want: { kind: 'away', atOnce: true, reason: 'Cloudflare answered 502 in Discord’s place' },
  },
  {
    name: 'the page of a proxy that lets nobody out',
    said: { status: 200, body: '<html>Please log in', headers: { 'content-type': 'text/html' } },
    want: { kind: 'away', reason: 'A server on the way to Discord answered 200 in Discord’s place' },
  },
  {
    name: 'an answer cut short',
    said: { status: 200, body: '{"id":"1', headers: json },
    want: { kind: 'away', atOnce: true },
  },
  {
    name: 'a limit with its time',
    said: { status: 429, body: '{"retry_after":2}', headers: { ...json, 'retry-after': '2' } },
    want: { status: 429, retryAfter: '2' },
  },
  {
    name: 'a limit with its time in the body alone',
    said: { status: 429, body: '{"retry_after":2.5}', headers: json },
    want: { status: 429, retryAfter: '2.5' },
  },
  {
    name: 'a limit without a time',
    said: bare429,
    want: { kind: 'limited', afterMs: 60_000, reason: 'Cloudflare answered 429 (error 1015)' },
  },
  {
    name: 'a limit without a time in JSON',
    said: { status: 429, body: '{"code":0}', headers: json },
    want: { kind: 'limited', afterMs: 60_000 },
  },
  {
    name: 'a limit of no time at all',
    said: { status: 429, body: '{"retry_after":0}', headers: { ...json, 'retry-after': '0' } },
    want: { kind: 'limited', afterMs: 60_000 },
  },
  {
    name: 'a limit of Cloudflare’s with its time',
    said: { ...bare429, headers: { ...page, 'retry-after': '30' } },
    want: { kind: 'limited', afterMs: 30_000 },
  },
  {
    name: 'a limit until a date',
    said: {
      ...bare429,
      headers: { ...page, date: 'Tue, 01 Dec 2026 10:00:00 GMT', 'retry-after': 'Tue, 01 Dec 2026 10:02:00 GMT' },
    },
    want: { kind: 'limited', afterMs: 120_000 },
  },
  {
    name: 'a limit for a week',
    said: { ...bare429, headers: { ...page, 'retry-after': '604800' } },
    want: { kind: 'limited', afterMs: 3_600_000 },
  },
])('$name', async ({ said, want }) => {
  expect(await bench(() => said).ask(post)).toMatchObject(want);
});

test('after a 429 without a time nothing is asked for a minute, but for answers to people, each once', async () => {
  const { ask, asked, lines, advance } = bench(() => bare429);
  for (let i = 0; i < 100; i += 1) expect(await ask(post)).toMatchObject({ kind: 'limited' });
  expect(asked).toEqual([post]);
  expect(await ask(callback)).toMatchObject({ kind: 'limited' });
  expect(asked).toEqual([post, callback]);
  advance(30_000);
  expect(await ask(post)).toEqual({
    kind: 'limited',
    afterMs: 30_000,
    reason: 'Cloudflare answered 429 (error 1015)',
  });
  advance(30_000);
  await ask(post);
  expect(asked).toEqual([post, callback, post]);
  expect(lines.map(({ msg }) => msg)).toEqual([
    'asking Discord nothing for a while, but for answers to people',
    'asking Discord nothing for a while, but for answers to people',
  ]);
});

test('stops long before 10,000 refused requests in ten minutes, answers to people last, with one line', async () => {
  const { ask, asked, lines, advance } = bench(() => ({ status: 403, body: '{"code":50001}', headers: json }));
  for (let i = 0; i < 20_000; i += 1) {
    await ask(post);
    advance(10);
  }
  expect(asked).toHaveLength(1000);
  expect(lines).toHaveLength(1);
  for (let i = 0; i < 20_000; i += 1) await ask(callback);
  expect(asked).toHaveLength(2500);
  advance(600_000);
  expect([await ask(post), await ask(callback)]).toMatchObject([{ status: 403 }, { status: 403 }]);
});

test('refused requests that lie far apart stop nothing; limits shared with others do not count', async () => {
  const apart = bench(() => ({ status: 403, body: '{"code":50001}', headers: json }));
  for (let i = 0; i < 3000; i += 1) {
    await apart.ask(post);
    apart.advance(1000);
  }
  expect(apart.asked).toHaveLength(3000);
  const shared = bench(() => ({
    status: 429,
    body: '{"retry_after":1}',
    headers: { ...json, 'retry-after': '1', 'x-ratelimit-scope': 'shared' },
  }));
  for (let i = 0; i < 3000; i += 1) await shared.ask(post);
  expect(shared.asked).toHaveLength(3000);
});

/** What becomes of a request that waits in a line for a moment before it goes out. */
function sent(may: (() => boolean) | undefined) {
  const { ask } = bench(() => ({ status: 204 }));
  return onlyWhile(may, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return ask(post);
  });
}

const tooLate = { kind: 'limited', afterMs: 0, reason: 'it was too late to send it' };

test.each([
  ['that may go', () => true, { status: 204 }],
  ['whose time is over', () => false, tooLate],
  ['that nobody limits', undefined, { status: 204 }],
])('a request %s', async (_, may, want) => {
  expect(await sent(may)).toMatchObject(want);
});

test('whether there is time is asked when the request goes out, not before', async () => {
  let may = true;
  const work = sent(() => may);
  may = false;
  expect(await work).toEqual(tooLate);
});

test('a request waits for its turn, an answer to an interaction does not; what falls quiet meanwhile is not asked', async () => {
  const [first, second] = [pending<void>(), pending<void>()];
  const line = [first.promise, second.promise];
  const { ask, asked } = bench(
    (url) => (url === callback ? { status: 204 } : bare429),
    async () => line.shift(),
  );
  const posts = [ask(post), ask(post)];
  await ask(callback);
  expect(asked).toEqual([callback]);
  first.resolve();
  await posts[0];
  second.resolve();
  await posts[1];
  expect(asked).toEqual([callback, post]);
});

test.each([
  [
    'the global limit holds all turns for as long as Discord says, not as long as the header rounds it up to',
    true,
    [350],
  ],
  ['the limit of one route holds none', false, []],
])('%s', async (_, isGlobal, want) => {
  const { ask, held } = bench(() => ({
    status: 429,
    body: '{"retry_after":0.35}',
    headers: { ...json, 'retry-after': '1', ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}) },
  }));
  expect(await ask(post)).toEqual({ status: 429, retryAfter: '0.35' });
  expect(held).toEqual(want);
});
