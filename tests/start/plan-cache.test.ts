import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Curriculum } from '../../src/curriculum/model.ts';
import { addVersion, shipped } from '../../src/db/plans/versions.ts';
import { planCache } from '../../src/start/plan-cache.ts';
import { smallPlan } from '../support/context.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();
const now = new Date('2026-03-01T12:00:00Z');

const emptied = () => db.execute(sql`truncate cohorts, curriculum_versions, curricula restart identity cascade`);
beforeEach(async () => {
  await emptied();
});

async function stored(title: string): Promise<number> {
  const model: Curriculum = { ...smallPlan(), slug: title, title };
  return (await addVersion(db, { owner: shipped, slug: title, hash: title, model, source: [] }, now)).id;
}

const size = JSON.stringify({ ...smallPlan(), slug: 'A', title: 'A' }).length;
const gone = () => db.execute(sql`truncate cohorts, curriculum_versions, curricula cascade`);

test('a plan is read once', async () => {
  const plan = planCache(db);
  const id = await stored('A');
  await plan(id);
  await gone();
  expect((await plan(id)).curriculum.title).toBe('A');
});

test('another life of the database gives no number to another plan', async () => {
  const plan = planCache(db);
  const before = [await stored('A'), await stored('B')];
  for (const id of before) await plan(id);
  await emptied();
  const after = [await stored('B'), await stored('A')];
  expect(await Promise.all(after.map(async (id) => (await plan(id)).curriculum.title))).toEqual(['B', 'A']);
  expect(before.filter((id) => after.includes(id))).toEqual([]);
});

test('those not asked for the longest make room', async () => {
  const plan = planCache(db, size * 2);
  const [a, b, c] = [await stored('A'), await stored('B'), await stored('C')];
  await plan(a);
  await plan(b);
  await plan(a);
  await plan(c);
  await gone();
  expect((await plan(a)).curriculum.title).toBe('A');
  expect((await plan(c)).curriculum.title).toBe('C');
  await expect(plan(b)).rejects.toThrow('no curriculum version');
});

test('one that is larger than all the room is served all the same', async () => {
  const plan = planCache(db, 1);
  const [a, b] = [await stored('A'), await stored('B')];
  expect((await Promise.all([plan(a), plan(b), plan(a)])).map(({ curriculum }) => curriculum.title)).toEqual([
    'A',
    'B',
    'A',
  ]);
});

test('a failure is not kept', async () => {
  const plan = planCache(db);
  await expect(plan(7)).rejects.toThrow('no curriculum version 7');
  await db.execute(sql`insert into curriculum_versions (id, slug, version, hash, title, model, source, created_at)
    values (7, 's', 1, 'h', 'T', ${JSON.stringify(smallPlan())}::jsonb, '[]', now())`);
  expect((await plan(7)).curriculum.title).toBe(smallPlan().title);
});
