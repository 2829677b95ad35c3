import { describe, expect, test } from 'vitest';
import type { Effect, Fault, LocalDiscord } from '../../../src/playground/discord/index.ts';
import { cloudflare } from '../../support/cloudflare.ts';
import { fault } from '../../support/fault.ts';
import { fixture } from './fixture.ts';

describe('rate limits', () => {
  test('count each channel by itself, in windows of real time', async () => {
    const { api, study, discord, stopwatch, setNow } = await fixture({ rateLimits: {} });
    const general = discord.as('learner1', { channel: 'general' }).channelId;
    const post = (channel: string) => api('POST', `/channels/${channel}/messages`, { content: 'x' });
    const first = await post(study);
    expect(
      Object.fromEntries(
        ['limit', 'remaining', 'reset-after'].map((name) => [name, first.headers.get(`x-ratelimit-${name}`)]),
      ),
    ).toEqual({
      limit: '5',
      remaining: '4',
      'reset-after': '5.000',
    });
    for (const _ of [2, 3, 4, 5]) expect((await post(study)).status).toBe(200);
    setNow(new Date('2027-01-01T00:00:00Z'));
    const refused = await post(study);
    expect([refused.status, refused.json, refused.headers.get('retry-after')]).toEqual([
      429,
      { message: 'You are being rate limited.', retry_after: 5, global: false },
      '5',
    ]);
    expect((await post(general)).status).toBe(200);
    stopwatch.advance(5000);
    expect((await post(study)).status).toBe(200);
  });

  test('count all requests together, except answers to interactions', async () => {
    const { api, stopwatch } = await fixture({ rateLimits: { globalPerSecond: 2 } });
    const ask = () => api('GET', '/users/@me');
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    const refused = await ask();
    expect([refused.status, refused.json['global'], refused.headers.get('x-ratelimit-global')]).toEqual([
      429,
      true,
      'true',
    ]);
    expect((await api('POST', '/interactions/1/x/callback', { type: 4 })).status).toBe(404);
    stopwatch.advance(1000);
    expect((await ask()).status).toBe(200);
  });

  test('can be off', async () => {
    const { api } = await fixture();
    const answers = await Promise.all(Array.from({ length: 80 }, () => api('GET', '/users/@me')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('faults', () => {
  const post: Pick<Fault, 'method' | 'path'> = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

  test.each<[string, Effect, number, number]>([
    ['an error', { kind: 'status', status: 500 }, 500, 0],
    ['an error with a code', { kind: 'status', status: 403, code: 50001 }, 403, 0],
    ['an error after the effect', { kind: 'status-after', status: 502 }, 502, 1],
    ['a rate limit', { kind: 'rate-limit', retryAfterMs: 1500 }, 429, 0],
  ])('%s hits as often as told', async (_, effect, status, posted) => {
    const { api, study, discord } = await fixture();
    discord.faults.add(fault({ ...post, times: 1 }, effect));
    expect((await api('POST', `/channels/${study}/messages`, { content: 'x' })).status).toBe(status);
    expect(discord.world.messages('study')).toHaveLength(posted);
    expect((await api('POST', `/channels/${study}/messages`, { content: 'x' })).status).toBe(200);
  });

  test.each<['before' | 'after', number]>([
    ['before', 0],
    ['after', 1],
  ])('a connection is cut %s the effect', async (when, posted) => {
    const { api, study, discord } = await fixture();
    discord.faults.add(fault({ ...post, times: 1 }, { kind: 'reset', when }));
    await expect(api('POST', `/channels/${study}/messages`, { content: 'x' })).rejects.toThrow();
    expect(discord.world.messages('study')).toHaveLength(posted);
    expect(discord.requests.at(-1)).toMatchObject({ method: 'POST', status: 0 });
  });

  test('a delay lasts as long as told', async () => {
    const { api, discord, stopwatch } = await fixture();
    discord.faults.add(fault({ times: 1 }, { kind: 'delay', ms: 5000 }));
    const answer = api('GET', '/users/@me');
    const hit = new Promise<void>((resolve) => {
      discord.subscribe(({ kind }) => kind === 'request' && resolve());
    });
    await api('GET', '/users/@me');
    stopwatch.advance(5000);
    expect((await answer).status).toBe(200);
    await hit;
    expect(discord.requests.map(({ durationMs }) => durationMs)).toEqual([0, 5000]);
  });

  test.each<[string, Effect, number, string, number]>([
    ['a limit without its time', cloudflare.limited, 429, 'error code: 1015', 0],
    ['a firewall', cloudflare.blocked, 403, cloudflare.blocked.text, 0],
    ['a page after the effect', { ...cloudflare.unavailable, when: 'after' }, 520, cloudflare.unavailable.text, 1],
    [
      'JSON of somebody else',
      { kind: 'foreign', status: 200, type: 'application/json', text: '[]', headers: { 'Retry-After': '7' } },
      200,
      '[]',
      0,
    ],
  ])('%s answers in its own form', async (_, effect, status, text, posted) => {
    const { discord, study } = await fixture();
    discord.faults.add(fault({ ...post, times: 1 }, effect));
    const answer = await postRaw(discord, study);
    expect([answer.status, await answer.text(), answer.headers.get('retry-after')]).toEqual([
      status,
      text,
      status === 200 ? '7' : null,
    ]);
    expect(answer.headers.get('content-type')).toBe((effect as typeof cloudflare.limited).type);
    expect(discord.world.messages('study')).toHaveLength(posted);
    expect(discord.requests.at(-1)).toMatchObject({ status, response: text });
  });

  test('an answer can break off in its middle, or fall silent there, after the effect', async () => {
    const { discord, study } = await fixture();
    discord.faults.add(fault({ ...post, times: 1 }, { kind: 'half', cut: true }));
    const cut = await postRaw(discord, study);
    await expect(cut.text()).rejects.toThrow();
    discord.faults.add(fault({ ...post, times: 1 }, { kind: 'half' }));
    const patience = new AbortController();
    const silent = await postRaw(discord, study, patience.signal);
    const reader = silent.body?.getReader();
    const first = await reader?.read();
    const length = Number(silent.headers.get('content-length'));
    expect(first?.value).toHaveLength(Math.floor(length / 2));
    const rest = reader?.read();
    patience.abort();
    await expect(rest).rejects.toThrow(/abort/i);
    expect(discord.world.messages('study')).toHaveLength(2);
  });

  test('bytes can come one at a time', async () => {
    const { discord, stopwatch } = await fixture();
    discord.faults.add(fault({ times: 1 }, { kind: 'trickle', everyMs: 1000 }));
    const answer = await fetch(`${discord.url}/v10/gateway`);
    const reader = answer.body?.getReader();
    const length = Number(answer.headers.get('content-length'));
    let text = '';
    for (let index = 0; index < length; index += 1) {
      text += Buffer.from((await reader?.read())?.value ?? []).toString();
      expect(text).toHaveLength(index + 1);
      stopwatch.advance(1000);
    }
    expect(JSON.parse(text)).toEqual({ url: discord.url.replace('http:', 'ws:').replace('/api', '') });
  });

  test.each<['before' | 'after', number]>([
    ['before', 0],
    ['after', 1],
  ])('nothing is ever answered, %s the effect', async (when, posted) => {
    const { discord, study } = await fixture();
    discord.faults.add(fault({ ...post, times: 1 }, { kind: 'hang', when }));
    const patience = new AbortController();
    const hit = new Promise<void>((resolve) => {
      discord.subscribe(({ kind }) => kind === 'request' && resolve());
    });
    const answer = postRaw(discord, study, patience.signal);
    await hit;
    patience.abort();
    await expect(answer).rejects.toThrow(/abort/i);
    expect(discord.world.messages('study')).toHaveLength(posted);
  });

  test('others are left alone, and all can be cleared', async () => {
    const { api, study, discord } = await fixture();
    discord.faults.add(fault(post, { kind: 'status', status: 500 }));
    expect((await api('GET', '/users/@me')).status).toBe(200);
    discord.faults.clear();
    expect((await api('POST', `/channels/${study}/messages`, { content: 'x' })).status).toBe(200);
  });
});

function postRaw({ url, token }: LocalDiscord, channel: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${url}/v10/channels/${channel}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'x' }),
    ...(signal === undefined ? {} : { signal }),
  });
}
