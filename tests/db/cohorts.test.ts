import { expect, test } from 'vitest';
import { changeCohort, cohortsForUser, createCohort, endCohort, reopenCohort } from '../../src/db/cohorts.ts';
import { joinAndLockLearner, leaveCohort } from '../../src/db/learners/learners.ts';
import { testWorld } from '../support/context.ts';

const { ctx, cohort } = await testWorld('2026-03-02T05:00:00Z');
const { db } = ctx;
const now = ctx.now();
const next = { on: '2026-03-05', at: new Date('2026-03-05T06:00:00Z') } as const;
const toNext = async () => next;
let channels = 0;
function fresh() {
  channels += 1;
  return cohort({ channelId: `channel-${channels}` });
}

test('of two that begin in a channel at once one runs there', async () => {
  const { id: _, ...like } = await fresh();
  const made = await Promise.all([1, 2].map(() => createCohort(db, { ...like, channelId: 'both' }, now)));
  expect(made.map(({ kind }) => kind).sort()).toEqual(['created', 'occupied']);
});

test('one that runs is changed, unless its new channel is taken; one that is over is not', async () => {
  const [one, other] = [await fresh(), await fresh()];
  expect(await changeCohort(db, one.id, { time: '09:00' }, toNext, now)).toEqual({ kind: 'changed', next });
  expect(await changeCohort(db, one.id, { channelId: other.channelId }, toNext, now)).toEqual({ kind: 'occupied' });
  expect([await endCohort(db, one.id, now), await endCohort(db, one.id, now)]).toEqual([true, false]);
  expect(await changeCohort(db, one.id, { time: '10:00' }, toNext, now)).toEqual({ kind: 'over' });
  expect(await reopenCohort(db, one.id, next)).toBe('not-finished');
});

test('a server’s cohorts say whether somebody learns in them, or has', async () => {
  const guildId = 'another';
  const [learning, left, never] = [
    await cohort({ guildId, channelId: 'a' }),
    await cohort({ guildId, channelId: 'b' }),
    await cohort({ guildId, channelId: 'c' }),
  ];
  for (const { id } of [learning, left]) await joinAndLockLearner(db, id, { userId: 'ann' }, now);
  await leaveCohort(db, left.id, 'ann', now);
  const found = await cohortsForUser(db, guildId, 'ann');
  expect(found.map(({ id, learns, learner }) => [id, learns, learner?.userId])).toEqual([
    [never.id, false, undefined],
    [left.id, false, 'ann'],
    [learning.id, true, 'ann'],
  ]);
});
