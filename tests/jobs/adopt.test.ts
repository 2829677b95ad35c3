import { ne, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { joinAndLockLearner } from '../../src/db/learners/learners.ts';
import { cohorts, learners } from '../../src/db/schema.ts';
import { nameFollowing } from '../../src/db/succession.ts';
import { adoptSent } from '../../src/jobs/adopt.ts';
import { testDatabase } from '../support/database.ts';
import { postingWorld, running } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
const { db } = database;
let world: World;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
});

async function ticks(...moments: string[]): Promise<void> {
  for (const moment of moments) {
    world.at(moment);
    await adoptSent(world.ctx, world.discord.sender);
    await world.tick();
  }
}

/** Puts the database back to what it was on Monday at noon, as a restored backup does; the channel stays as it is. */
async function goBackToMonday(cohortId: number): Promise<void> {
  await db.execute(sql`delete from posts where cohort_id = ${cohortId} and on_date > '2026-03-02'`);
  await db.execute(sql`update cohorts set last_day_key = '1', next_post_at = '2026-03-03T08:00Z', next_post_on = '2026-03-03',
    state = 'running', ended_at = null, look_since = '2026-03-02T12:00Z' where id = ${cohortId}`);
}

test('posts that the channel got after the backup are taken up, and none is sent again', async () => {
  const { id } = await world.cohort();
  await ticks('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z', '2026-03-04T08:20:00Z');
  const before = await world.outcome(id);
  const refs = await db.execute(sql`select ref from posts order by on_date`);
  await goBackToMonday(id);
  await ticks('2026-03-04T10:00:00Z', '2026-03-04T10:01:00Z');
  expect(world.discord.delivered.length).toBe(3);
  expect({ ...(await world.outcome(id)), posts: [] }).toEqual({ ...before, posts: [] });
  expect((await world.outcome(id)).posts).toEqual([
    '2026-03-02 1 sent m1',
    '2026-03-03 2 sent m2',
    '2026-03-04 3 sent m3',
  ]);
  // Their buttons work as before.
  expect(await db.execute(sql`select ref from posts order by on_date`)).toEqual(refs);
});

test('a day that was wanted once more is taken up as that, and what was not sent yet comes behind it', async () => {
  const { id } = await world.cohort();
  await ticks('2026-03-02T08:00:00Z');
  await db.execute(sql`update cohorts set next_day_key = '1'`);
  await ticks('2026-03-03T08:00:00Z');
  await goBackToMonday(id);
  await db.execute(sql`update cohorts set next_day_key = '1', round = 0`);
  await ticks('2026-03-03T10:00:00Z', '2026-03-04T08:00:00Z');
  expect((await world.outcome(id)).posts).toEqual([
    '2026-03-02 1 sent m1',
    '2026-03-03 1 sent m2',
    '2026-03-04 2 sent m3',
  ]);
});

test('their threads are taken up, too', async () => {
  const { id } = await world.cohort({ threads: 'day' });
  await ticks('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z');
  await goBackToMonday(id);
  await ticks('2026-03-03T10:00:00Z');
  const threads = await db.execute(sql`select message_id, thread_id from posts order by on_date`);
  expect(threads.map((row) => Object.values(row))).toEqual([
    ['m1', 'm1'],
    ['m2', 'm2'],
  ]);
});

test('today’s post that is not there yet is sent once the channel was looked through', async () => {
  const { id } = await world.cohort();
  await ticks('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z');
  await goBackToMonday(id);
  await ticks('2026-03-04T08:00:00Z');
  expect((await world.outcome(id)).posts).toEqual([
    '2026-03-02 1 sent m1',
    '2026-03-03 2 sent m2',
    '2026-03-04 3 sent m3',
  ]);
  expect(await world.outcome(id)).toMatchObject({ pointer: '3', ...running });
});

test('the closing message is known again', async () => {
  const { id } = await world.cohort();
  await ticks('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z', '2026-03-04T08:00:00Z', '2026-03-05T08:00:00Z');
  await goBackToMonday(id);
  await ticks('2026-03-06T08:00:00Z');
  expect(world.discord.delivered.length).toBe(4);
  expect(await world.outcome(id)).toMatchObject({ state: 'finished', next: null, pointer: '3' });
});

test('with the closing message its people go over to the plan that follows, and what came after it is of that', async () => {
  const { id } = await world.cohort();
  await joinAndLockLearner(db, id, { userId: 'ann' }, world.clock.at);
  await nameFollowing(db, id, 'small');
  await ticks(...['02', '03', '04', '05', '06'].map((on) => `2026-03-${on}T08:00:00Z`));
  await db.execute(sql`delete from cohorts where id <> ${id}`);
  await goBackToMonday(id);
  await nameFollowing(db, id, 'small');
  await ticks('2026-03-06T10:00:00Z', '2026-03-06T10:01:00Z');
  expect(world.discord.delivered.length).toBe(5);
  expect(await world.outcome(id)).toMatchObject({ state: 'finished', next: null, pointer: '3' });
  const [next] = await db.select().from(cohorts).where(ne(cohorts.id, id));
  expect(next).toMatchObject({ state: 'running', earlier: [id], lastDayKey: '1', lookSince: null, judgeAfter: null });
  expect((await world.outcome(next?.id ?? 0)).posts).toEqual(['2026-03-06 1 sent m5']);
  expect(await db.$count(learners)).toBe(2);
  await ticks('2026-03-09T08:00:00Z');
  expect((await world.outcome(next?.id ?? 0)).posts.at(-1)).toBe('2026-03-09 2 sent m6');
});

test('where the channel cannot be read nothing is sent, and it is tried again after five minutes', async () => {
  const { id } = await world.cohort();
  await ticks('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z');
  await goBackToMonday(id);
  world.discord.script.find.push({ kind: 'retry', reason: '503' });
  await ticks('2026-03-03T10:00:00Z', '2026-03-03T10:04:00Z');
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1']);
  await ticks('2026-03-03T10:05:00Z');
  expect((await world.outcome(id)).posts).toEqual(['2026-03-02 1 sent m1', '2026-03-03 2 sent m2']);
  expect(world.discord.delivered.length).toBe(2);
});

test('a post that was on its way when the backup was made is settled', async () => {
  const { id } = await world.cohort();
  await ticks('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z');
  await db.execute(
    sql`update posts set state = 'claimed', message_id = null, posted_at = null where on_date = '2026-03-03'`,
  );
  await db.execute(sql`update cohorts set last_day_key = '1', look_since = '2026-03-03T08:00Z'`);
  await ticks('2026-03-03T09:00:00Z');
  expect(await world.outcome(id)).toMatchObject({
    pointer: '2',
    posts: ['2026-03-02 1 sent m1', '2026-03-03 2 sent m2'],
  });
});
