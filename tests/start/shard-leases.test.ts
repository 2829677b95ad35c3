import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GatewayLeases, leasesIn } from '../../src/db/gateway-leases.ts';
import { keepShards } from '../../src/start/shard-leases.ts';
import { testDatabase } from '../support/database.ts';
import { manualStopwatch } from '../support/manual-stopwatch.ts';

const { db } = await testDatabase();
let leases: ReturnType<typeof keepShards>[] = [];
/** What Discord recommends; undefined while it says nothing. */
let recommended: number | undefined;

beforeEach(async () => {
  recommended = 1;
  await db.execute(sql`truncate gateway_leases, processes`);
});

afterEach(async () => {
  for (const lease of leases) await lease.stop();
  leases = [];
});

type Standing = Awaited<ReturnType<typeof standing>>;
type More = { isDead?: (name: string) => boolean; hears?: boolean; deafTo?: number[] };

/** A process on time that is moved by hand; the database's clock, which cannot be moved, is moved the other way about. */
async function standing(name: string, { isDead = () => false, hears = true, deafTo = [] }: More = {}) {
  const stopwatch = manualStopwatch();
  const events: string[] = [];
  const said: string[] = [];
  const asking = new Set<Promise<unknown>>();
  const line = { cut: false };
  let processes = 0;
  /** Shards that Discord does not let be heard yet. */
  const deaf = new Map(deafTo.map((shard) => [shard, () => {}]));
  const asked =
    <Given extends unknown[], T>(ask: (...given: Given) => Promise<T>) =>
    (...given: Given): Promise<T> => {
      if (line.cut) return Promise.reject(new Error('the line is cut'));
      const work = ask(...given).finally(() => asking.delete(work));
      asking.add(work);
      return work;
    };
  const rows = leasesIn(db);
  const lease = keepShards({
    rows: Object.fromEntries(
      Object.entries(rows).map(([key, ask]) => [key, asked(ask as () => Promise<unknown>)]),
    ) as unknown as GatewayLeases,
    log: pino({}, { write: (line: string) => void said.push(JSON.parse(line).msg) }),
    stopwatch,
    hears,
    name,
    isDead,
    recommended: async () => recommended,
    open: async (shard, shards) => {
      events.push(`+${shard}/${shards}`);
      if (deaf.has(shard)) await new Promise<void>((resolve) => deaf.set(shard, resolve));
      return true;
    },
    close: async (shard) => void events.push(`-${shard}`),
    onProcesses: (count) => {
      processes = count;
    },
  });
  leases.push(lease);
  await lease.tried;
  /** Once what it has asked of the database is answered and taken in. */
  const settled = async () => {
    do {
      await Promise.allSettled(asking);
      await new Promise((resolve) => setImmediate(resolve));
      // What is to be done at once.
      stopwatch.advance(0);
    } while (asking.size > 0);
  };
  await settled();
  return { lease, events, said, stopwatch, line, settled, deaf, processes: () => processes };
}

/** Lets time pass for these processes and for the database, second by second. */
async function seconds(count: number, ...processes: Standing[]): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await db.execute(sql`update gateway_leases set renewed_at = renewed_at - interval '1 second'`);
    await db.execute(sql`update processes set seen_at = seen_at - interval '1 second'`);
    for (const { stopwatch, settled } of processes) {
      stopwatch.advance(1000);
      await settled();
    }
  }
}

const held = (...processes: Standing[]) => processes.map(({ lease }) => lease.held());

