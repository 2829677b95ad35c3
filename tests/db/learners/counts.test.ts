import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { milestoneCount } from '../../../src/db/learners/counts.ts';
import { learners, milestones } from '../../../src/db/schema.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-02T08:00:00Z');
const { db } = world.ctx;

const after = (seconds: number) => new Date(world.ctx.now().getTime() + seconds * 1000);

/** So many learners, the first half of whom have reached the milestone of week 1. */
async function groupOf(people: number) {
  const cohort = await world.cohort({ channelId: `c${people}` });
  await db.execute(sql`
    insert into ${learners} (cohort_id, user_id, joined_at)
    select ${cohort.id}, 'u' || n, ${after(0).toISOString()} from generate_series(1, ${people}::int) n`);
  await db.execute(sql`
    insert into ${milestones} (learner_id, key, cohort_id, reached_on)
    select id, 'week:1', cohort_id, '2026-03-02' from ${learners}
    where cohort_id = ${cohort.id} order by id limit ${people / 2}`);
  const leave = () =>
    db.execute(sql`update ${learners} set left_at = joined_at where cohort_id = ${cohort.id} and user_id = 'u1'`);
  return { leave, count: (seconds: number) => milestoneCount(db, cohort.id, 'week:1', after(seconds)) };
}

test.each([
  [10, { learners: 9, reached: 4 }],
  [1_000, { learners: 1_000, reached: 500 }],
])('somebody leaves a group of %i: within the minute %o are told, then what is so', async (people, told) => {
  const { leave, count } = await groupOf(people);
  expect(await count(0)).toEqual({ learners: people, reached: people / 2 });
  await leave();
  expect(await count(59)).toMatchObject(told);
  expect(await count(60)).toEqual({ learners: people - 1, reached: people / 2 - 1 });
});
