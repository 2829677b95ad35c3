import { beforeAll, expect, test } from 'vitest';
import { done } from '../../../src/commands/study/done.ts';
import { undo } from '../../../src/commands/study/undo.ts';
import { milestones } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
const lea = { userId: 'u1' };

beforeAll(async () => {
  for (const [day, on] of [
    ['174', '2026-03-09'],
    ['181', '2026-03-11'],
    ['182', '2026-03-12'],
  ] as const) {
    await world.post(cohort, day, on);
    clock.at = new Date(`${on}T10:00:00Z`);
    await slash(done, {}, lea);
  }
});

test('the last day is taken back, with the milestone it had reached', async () => {
  expect(await ctx.db.select().from(milestones)).toHaveLength(1);
  expect(await slash(undo, {}, lea)).toEqual({
    content:
      '↩️ Day 182 is no longer marked done (it had counted for Thu 12 Mar). 2 of 9 in the plan.\n🔥 Streak 2 · best 2',
    components: [
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 3,
            label: 'Mark it done again',
            emoji: { name: '✅' },
            custom_id: `done?cohort=${cohort.id}&day=182`,
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(await ctx.db.select().from(milestones)).toEqual([]);
});

test.each([
  [
    'whose date has closed',
    { day: '174' },
    lea,
    'Day 174 counts for Mon 9 Mar, and that date has closed. Only today and the two dates before it can be undone. Nothing was changed; an admin of this server can correct older entries.',
  ],
  ['not done', { day: '182' }, lea, 'Day 182 is not marked done, so there is nothing to undo. Nothing was changed.'],
  [
    'of somebody who has done none',
    {},
    { userId: 'nobody' },
    'No day is marked done for you here, so there is nothing to undo.',
  ],
  [
    'the plan does not have',
    { day: '999' },
    lea,
    'This plan has no day “999”; it goes from Day 174 to Day 182. Nothing was changed.',
  ],
])('a day %s is left as it is', async (_, input, by, words) => {
  expect(await slash(undo, input, by)).toEqual(say(words));
});

test('where two groups are meant, the choice of one takes one day back, however often it is pressed', async () => {
  const other = await world.cohort({ channelId: 'c2' });
  await world.post(other, '174', '2026-03-12');
  await slash(done, {}, { ...lea, channelId: 'c2' });
  const question = await slash(undo, {}, { ...lea, channelId: 'c9', interactionId: '77' });
  const id = `/undo?of=77&cohort=${cohort.id}`;
  expect(JSON.stringify(question)).toContain(`"${id}"`);
  const presses = [await press(undo, id, lea), await press(undo, id, lea)];
  expect(presses[0]).toMatchObject({ content: expect.stringMatching(/^↩️ Day 181 is no longer marked done/) });
  expect(presses[1]).toEqual(presses[0]);
});
