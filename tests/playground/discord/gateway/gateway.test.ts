import { describe, expect, test } from 'vitest';
import { type Fixture, fixture } from '../fixture.ts';
import { connect, identity, type Line } from './line-by-hand.ts';

async function identified(f: Fixture, intents = 1): Promise<{ line: Line; sessionId: string }> {
  const line = await connect(f);
  await line.next();
  line.send(2, identity(f, { intents }));
  const ready = await line.next();
  if ((intents & 1) !== 0) await line.next();
  return { line, sessionId: String(ready.d['session_id']) };
}

test('greets, takes an identity and tells of servers', async () => {
  const f = await fixture();
  const line = await connect(f);
  expect(await line.next()).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } });
  line.send(2, identity(f));
  expect(await line.next()).toMatchObject({
    op: 0,
    t: 'READY',
    s: 1,
    d: { v: 10, guilds: [{ unavailable: true }], application: { id: f.discord.applicationId } },
  });
  expect(await line.next()).toMatchObject({
    op: 0,
    t: 'GUILD_CREATE',
    s: 2,
    d: { name: 'Study Hall', member_count: 5, members: [{ user: { username: 'Daymark' } }] },
  });
  line.send(1, 2);
  expect(await line.next()).toMatchObject({ op: 11 });
});

describe('closes', () => {
  test.each<[string, number, (f: Fixture, line: Line) => void]>([
    ['on a wrong token', 4004, (f, line) => line.send(2, identity(f, { token: 'x' }))],
    ['on an unknown intent', 4013, (f, line) => line.send(2, identity(f, { intents: 1 << 30 }))],
    ['on a privileged intent', 4014, (f, line) => line.send(2, identity(f, { intents: 1 << 15 }))],
    ['on a shard that cannot be', 4010, (f, line) => line.send(2, identity(f, { shard: [1, 1] }))],
    ['on no JSON', 4002, (_, line) => line.raw('{')],
    ['on an unknown opcode', 4001, (_, line) => line.send(99, null)],
    ['on a presence before the identity', 4003, (_, line) => line.send(3, {})],
    [
      'on a second identity',
      4005,
      (f, line) => {
        line.send(2, identity(f));
        line.send(2, identity(f));
      },
    ],
    ['on silence', 4009, (f) => f.stopwatch.advance(110_000)],
  ])('%s', async (_, code, act) => {
    const f = await fixture();
    const line = await connect(f);
    act(f, line);
    expect(await line.closed).toBe(code);
  });

  test.each(['?v=9&encoding=json', '?v=10&encoding=etf', '?v=10&encoding=json&compress=zlib-stream'])(
    'on %s',
    async (query) => {
      const f = await fixture();
      expect(await (await connect(f, query)).closed).toBe(4012);
    },
  );
});

test('resumes with all that was missed, in order', async () => {
  const f = await fixture();
  const { line, sessionId } = await identified(f);
  line.close(4000);
  await line.closed;
  f.discord.world.addChannel('Study Hall', { name: 'one' });
  f.discord.world.addChannel('Study Hall', { name: 'two' });
  const again = await connect(f);
  await again.next();
  again.send(6, { token: f.discord.token, session_id: sessionId, seq: 2 });
  const replay = [await again.next(), await again.next(), await again.next()];
  expect(replay.map(({ t, s }) => [t, s])).toEqual([
    ['CHANNEL_CREATE', 3],
    ['CHANNEL_CREATE', 4],
    ['RESUMED', 5],
  ]);
});

test.each<[string, (f: Fixture, sessionId: string) => object, number]>([
  ['an unknown session', ({ discord }) => ({ token: discord.token, session_id: 'x', seq: 0 }), 9],
  [
    'a session said goodbye to',
    ({ discord }, sessionId) => ({ token: discord.token, session_id: sessionId, seq: 2 }),
    9,
  ],
])('resuming %s is invalid', async (_, resume, op) => {
  const f = await fixture();
  const { line, sessionId } = await identified(f);
  line.close(1000);
  await line.closed;
  const again = await connect(f);
  await again.next();
  again.send(6, resume(f, sessionId));
  expect(await again.next()).toMatchObject({ op, d: false });
});

test('a number from the future closes', async () => {
  const f = await fixture();
  const { sessionId } = await identified(f);
  const again = await connect(f);
  again.send(6, { token: f.discord.token, session_id: sessionId, seq: 99 });
  expect(await again.closed).toBe(4007);
});

test('intents decide which events come', async () => {
  const f = await fixture();
  const guilds = await identified(f, 1);
  const messages = await identified(f, 1 << 9);
  f.discord.as('learner1', { channel: 'study' }).say('secret');
  f.discord.world.addRole('Study Hall', { name: 'Helpers' });
  expect((await guilds.line.next()).t).toBe('GUILD_ROLE_CREATE');
  expect(await messages.line.next()).toMatchObject({ t: 'MESSAGE_CREATE', d: { content: '' } });
});

