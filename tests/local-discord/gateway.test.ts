import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Fixture, fixture } from './fixture.ts';

type Payload = { op: number; d: Record<string, unknown>; s: number | null; t: string | null };
type Line = {
  send(op: number, d: unknown): void;
  raw(text: string): void;
  next(): Promise<Payload>;
  closed: Promise<number>;
  close(code: number): void;
};

/** A gateway connection by hand. */
async function connect({ discord }: Fixture, query = '?v=10&encoding=json'): Promise<Line> {
  const { origin } = new URL(discord.url);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/${query}`);
  const got: Payload[] = [];
  const waiting: ((payload: Payload) => void)[] = [];
  socket.on('message', (raw) => {
    const payload = JSON.parse(String(raw)) as Payload;
    const wake = waiting.shift();
    if (wake === undefined) got.push(payload);
    else wake(payload);
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  await new Promise((resolve) => {
    socket.on('open', resolve);
  });
  return {
    send: (op, d) => socket.send(JSON.stringify({ op, d })),
    raw: (text) => socket.send(text),
    next: () =>
      new Promise((resolve) => {
        const ready = got.shift();
        if (ready === undefined) waiting.push(resolve);
        else resolve(ready);
      }),
    closed,
    close: (code) => socket.close(code),
  };
}

const identity = ({ discord }: Fixture, extra: object = {}) => ({
  token: discord.token,
  intents: 1,
  properties: { os: 'linux' },
  ...extra,
});

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
  const f = await fixture({ privilegedIntents: 1 << 15 });
  const guilds = await identified(f, 1);
  const messages = await identified(f, 1 << 9);
  const contents = await identified(f, (1 << 9) | (1 << 15));
  f.discord.as('learner1', { channel: 'study' }).say('secret');
  f.discord.world.addRole('Study Hall', { name: 'Helpers' });
  expect((await guilds.line.next()).t).toBe('GUILD_ROLE_CREATE');
  expect(await messages.line.next()).toMatchObject({ t: 'MESSAGE_CREATE', d: { content: '' } });
  expect(await contents.line.next()).toMatchObject({ t: 'MESSAGE_CREATE', d: { content: 'secret' } });
});

test('heartbeats can be left unanswered', async () => {
  const f = await fixture();
  const { line } = await identified(f);
  f.discord.faults.muteHeartbeats(true);
  line.send(1, 2);
  f.discord.faults.askReconnect();
  expect((await line.next()).op).toBe(7);
});
