import { expect, test } from 'vitest';
import {
  findLearner,
  joinAndLockLearner,
  leaveCohort,
  lockLearner,
  saveLearnerSettings,
} from '../../../src/db/learners/learners.ts';
import { loadLedger } from '../../../src/db/learners/ledger.ts';
import { testWorld } from '../../support/context.ts';

const { ctx, cohort } = await testWorld('2026-03-02T08:00:00Z');
const { db } = ctx;
const { id: cohortId } = await cohort();
const at = (text: string) => new Date(`2026-03-${text}Z`);
const join = (userId: string, when: Date, displayName?: string) =>
  joinAndLockLearner(db, cohortId, { userId, ...(displayName && { displayName }) }, when);

test('somebody joins once, leaves once, and comes back with the time away as a pause', async () => {
  expect(await join('ann', at('02T08:00'), 'Ann')).toMatchObject({ joined: 'now', displayName: 'Ann' });
  expect(await join('ann', at('03T08:00'))).toMatchObject({ joined: 'before', displayName: 'Ann' });
  expect([
    await leaveCohort(db, cohortId, 'ann', at('04T08:00')),
    await leaveCohort(db, cohortId, 'ann', at('05T08:00')),
  ]).toEqual([{ count: 0, newest: [] }, null]);
  expect(await findLearner(db, cohortId, 'ann')).toMatchObject({ leftAt: at('04T08:00') });
  const { id, ...back } = await join('ann', at('06T08:00'));
  expect(back).toMatchObject({ joined: 'again', leftAt: null, joinedAt: at('02T08:00') });
  expect((await loadLedger(db, id)).pauses).toEqual([{ from: at('04T08:00'), until: at('06T08:00') }]);
});

test('of many who join at once as one person one row comes', async () => {
  const joined = await Promise.all(Array.from({ length: 8 }, () => join('leo', at('02T08:00'))));
  expect(new Set(joined.map(({ id }) => id)).size).toBe(1);
  expect(joined.filter((one) => one.joined === 'now')).toHaveLength(1);
});

test('what others do makes nobody join', async () => {
  expect(await lockLearner(db, cohortId, 'nobody')).toBeUndefined();
  expect(await findLearner(db, cohortId, 'nobody')).toBeUndefined();
});

test('settings hold from a date on; a second choice for the same date replaces the first', async () => {
  const { id } = await join('mia', at('02T08:00'));
  await saveLearnerSettings(db, id, { from: '2026-03-03', zone: 'UTC', restDays: [7] });
  await saveLearnerSettings(db, id, { from: '2026-03-03', zone: null, restDays: [6, 7] });
  await saveLearnerSettings(db, id, { from: '2026-03-05', zone: 'Asia/Tokyo', restDays: [] });
  expect((await loadLedger(db, id)).settings).toEqual([
    { from: '2026-03-03', zone: null, restDays: [6, 7] },
    { from: '2026-03-05', zone: 'Asia/Tokyo', restDays: [] },
  ]);
});