test('every session hears that it should come back, and of everything else', async () => {
  const f = await fixture();
  const both = [await identified(f), await identified(f)];
  f.discord.faults.askReconnect();
  f.discord.world.addRole('Study Hall', { name: 'Helpers' });
  for (const { line } of both) {
    expect(await line.next()).toMatchObject({ op: 7 });
    expect(await line.next()).toMatchObject({ t: 'GUILD_ROLE_CREATE' });
  }
});

test('keeps HELLO and READY back, and gives them when they are let go', async () => {
  const f = await fixture();
  f.discord.faults.holdHello(true);
  const line = await connect(f);
  f.discord.faults.holdHello(false);
  expect((await line.next()).op).toBe(10);
  f.discord.faults.holdReady(true);
  line.send(2, identity(f));
  line.send(1, null);
  expect((await line.next()).op).toBe(11);
  f.discord.world.addRole('Study Hall', { name: 'Helpers' });
  f.discord.faults.clear();
  expect([(await line.next()).t, (await line.next()).t]).toEqual(['READY', 'GUILD_CREATE']);
});

test('a server in an outage is told as unavailable after READY, and comes later', async () => {
  const f = await fixture();
  f.discord.world.setAvailable('Study Hall', false);
  const line = await connect(f);
  await line.next();
  line.send(2, identity(f));
  expect((await line.next()).d['guilds']).toMatchObject([{ unavailable: true }]);
  expect(await line.next()).toMatchObject({ t: 'GUILD_DELETE', d: { unavailable: true } });
  f.discord.world.setAvailable('Study Hall', true);
  expect(await line.next()).toMatchObject({ t: 'GUILD_CREATE', d: { name: 'Study Hall' } });
});

describe('IDENTIFYs are counted', () => {
  const limit = async (f: Fixture) => (await f.api('GET', '/gateway/bot')).json['session_start_limit'];

  test('of a thousand a day', async () => {
    const f = await fixture();
    await identified(f);
    expect(await limit(f)).toEqual({ total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 });
    f.stopwatch.advance(3_600_000);
    expect(await limit(f)).toMatchObject({ remaining: 999, reset_after: 82_800_000 });
    f.stopwatch.advance(82_800_000);
    expect(await limit(f)).toMatchObject({ remaining: 1000, reset_after: 86_400_000 });
  });

  test('and one more than are left costs every session and the token', async () => {
    const f = await fixture();
    f.discord.faults.leaveIdentifies(1, 60_000);
    expect(await limit(f)).toMatchObject({ remaining: 1, reset_after: 60_000 });
    const { line } = await identified(f);
    const more = await connect(f);
    more.send(2, identity(f));
    expect([await more.closed, await line.closed]).toEqual([4004, 4004]);
    expect((await f.api('GET', '/users/@me')).status).toBe(401);
  });

  test('one in five seconds', async () => {
    const f = await fixture({ rateLimits: {} });
    const lines = [await connect(f), await connect(f)];
    const answers: string[] = [];
    for (const line of lines) {
      await line.next();
      line.send(2, identity(f));
      const answer = await line.next();
      answers.push(answer.t ?? `op ${answer.op}`);
    }
    expect(answers).toEqual(['READY', 'op 9']);
    f.stopwatch.advance(5000);
    lines[1]?.send(2, identity(f));
    expect(await lines[1]?.next()).toMatchObject({ t: 'READY' });
  });

  test('and can be refused or closed', async () => {
    const f = await fixture();
    const line = await connect(f);
    await line.next();
    f.discord.faults.refuseSessions(1);
    line.send(2, identity(f));
    expect(await line.next()).toMatchObject({ op: 9, d: false });
    f.discord.faults.closeIdentify(4013);
    line.send(2, identity(f));
    expect(await line.closed).toBe(4013);
  });
});

test.each<[string, (f: Fixture) => void]>([
  ['by the stopwatch', ({ stopwatch }) => stopwatch.advance(5 * 60_000 + 1)],
  ['by the date', ({ setNow }) => setNow(new Date('2026-03-02T12:05:01Z'))],
])('a session cannot be resumed after five minutes %s', async (_, wait) => {
  const f = await fixture();
  const { line, sessionId } = await identified(f);
  const closed = new Promise<void>((resolve) => {
    f.discord.subscribe((event) => event.kind === 'session' && event.change === 'closed' && resolve());
  });
  line.close(4000);
  await closed;
  wait(f);
  const again = await connect(f);
  await again.next();
  again.send(6, { token: f.discord.token, session_id: sessionId, seq: 2 });
  expect(await again.next()).toMatchObject({ op: 9, d: false });
});

test.each<[string, number, (line: Line) => void]>([
  ['more than 120 in a minute', 4008, (line) => Array.from({ length: 121 }, () => line.send(1, null))],
  ['more than 4,096 bytes', 4002, (line) => line.send(1, 'x'.repeat(4096))],
])('a client that sends %s is closed', async (_, code, act) => {
  const f = await fixture();
  const { line } = await identified(f);
  act(line);
  expect(await line.closed).toBe(code);
});
