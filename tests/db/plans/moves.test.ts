import { expect, test } from 'vitest';
import { joinAndLockLearner } from '../../../src/db/learners/learners.ts';
import { touchedDays } from '../../../src/db/plans/moves.ts';
import { completions } from '../../../src/db/schema.ts';
import { testWorld } from '../../support/context.ts';

const { ctx, cohort, post } = await testWorld('2026-03-09T08:00:00Z');

test('what would be lost with days: who finished one, and the days finished or posted, by their whole keys', async () => {
  const { id } = await cohort();
  await post({ id }, '174', '2026-03-09');
  const person = { userId: 'u1', displayName: 'Lena' };
  const learner = await ctx.db.transaction((tx) => joinAndLockLearner(tx, id, person, ctx.now()));
  const done = { learnerId: learner.id, on: '2026-03-09', late: false, at: ctx.now() } as const;
  await ctx.db.insert(completions).values({ ...done, dayKey: 'month-2/1' });
  const lost = await touchedDays(ctx.db, id, ['174', '175', 'month-2/1']);
  expect({ ...lost, days: lost.days.toSorted() }).toEqual({ people: 1, days: ['174', 'month-2/1'] });
  expect(await touchedDays(ctx.db, id, ['175'])).toEqual({ people: 0, days: [] });
});
