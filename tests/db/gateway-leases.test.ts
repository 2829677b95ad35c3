import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { leasesIn } from '../../src/db/gateway-leases.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();
const { look, begin, take, claim, succeed, identify, dissolve, free } = leasesIn(db);

beforeEach(async () => {
  await db.execute(sql`truncate gateway_leases, processes`);
  await begin(1);
});

/** Lets so much time pass, which the database's clock, that cannot be moved, is told the other way about. */
async function pass(seconds: number): Promise<void> {
  const span = sql`make_interval(secs => ${seconds})`;
  await db.execute(
    sql`update gateway_leases set renewed_at = renewed_at - ${span}, identified_at = identified_at - ${span}`,
  );
  await db.execute(sql`update processes set seen_at = seen_at - ${span}`);
}

const owners = async (by = 'somebody') => (await look(by, false)).leases.map(({ owner }) => owner);

describe('a lease', () => {
  test('of many that ask at once one gets it', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `p${i}`);
    for (let round = 0; round < 5; round += 1) {
      const taken = await Promise.all(names.map((name) => take(0, 1, name)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      const owner = names[taken.indexOf(true)]!;
      expect(await owners()).toEqual([owner]);
      await free(owner);
    }
  });

  test.each([
    { name: 'renewed just now', agoSeconds: 0, isFree: false },
    { name: 'renewed 19 s ago', agoSeconds: 19, isFree: false },
    { name: 'not renewed for 21 s', agoSeconds: 21, isFree: true },
    { name: 'renewed before the database’s clock went back by 10 s', agoSeconds: -10, isFree: false },
    { name: 'renewed before the database’s clock went back by an hour', agoSeconds: -3600, isFree: true },
  ])('$name: free for another is $isFree', async ({ agoSeconds, isFree }) => {
    await take(0, 1, 'first');
    await pass(agoSeconds);
    expect(await owners()).toEqual([isFree ? null : 'first']);
    expect(await take(0, 1, 'second')).toBe(isFree);
    expect(await take(0, 1, 'first')).toBe(!isFree);
  });

  test('is renewed by each look of its owner, and free for others at once when that lets go', async () => {
    await take(0, 1, 'first');
    await pass(15);
    await look('first', true);
    await pass(15);
    expect(await take(0, 1, 'second')).toBe(false);
    await free('second');
    expect(await take(0, 1, 'second')).toBe(false);
    await free('first');
    expect(await look('second', true)).toEqual({
      processes: [{ name: 'second', hears: true }],
      leases: [{ shard: 0, shards: 1, owner: null, successor: null }],
    });
    expect(await take(0, 1, 'second')).toBe(true);
  });

  test('of a dead owner is taken before its time, of another one not', async () => {
    await take(0, 1, 'first');
    expect(await take(0, 1, 'second', ['somebody else'])).toBe(false);
    expect(await take(0, 1, 'second', ['somebody else', 'first'])).toBe(true);
    expect(await take(0, 1, 'third', ['first'])).toBe(false);
  });
});

test('processes are known for as long as they look', async () => {
  await look('first', true);
  await pass(15);
  const both = [
    { name: 'first', hears: true },
    { name: 'worker', hears: false },
  ];
  expect((await look('worker', false)).processes).toEqual(both);
  await pass(6);
  expect((await look('worker', false)).processes).toEqual(both.slice(1));
  await pass(300);
  await look('worker', false);
  expect(await db.execute(sql`select name from processes`)).toEqual([{ name: 'worker' }]);
  await free('worker');
  expect(await db.execute(sql`select name from processes`)).toEqual([]);
});

describe('the number of shards', () => {
  test('is begun once, by whoever comes first, and stays for as long as a lease of it lives', async () => {
    await begin(4);
    expect(await owners()).toHaveLength(4);
    expect([await take(2, 4, 'first'), await take(4, 4, 'first'), await take(0, 1, 'first')]).toEqual([
      true,
      false,
      false,
    ]);
    await begin(6);
    expect(await owners()).toEqual([null, null, 'first', null]);
    await pass(21);
    await Promise.all([begin(6), begin(6), begin(6)]);
    expect(await owners()).toHaveLength(6);
    await begin(2);
    expect(await owners()).toHaveLength(2);
  });

  test('is chosen anew when all leases were taken away, once nobody can believe any more to have one', async () => {
    await begin(3);
    await take(0, 3, 'first');
    await pass(3);
    await take(1, 3, 'second');
    await pass(5);
    // Of another number, as of one that was refused before.
    await dissolve(2);
    expect(await owners()).toEqual(['first', 'second', null]);
    await dissolve(3);
    expect(await owners('first')).not.toContain('first');
    const isAnyTaken = async () =>
      (await Promise.all([0, 1, 2].map((shard) => take(shard, 3, `p${shard}`)))).includes(true);
    expect(await isAnyTaken()).toBe(false);
    // The first one's would be over.
    await pass(14);
    await begin(5);
    expect([await isAnyTaken(), (await owners()).length]).toEqual([false, 3]);
    await pass(2);
    await begin(5);
    expect(await owners()).toEqual([null, null, null, null, null]);
  });
});

describe('a shard changes hands', () => {
  beforeEach(async () => {
    await take(0, 1, 'first');
    for (const name of ['first', 'second', 'third']) await look(name, true);
  });

  test('from when its successor hears it, who alone may have it', async () => {
    expect(await claim(0, 'first', 'second')).toBe(true);
    expect((await look('first', true)).leases).toEqual([{ shard: 0, shards: 1, owner: 'first', successor: 'second' }]);
    expect([await claim(0, 'first', 'third'), await succeed(0, 'third')]).toEqual([false, false]);
    expect(await succeed(0, 'second')).toBe(true);
    expect((await look('first', true)).leases).toEqual([{ shard: 0, shards: 1, owner: 'second', successor: null }]);
    expect(await claim(0, 'first', 'third')).toBe(false);
  });

  test('another one becomes its successor when that is dead', async () => {
    await claim(0, 'first', 'second');
    await pass(21);
    await look('first', true);
    expect((await look('third', true)).leases).toMatchObject([{ owner: 'first', successor: null }]);
    expect(await claim(0, 'first', 'third')).toBe(true);
    expect(await succeed(0, 'second')).toBe(false);
  });

  test('when its owner dies, it is anybody’s', async () => {
    await claim(0, 'first', 'second');
    await pass(21);
    expect(await take(0, 1, 'third')).toBe(true);
    expect(await succeed(0, 'second')).toBe(false);
  });
});

test('of those that may not IDENTIFY beside each other one does in 5 s, whichever process it is', async () => {
  await begin(4);
  const turns = await Promise.all(Array.from({ length: 10 }, () => identify(1, false)));
  expect(turns.filter(Boolean)).toHaveLength(1);
  expect(await identify(0, false)).toBe(true);
  await pass(5);
  expect([await identify(1, false), await identify(1, true)]).toEqual([false, true]);
  await pass(6);
  expect(await identify(1, false)).toBe(true);
});
