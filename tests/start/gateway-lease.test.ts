import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gatewayLease } from '../../src/db/gateway-leases.ts';
import { keepLease } from '../../src/start/gateway-lease.ts';
import { testDatabase } from '../support/database.ts';
import { manualStopwatch } from '../support/manual-stopwatch.ts';

const { db } = await testDatabase();
let leases: ReturnType<typeof keepLease>[] = [];

beforeEach(async () => {
  await db.execute(sql`truncate gateway_leases`);
});

afterEach(async () => {
  for (const lease of leases) await lease.stop();
  leases = [];
});

type Standing = Awaited<ReturnType<typeof standing>>;

/** A process on time that is moved by hand; the database's clock, which cannot be moved, is moved the other way about. */
async function standing(name: string, isDead: (name: string) => boolean = () => false) {
  const stopwatch = manualStopwatch();
  const events: string[] = [];
  const asking = new Set<Promise<unknown>>();
  const line = { cut: false };
  const asked = <T>(ask: () => Promise<T>): Promise<T> => {
    if (line.cut) return Promise.reject(new Error('the line is cut'));
    const work = ask().finally(() => asking.delete(work));
    asking.add(work);
    return work;
  };
  const row = gatewayLease(db);
  const lease = keepLease({
    row: {
      take: (...given) => asked(() => row.take(...given)),
      owner: () => asked(row.owner),
      free: (given) => asked(() => row.free(given)),
    },
    log: pino({ level: 'silent' }),
    stopwatch,
    name,
    isDead,
    onTaken: () => events.push('taken'),
    onLost: async () => void events.push('lost'),
  });
  leases.push(lease);
  await lease.tried;
  /** Once what it has asked of the database is answered and taken in. */
  const settled = async () => {
    do {
      await Promise.allSettled(asking);
      await new Promise((resolve) => setImmediate(resolve));
    } while (asking.size > 0);
  };
  return { lease, events, stopwatch, line, settled };
}

/** Lets time pass for these processes and for the database, second by second. */
async function seconds(count: number, ...processes: Standing[]): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await db.execute(sql`update gateway_leases set renewed_at = renewed_at - interval '1 second'`);
    for (const { stopwatch, settled } of processes) {
      stopwatch.advance(1000);
      await settled();
    }
  }
}

test('the first has it and keeps it; the second stands by for as long as it does', async () => {
  const first = await standing('first');
  const second = await standing('second');
  await seconds(60, first, second);
  expect([first.lease.held(), second.lease.held()]).toEqual([true, false]);
  expect([first.events, second.events]).toEqual([['taken'], []]);
});

test('after a clean stop the second has it at its next look', async () => {
  const first = await standing('first');
  const second = await standing('second');
  await first.lease.stop();
  await seconds(3, second);
  expect(second.events).toEqual(['taken']);
});

test('after a death the second has it within 25 s, which leaves 5 s for the login', async () => {
  const first = await standing('first');
  const second = await standing('second');
  await seconds(5, first, second);
  await seconds(19, second);
  expect(second.events).toEqual([]);
  await seconds(6, second);
  expect(second.events).toEqual(['taken']);
});

test('of one that is known to be dead it has it at once', async () => {
  await gatewayLease(db).take('dead');
  const { events } = await standing('second', (name) => name === 'dead');
  expect(events).toEqual(['taken']);
});

test('an owner that cannot renew it is silent before anybody else can have it, and asks again', async () => {
  const first = await standing('first');
  const second = await standing('second');
  first.line.cut = true;
  let both = 0;
  for (let i = 0; i < 30; i += 1) {
    await seconds(1, first, second);
    if (first.lease.held() && second.lease.held()) both += 1;
    if (second.events.includes('taken') && !first.events.includes('lost')) both += 1;
  }
  expect(both).toBe(0);
  expect([first.events, second.events]).toEqual([['taken', 'lost'], ['taken']]);
  first.line.cut = false;
  await second.lease.stop();
  await seconds(3, first);
  expect(first.events).toEqual(['taken', 'lost', 'taken']);
});

test('an owner whose lease another has is silent at its next look', async () => {
  const first = await standing('first');
  await db.execute(sql`update gateway_leases set owner = 'another', renewed_at = now() + interval '10 seconds'`);
  await seconds(5, first);
  expect(first.events).toEqual(['taken', 'lost']);
});

test('a process that stood still does not hold it when it wakes', async () => {
  const first = await standing('first');
  // Nothing has run yet of what was due meanwhile.
  const { elapsedMs } = first.stopwatch;
  first.stopwatch.elapsedMs = () => elapsedMs() + 20_000;
  expect(first.lease.held()).toBe(false);
});
