import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClock } from '../../../src/clock.ts';
import { type ConnectOptions, connect, type DiscordClient } from '../../../src/discord/client.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { cloudflare } from '../../support/cloudflare.ts';
import { fault } from '../../support/fault.ts';
import { manualStopwatch } from '../../support/manual-stopwatch.ts';

let discord: LocalDiscord;
let connections: DiscordClient[] = [];
let fatal: string[] = [];
let lines: { level: number; msg: string; reason?: string }[] = [];

beforeEach(async () => {
  discord = await startLocalDiscord({ rateLimits: 'off', heartbeatIntervalMs: 250 });
});

afterEach(async () => {
  for (const connection of connections) await connection.stop();
  connections = [];
  fatal = [];
  lines = [];
  await discord.stop();
});

const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(JSON.parse(line)) });

async function connected(more: Pick<ConnectOptions, 'onOutgrown'> = {}) {
  const stopwatch = manualStopwatch();
  const lineStopwatch = manualStopwatch();
  const result = await connect({
    token: discord.token,
    apiUrl: discord.url,
    log,
    clock: createClock({ now: () => new Date() }),
    stopwatch,
    lineStopwatch,
    onFatal: (_, what) => fatal.push(what),
    ...more,
  });
  if (result.kind !== 'connected') throw new Error(result.reason);
  connections.push(result.connection);
  return { connection: result.connection, stopwatch, lineStopwatch };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

const said = (words: string) => lines.some(({ msg }) => msg.includes(words));
const warnings = () => lines.filter(({ level }) => level >= 40);

/** How many IDENTIFYs Discord has counted. */
async function identifies(): Promise<number> {
  const answer = await fetch(`${discord.url}/v10/gateway/bot`, { headers: { authorization: `Bot ${discord.token}` } });
  const { session_start_limit: limit } = (await answer.json()) as {
    session_start_limit: { total: number; remaining: number };
  };
  return limit.total - limit.remaining;
}

/** The next change of the gateway's sessions. */
function session(change: 'identified' | 'closed'): Promise<void> {
  return new Promise((resolve) => {
    const stop = discord.subscribe((event) => {
      if (event.kind !== 'session' || event.change !== change) return;
      stop();
      resolve();
    });
  });
}

test('who the bot is, it knows before it joins; posting needs no gateway', async () => {
  const { connection } = await connected();
  expect([connection.applicationId, connection.healthy(), await identifies()]).toEqual([
    discord.applicationId,
    false,
    0,
  ]);
  const study = discord.world.channels().find((one) => 'name' in one && one.name === 'study')!;
  const [guild] = discord.world.guilds();
  expect(connection.servers.channel(study.id)).toBeUndefined();
  await connection.servers.lookUp({ guildId: guild!.id, channelId: study.id });
  const known = connection.servers.channel(study.id);
  expect(await connection.join()).toBe(true);
  expect(known).toEqual(connection.servers.channel(study.id));
  expect(known).toMatchObject({ name: 'study', guildId: guild!.id });
});

test('what is looked up by HTTP is what the gateway tells: overwrites, roles, threads, what is hidden', async () => {
  const [guild] = discord.world.guilds();
  discord.world.setOverwrite('study', 'Daymark', { deny: 1n << 14n });
  const thread = discord.world.addChannel(guild!.id, { name: 'talk', type: 11, parent: 'study' });
  const hidden = discord.world.addChannel(guild!.id, { name: 'hidden' });
  discord.world.setOverwrite('hidden', 'Daymark', { deny: 1n << 10n });
  const { connection } = await connected();
  const study = discord.world.channels().find((one) => 'name' in one && one.name === 'study')!.id;
  const role = discord.world.roles().find(({ name }) => name === 'Learners')!.id;
  const look = () => ({
    channels: [study, thread].map((id) => connection.servers.channel(id)),
    role: connection.servers.role(guild!.id, role),
    owner: connection.servers.owner(guild!.id),
  });
  for (const channelId of [study, thread, hidden, '1']) {
    await connection.servers.lookUp({ guildId: guild!.id, channelId });
  }
  const byHttp = look();
  expect(connection.servers.channel(hidden)?.permissions ?? 0n).toBe(0n);
  await connection.join();
  expect(byHttp).toEqual(look());
  expect(byHttp.channels.map((one) => one?.name)).toEqual(['study', 'talk']);
});

test('READY comes late: heartbeats go on, no second IDENTIFY, and it is there when it comes', async () => {
  discord.faults.holdReady(true);
  const { connection } = await connected();
  const joined = connection.join();
  let settled = false;
  void joined.then(() => {
    settled = true;
  });
  // @discordjs/ws would begin anew after 15 s; the line is found to be alive meanwhile.
  await until(() => said('Waiting for event ready indefinitely') && said('Heartbeat acknowledged'));
  expect([settled, connection.healthy()]).toEqual([false, false]);
  discord.faults.holdReady(false);
  expect(await joined).toBe(true);
  expect([connection.healthy(), await identifies()]).toEqual([true, 1]);
});

test('HELLO comes late: after 90 s another connection, and the session goes on there', async () => {
  const { connection, lineStopwatch } = await connected();
  expect(await connection.join()).toBe(true);
  const asked = () => lines.filter(({ msg }) => msg.includes('Waiting for event hello')).length;
  discord.faults.holdHello(true);
  discord.faults.dropSockets();
  await until(() => asked() === 2);
  for (let tries = 0; tries < 2 && !said('Discord says nothing on the gateway'); tries += 1) {
    // Until the socket is open.
    await new Promise((resolve) => setTimeout(resolve, 100));
    lineStopwatch.advance(90_000);
  }
  await until(() => asked() === 3);
  expect(connection.healthy()).toBe(false);
  discord.faults.holdHello(false);
  await until(connection.healthy);
  expect([said('gateway connection resumed'), await identifies()]).toEqual([true, 1]);
});

test('RESUME goes without an answer, heartbeats do not: after 90 s another connection, and the session goes on there', async () => {
  const { connection, lineStopwatch } = await connected();
  expect(await connection.join()).toBe(true);
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (this: WebSocket, ...sent: unknown[]) {
    if (!String(sent[0]).includes('"RESUMED"')) Reflect.apply(send, this, sent);
  };
  const answered = () => lines.filter(({ msg }) => msg.includes('Heartbeat acknowledged')).length;
  try {
    discord.faults.dropSockets();
    await until(() => said('Resuming session'));
    const before = answered();
    await until(() => answered() >= before + 2);
    expect(connection.healthy()).toBe(false);
    lineStopwatch.advance(90_000);
    expect(said('Discord says nothing on the gateway')).toBe(true);
  } finally {
    WebSocket.prototype.send = send;
  }
  await until(connection.healthy);
  expect([said('gateway connection resumed'), await identifies()]).toEqual([true, 1]);
});

test.each(['holdHello', 'holdReady'] as const)(
  'left while Discord holds back (%s): no session follows',
  async (hold) => {
    discord.faults[hold](true);
    const { connection, stopwatch } = await connected();
    const joined = connection.join();
    await until(() => said(`Waiting for event ${hold === 'holdHello' ? 'hello' : 'ready'}`));
    await connection.leave();
    expect(await joined).toBe(false);
    const before = await identifies();
    discord.faults[hold](false);
    // Were a client of ours still there, it would take the session before this one has its own.
    stopwatch.advance(10_000);
    expect(await connection.join()).toBe(true);
    expect((await identifies()) - before).toBe(1);
  },
);

test('left and joined again: one session each time', async () => {
  const { connection, stopwatch } = await connected();
  for (const count of [1, 2, 3]) {
    const joined = connection.join();
    if (count > 1) {
      await until(() => discord.requests.filter(({ path }) => path === '/gateway/bot').length >= 2 * count - 2);
      stopwatch.advance(10_000);
    }
    expect(await joined).toBe(true);
    expect([connection.healthy(), await identifies()]).toEqual([true, count]);
    const closed = session('closed');
    await connection.leave();
    await closed;
    expect(connection.healthy()).toBe(false);
  }
});

test.each([4004, 4010, 4011, 4012, 4013, 4014])('%i at IDENTIFY: parked after one', async (code) => {
  discord.faults.closeIdentify(code);
  const { connection } = await connected();
  expect(await connection.join()).toBe(false);
  expect([fatal, await identifies(), connection.healthy()]).toEqual([['park'], 1, false]);
});

test('4011 while Discord does not say how many shards it wants: asked until it does, and not parked', async () => {
  await discord.stop();
  discord = await startLocalDiscord({ rateLimits: 'off', sharding: { shards: 2 } });
  discord.faults.closeIdentify(4011);
  let asked = 0;
  // It does say where its gateway is.
  const path = { test: (one: string) => one === '/gateway/bot' && ++asked > 1 };
  discord.faults.add(fault({ path, times: 6 }, { kind: 'status', status: 503 }));
  const outgrown: number[] = [];
  const { connection, stopwatch } = await connected({ onOutgrown: (shards) => outgrown.push(shards) });
  const joined = connection.join();
  await until(() => {
    stopwatch.advance(100);
    return outgrown.length + fatal.length > 0;
  });
  expect([await joined, outgrown, fatal]).toEqual([false, [1], []]);
});

test('nowhere to connect to, and a wall of Cloudflare’s before the address: asked again, with pauses', async () => {
  const { connection, stopwatch } = await connected();
  discord.faults.refuseGateway(true);
  discord.faults.add(fault({ path: /gateway/, times: 3 }, cloudflare.blocked));
  const asked = () => discord.requests.filter(({ path }) => path === '/gateway/bot').length;
  const joined = connection.join();
  for (const count of [1, 2, 3]) {
    await until(() => asked() === count);
    for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(asked()).toBe(count);
    stopwatch.advance(60_000);
  }
  discord.faults.refuseGateway(false);
  await until(() => {
    stopwatch.advance(1000);
    return connection.healthy();
  });
  expect([await joined, await identifies()]).toEqual([true, 1]);
  expect(lines.find(({ msg }) => msg.startsWith('Discord does not say'))?.reason).toMatch(/answered 403/);
});

test('few IDENTIFYs are left: none is spent, nor by a session that is lost', async () => {
  const toldOf49 = () =>
    warnings().filter(({ msg }) => msg.startsWith('Discord lets this bot begin 49 more sessions today'));
  discord.faults.leaveIdentifies(49, 3_600_000);
  const { connection, stopwatch } = await connected();
  const joined = connection.join();
  await until(() => toldOf49().length === 1);
  await connection.leave();
  expect([await joined, await identifies()]).toEqual([false, 951]);
  // The one that this allows leaves 49.
  discord.faults.leaveIdentifies(50, 7_200_000);
  expect(await connection.join()).toBe(true);
  discord.faults.refuseResume(true);
  discord.faults.dropSockets();
  await until(() => {
    stopwatch.advance(100);
    return toldOf49().length === 2;
  });
  expect([connection.healthy(), await identifies()]).toEqual([false, 951]);
  stopwatch.advance(7_300_000);
  discord.faults.leaveIdentifies(1000);
  await until(() => {
    stopwatch.advance(1000);
    return connection.healthy();
  });
  expect(await identifies()).toBe(1);
});
