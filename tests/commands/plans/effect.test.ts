import { expect, test } from 'vitest';
import { atStake, effectOn } from '../../../src/commands/plans/effect.ts';
import { type Plan, planOf } from '../../../src/curriculum/plan.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { followingCohorts } from '../../../src/db/plans/moves.ts';
import { fileOf } from '../../curriculum/reading.ts';
import { basics, markdown, plansWorld } from '../../support/plans.ts';

const { ctx, db, addBasics, follow } = await plansWorld();

const planWith = (text: string): Plan => planOf(readCurriculum('basics', [fileOf('plan.md', text)]).curriculum);

/** The group of `basics` that was posted Apples, Bees and Cats, of whom Ann has done the first two. */
async function group() {
  await addBasics();
  await follow(['1', '2', '3'], ['1', '2']);
  const [cohort] = await followingCohorts(db, 'g1', 'g1', 'basics');
  if (cohort === undefined) throw new Error('nobody follows the plan');
  return cohort;
}

const asBefore = {
  channelId: 'c1',
  before: 'Day 4: Dogs',
  after: 'Day 4: Dogs',
  never: [],
  completionsOfRemoved: 0,
  milestones: [],
};

test.each([
  ['the same plan', basics, asBefore],
  ['a day to come', markdown('1 Apples | 2 Bees', '3 Cats | 4 Dogs | 5 Emus'), asBefore],
  [
    'a day before those that came, which will not come',
    markdown('1 Apples | 9 Newts | 2 Bees', '3 Cats | 4 Dogs'),
    { ...asBefore, never: ['Day 9: Newts'], milestones: [{ label: 'Week 1', now: 1, after: 0 }] },
  ],
  ['a day taken out', markdown('1 Apples', '3 Cats | 4 Dogs'), { ...asBefore, completionsOfRemoved: 1 }],
  ['the rest taken out', markdown('1 Apples | 2 Bees', '3 Cats'), { ...asBefore, after: null }],
])('what a group gets with %s', async (_, text, effect) => {
  expect(await effectOn(ctx, await group(), planWith(text))).toEqual(effect);
});

test.each([
  ['days to come', markdown('1 Apples | 2 Bees', '3 Cats'), { people: 0, days: [] }],
  ['a day that was posted', markdown('1 Apples | 2 Bees', '4 Dogs'), { people: 0, days: ['Day 3: Cats'] }],
  ['days that somebody has done', markdown('3 Cats | 4 Dogs'), { people: 1, days: ['Day 1: Apples', 'Day 2: Bees'] }],
])('what is at stake without %s', async (_, text, stake) => {
  expect(await atStake(db, ctx, [await group()], planWith(text))).toEqual(stake);
});

test('a day is at stake by its whole number, not by the digits in it', async () => {
  await addBasics(markdown('1 Apples | 2 Bees | 12 Lions'));
  const cohort = await follow(['1', '2', '12'], ['12']);
  const without = planWith(markdown('1 Apples | 2 Bees | 3 Cats'));
  expect(await atStake(db, ctx, [cohort], without)).toEqual({ people: 1, days: ['Day 12: Lions'] });
});