describe('one shard', () => {
  test('the first has it and keeps it; the second stands by for as long as it does', async () => {
    const first = await standing('first');
    const second = await standing('second');
    await seconds(60, first, second);
    expect(held(first, second)).toEqual([[0], []]);
    expect([first.events, second.events]).toEqual([['+0/1'], []]);
    expect([first.lease.holds(0), second.lease.holds(0)]).toEqual([true, false]);
  });

  test('after a clean stop the second has it at its next look', async () => {
    const first = await standing('first');
    const second = await standing('second');
    await first.lease.stop();
    await seconds(3, second);
    expect(second.events).toEqual(['+0/1']);
  });

  test('after a death the second has it within 25 s, which leaves 5 s for the login', async () => {
    const first = await standing('first');
    const second = await standing('second');
    await seconds(6, first, second);
    await seconds(19, second);
    expect(second.events).toEqual([]);
    await seconds(6, second);
    expect(second.events).toEqual(['+0/1']);
  });

  test('of one that is known to be dead it has it at once', async () => {
    await leasesIn(db).begin(1);
    await leasesIn(db).look('dead', true);
    await leasesIn(db).take(0, 1, 'dead');
    const { events } = await standing('second', { isDead: (name) => name === 'dead' });
    expect(events).toEqual(['+0/1']);
  });

  test('one that is known to be dead has no part of the requests', async () => {
    await leasesIn(db).look('dead', true);
    await leasesIn(db).look('living', true);
    expect((await standing('second', { isDead: (name) => name === 'dead' })).processes()).toBe(2);
  });

  test('an owner that cannot renew it is silent before anybody else can have it, and asks again', async () => {
    const first = await standing('first');
    const second = await standing('second');
    first.line.cut = true;
    let both = 0;
    for (let i = 0; i < 30; i += 1) {
      await seconds(1, first, second);
      if (first.lease.holds(0) && second.lease.holds(0)) both += 1;
      if (second.events.includes('+0/1') && first.lease.holds(0)) both += 1;
    }
    expect(both).toBe(0);
    expect(second.events).toEqual(['+0/1']);
    first.line.cut = false;
    await seconds(5, first, second);
    expect(first.events).toEqual(['+0/1', '-0']);
    await second.lease.stop();
    await seconds(3, first);
    expect(first.events).toEqual(['+0/1', '-0', '+0/1']);
  });

  test('an owner that could not renew it, and that nobody has followed, is silent meanwhile and then goes on with its line', async () => {
    const first = await standing('first');
    first.line.cut = true;
    await seconds(60, first);
    expect([first.lease.holds(0), first.lease.held()]).toEqual([false, []]);
    first.line.cut = false;
    await seconds(2, first);
    expect([first.lease.holds(0), first.lease.held(), first.events]).toEqual([true, [0], ['+0/1']]);
  });

  test('an owner whose lease another has is silent at its next look', async () => {
    const first = await standing('first');
    await db.execute(sql`update gateway_leases set owner = 'another', renewed_at = now() + interval '10 seconds'`);
    await seconds(5, first);
    expect(first.events).toEqual(['+0/1', '-0']);
  });

  test('a process that stood still does not hold it when it wakes', async () => {
    const first = await standing('first');
    // Nothing has run yet of what was due meanwhile.
    const { elapsedMs } = first.stopwatch;
    first.stopwatch.elapsedMs = () => elapsedMs() + 20_000;
    expect([first.lease.held(), first.lease.holds(0)]).toEqual([[], false]);
  });
});

