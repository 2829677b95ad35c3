import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { gatewayLease } from '../../src/db/gateway-leases.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();
const { take, owner: ownerNow, free: letGo } = gatewayLease(db);

beforeEach(async () => {
  await db.execute(sql`truncate gateway_leases`);
});

test('of many that ask at once one gets it', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `p${i}`);
  for (let round = 0; round < 5; round += 1) {
    const taken = await Promise.all(names.map((name) => take(name)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const owner = names[taken.indexOf(true)]!;
    expect(await ownerNow()).toBe(owner);
    await letGo(owner);
  }
});

test.each([
  { name: 'renewed just now', agoSeconds: 0, free: false },
  { name: 'renewed 19 s ago', agoSeconds: 19, free: false },
  { name: 'not renewed for 21 s', agoSeconds: 21, free: true },
  { name: 'renewed before the database’s clock went back by 10 s', agoSeconds: -10, free: false },
  { name: 'renewed before the database’s clock went back by an hour', agoSeconds: -3600, free: true },
])('$name: free for another is $free', async ({ agoSeconds, free }) => {
  await take('first');
  await db.execute(sql`update gateway_leases set renewed_at = now() - make_interval(secs => ${agoSeconds})`);
  expect(await take('second')).toBe(free);
  expect(await take('first')).toBe(!free);
});

test('its owner renews it, and frees it for others at once', async () => {
  await take('first');
  await db.execute(sql`update gateway_leases set renewed_at = now() - interval '15 seconds'`);
  expect(await take('first')).toBe(true);
  await db.execute(sql`update gateway_leases set renewed_at = renewed_at - interval '15 seconds'`);
  expect(await take('second')).toBe(false);
  await letGo('second');
  expect(await take('second')).toBe(false);
  await letGo('first');
  expect(await ownerNow()).toBeUndefined();
  expect(await take('second')).toBe(true);
});

test('of a dead owner it is taken before its time, of another one not', async () => {
  await take('first');
  expect(await take('second', 'somebody else')).toBe(false);
  expect(await take('second', 'first')).toBe(true);
  expect(await take('third', 'first')).toBe(false);
});
