import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { joinAndLockLearner } from '../../src/db/learners/learners.ts';
import { cohorts, curricula, learners } from '../../src/db/schema.ts';
import { nameFollowing } from '../../src/db/succession.ts';
import { testDatabase } from '../support/database.ts';
import { postDue } from '../support/post-due.ts';
import { postingWorld, processOn } from './posting.ts';

const database = await testDatabase();
let world: Awaited<ReturnType<typeof postingWorld>>;
let id: number;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T07:00:00Z');
  id = (await world.cohort()).id;
  await joinAndLockLearner(world.db, id, { userId: 'ann' }, world.clock.at);
  await nameFollowing(world.db, id, 'small');
});

/** Lets the slots of these dates come. */
async function slots(...dates: string[]) {
  for (const on of dates) {
    world.at(`2026-03-${on}T08:00:00Z`);
    await world.tick();
  }
}
const all = () => world.db.select().from(cohorts).orderBy(asc(cohorts.id));
const said = () => world.discord.delivered.map(({ message }) => message.content ?? '');

test('behind the last day the plan that was named takes over, as the closing message says', async () => {
  await slots('02', '03', '04', '05');
  expect(said()[3]).toContain(
    '➡️ **Month 1: Small** follows: **Day 1: First** comes <t:1772784000:F>. You are all in it already, and your streaks go on.',
  );
  expect((await all()).map(({ state, earlier, nextPlan }) => [state, earlier, nextPlan])).toEqual([
    ['finished', [], null],
    ['running', [id], null],
  ]);
  await slots('06', '09');
  expect(
    said()
      .slice(4)
      .map((line) => line.slice(0, 8)),
  ).toEqual(['📘 Day 1', '📘 Day 2']);
  expect(await world.db.$count(learners)).toBe(2);
});

test('two processes hand over once', async () => {
  await slots('02', '03', '04');
  world.at('2026-03-05T08:00:00Z');
  const other = processOn(world.db, world.clock);
  await Promise.all([world.tick(), postDue(other, world.discord.sender)]);
  expect(await all()).toHaveLength(2);
  expect(said()).toHaveLength(4);
});

test('the bot dies between the closing message and its record: it is found, and hands over', async () => {
  await slots('02', '03', '04');
  world.at('2026-03-05T08:00:00Z');
  world.discord.script.send.push({ kind: 'retry', reason: 'the line broke' });
  await world.tick();
  await slots('05');
  world.at('2026-03-05T08:10:00Z');
  await world.tick();
  expect((await all()).map(({ state }) => state)).toEqual(['finished', 'running']);
});

test('a plan that is no longer offered follows no more; the one before just ends', async () => {
  await world.db.update(curricula).set({ removedAt: world.clock.at });
  await slots('02', '03', '04', '05');
  expect(said()[3]).toContain('Nothing closes: you can still finish days with /done');
  expect((await all()).map(({ state }) => state)).toEqual(['finished']);
});

test('taken back before, nothing follows', async () => {
  await slots('02', '03', '04');
  await nameFollowing(world.db, id, null);
  await slots('05');
  expect(await all()).toHaveLength(1);
  expect(await world.db.$count(cohorts, eq(cohorts.state, 'running'))).toBe(0);
});
