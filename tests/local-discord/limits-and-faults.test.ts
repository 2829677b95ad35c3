import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/local-discord/index.ts';
import { fault, fixture } from './fixture.ts';

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

  test.each<[string, Fault['then'], number, number]>([
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

  test('others are left alone, and all can be cleared', async () => {
    const { api, study, discord } = await fixture();
    discord.faults.add(fault(post, { kind: 'status', status: 500 }));
    expect((await api('GET', '/users/@me')).status).toBe(200);
    discord.faults.clear();
    expect((await api('POST', `/channels/${study}/messages`, { content: 'x' })).status).toBe(200);
  });
});
