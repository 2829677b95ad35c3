import { rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isDatabaseAway, openDatabase, pingDatabase, withTimeLimit } from '../../../src/db/client.ts';
import { type Embedded, startEmbedded } from '../../../src/db/embedded/embedded.ts';
import { findServer } from '../../../src/db/embedded/server.ts';
import { openFolder } from '../../support/throwaway-postgres.ts';

const log = { info: () => {}, warn: () => {} };
let folder: string;
let server: Embedded;

beforeAll(async () => {
  folder = await openFolder();
  server = await startHere();
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function startHere(): Promise<Embedded> {
  return startEmbedded({ dataDir: join(folder, 'data'), rootHome: join(folder, 'root'), durable: false, log });
}

type Relay = { urlFor(url: string): string; close(): void };

/** Stands at one port before a server that gets another one with each start; with nobody to pass on to, it hangs up. */
async function startRelay(target: () => number): Promise<Relay> {
  const sockets = new Set<Socket>();
  const relay = createServer((from) => {
    const to = connect(target(), '127.0.0.1');
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.end());
      socket.on('close', () => other.end());
      socket.pipe(other);
    }
  });
  const port = await listen(relay);
  return {
    urlFor: (url) => Object.assign(new URL(url), { port: String(port) }).href,
    close: () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('an outage is told apart from a wrong query, and the pool recovers', async () => {
  // The same port again, as a production server has after its restart.
  const relay = await startRelay(() => Number(new URL(server.url).port));
  const { db, close } = openDatabase(relay.urlFor(server.url));
  await pingDatabase(db);
  expect(isDatabaseAway(await errorOf(db.execute(sql`select 1 / 0`)))).toBe(false);
  expect(isDatabaseAway(await errorOf(db.execute(sql`select * from nothing`)))).toBe(false);

  const inFlight = errorOf(db.execute(sql`select pg_sleep(60)`));
  const inTransaction = errorOf(db.transaction((tx) => tx.execute(sql`select pg_sleep(60)`)));
  const observer = openDatabase(server.url);
  await expect
    .poll(() => observer.db.execute(sql`select 1 from pg_stat_activity where wait_event = 'PgSleep'`))
    .toHaveLength(2);
  const [row] = await observer.db.execute<{ folder: string }>(sql`select current_setting('data_directory') as folder`);
  await observer.close();
  const { pid } = (await findServer(row?.folder ?? '')) ?? {};
  process.kill(pid ?? 0, 'SIGKILL');
  expect(isDatabaseAway(await inFlight)).toBe(true);
  expect(isDatabaseAway(await inTransaction)).toBe(true);
  // Behind a relay there is a connection, but nobody answers.
  expect(await errorOf(db.execute(sql`select 1`))).toMatchObject({ cause: { code: 'ECONNRESET' } });
  const direct = openDatabase(server.url);
  expect(isDatabaseAway(await errorOf(direct.db.execute(sql`select 1`)))).toBe(true);
  await direct.close();

  // As when the machine starts again: nobody tends the one that died.
  await server.stop();
  server = await startHere();
  await expect
    .poll(
      () =>
        pingDatabase(db).then(
          () => 'here',
          () => 'away',
        ),
      { timeout: 15_000 },
    )
    .toBe('here');
  await close();
  relay.close();
});

test('a server that hangs keeps nobody waiting beyond the limit', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}));
  const url = `postgres://someone:secret@127.0.0.1:${await listen(silent)}/daymark`;
  const { db, close } = openDatabase(url, { connectTimeoutMs: 300 });
  expect(isDatabaseAway(await errorOf(pingDatabase(db)))).toBe(true);
  expect(isDatabaseAway(await errorOf(withTimeLimit(50, new Promise(() => {}))))).toBe(true);
  await close();
  silent.close();
});

test('a statement that takes too long is given up by the server, in a transaction and outside of one', async () => {
  const { db, close } = openDatabase(server.url, { statementTimeoutMs: 50, limitMs: 300 });
  const slow = sql`select pg_sleep(60)`;
  expect(await errorOf(db.transaction((tx) => tx.execute(slow)))).toMatchObject({ cause: { code: '57014' } });
  // Settings of a session are lost behind a pooler, so here it is this side that keeps the time.
  expect(await errorOf(db.execute(slow))).toMatchObject({ cause: { code: 'TIME_LIMIT' } });
  const running = sql`select 1 from pg_stat_activity where wait_event = 'PgSleep'`;
  await expect.poll(() => db.execute(running)).toEqual([]);
  await close();
});