describe('six shards', () => {
  beforeEach(() => {
    recommended = 6;
  });

  test('the first has all; who comes hears its share before that is taken from the first', async () => {
    const first = await standing('first');
    expect(held(first)).toEqual([[0, 1, 2, 3, 4, 5]]);
    const second = await standing('second');
    await seconds(4, first, second);
    expect(held(first, second)).toEqual([
      [3, 4, 5],
      [0, 1, 2],
    ]);
    const third = await standing('third', { deafTo: [0, 3] });
    await seconds(10, first, second, third);
    // As long as it hears nothing, the others go on.
    expect(held(first, second, third)).toEqual([[3, 4, 5], [0, 1, 2], []]);
    third.deaf.get(3)?.();
    await Promise.resolve();
    await Promise.resolve();
    // Before the database knows; until the first one closes it, both answer.
    expect([first.lease.holds(3), third.lease.holds(3)]).toEqual([true, true]);
    await seconds(2, first, second, third);
    expect(held(first, second, third)).toEqual([[4, 5], [0, 1, 2], [3]]);
    third.deaf.get(0)?.();
    await seconds(2, first, second, third);
    expect(held(first, second, third)).toEqual([
      [4, 5],
      [1, 2],
      [0, 3],
    ]);
    await seconds(30, first, second, third);
    expect(first.events).toEqual(['+0/6', '+1/6', '+2/6', '+3/6', '+4/6', '+5/6', '-0', '-1', '-2', '-3']);
    expect(third.events).toEqual(['+0/6', '+3/6']);
    expect(first.processes()).toBe(3);
  });

  test('a shard is answered by the process that has it, and never by none while shards change hands', async () => {
    const first = await standing('first');
    const shards = Array.from({ length: 6 }, (_, shard) => shard);
    const answering = (...all: Standing[]) =>
      shards.map((shard) => all.filter(({ lease }) => lease.holds(shard)).length);
    const second = await standing('second');
    for (let n = 0; n < 40; n += 1) {
      first.stopwatch.advance(100);
      expect(answering(first, second).every((count) => count >= 1)).toBe(true);
      second.stopwatch.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
      expect(answering(first, second).every((count) => count >= 1)).toBe(true);
    }
    await seconds(3, first, second);
    expect(answering(first, second)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(shards.map((shard) => second.lease.holds(shard))).toEqual([true, true, true, false, false, false]);
  });

  test('of three one dies: within 25 s the others have its shards', async () => {
    const first = await standing('first');
    const second = await standing('second');
    const third = await standing('third');
    await seconds(10, first, second, third);
    const before = held(first, second, third);
    expect(before.map(({ length }) => length)).toEqual([2, 2, 2]);
    await seconds(25, first, second);
    expect(held(first, second).map(({ length }) => length)).toEqual([3, 3]);
    expect(held(first, second).flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(first.processes()).toBe(2);
  });

  test('a worker counts where requests are shared, and has no shard', async () => {
    const worker = await standing('worker', { hears: false });
    expect([worker.processes(), held(worker), worker.events]).toEqual([1, [[]], []]);
    const first = await standing('first');
    await seconds(10, worker, first);
    expect([worker.processes(), first.processes(), held(first)]).toEqual([2, 2, [[0, 1, 2, 3, 4, 5]]]);
  });
});

describe('the number of shards', () => {
  test('stays when Discord recommends more, until none is heard any more', async () => {
    const first = await standing('first');
    recommended = 3;
    const second = await standing('second');
    await seconds(10, first, second);
    expect(second.events).toEqual([]);
    await first.lease.stop();
    await second.lease.stop();
    const third = await standing('third');
    expect(third.events).toEqual(['+0/3', '+1/3', '+2/3']);
  });

  test('is what it was where Discord does not say', async () => {
    await leasesIn(db).begin(4);
    recommended = undefined;
    expect((await standing('first')).events).toHaveLength(4);
  });

  test('is one where Discord has never said', async () => {
    recommended = undefined;
    expect((await standing('first')).events).toEqual(['+0/1']);
  });

  test('is chosen anew once Discord refuses a shard for its many servers: all let go before any begins', async () => {
    recommended = 2;
    const first = await standing('first');
    const second = await standing('second');
    await seconds(5, first, second);
    expect(held(first, second)).toEqual([[1], [0]]);
    recommended = 4;
    first.line.cut = true;
    await first.lease.outgrown(2);
    first.line.cut = false;
    await seconds(1, first);
    await first.settled();
    expect(held(first)).toEqual([[]]);
    await seconds(4, first, second);
    expect(held(first, second)).toEqual([[], []]);
    await seconds(20, first, second);
    expect(held(first, second).map(({ length }) => length)).toEqual([2, 2]);
    expect(second.events.filter((event) => event.endsWith('/4'))).toHaveLength(2);
    // While nobody hears Discord, no process says that others do.
    const own = 'these shards of Discord’s gateway are this process’s';
    expect(first.said).toEqual([own, own, 'Discord wants more shards of its gateway; all processes begin anew', own]);
    expect(second.said).toEqual(['other processes hear Discord; standing by', own, own]);
  });
});
