import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { done } from '../../../src/commands/study/done.ts';
import { streak } from '../../../src/commands/study/streak.ts';
import { cohorts, learners } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash } = world;
const cohort = await world.cohort();
const lea = { userId: 'u1' };

beforeAll(async () => {
  await world.post(cohort, '174', '2026-03-09');
  await slash(done, {}, lea);
  await world.post(cohort, '175', '2026-03-10');
  await world.post(cohort, '176', '2026-03-11');
  clock.at = new Date('2026-03-11T10:00:00Z');
  await slash(done, { when: 'yesterday' }, lea);
});

test('the days of the plan, the streak, and the reason of each date', async () => {
  expect(await slash(streak, {}, lea)).toMatchObject({
    content: '🔥 **2 of 9 days of the plan** · streak 2 · best 2',
    embeds: [
      {
        color: 0x3b82f6,
        description: [
          '▫️ up to Sun 8 Mar · before joining\n✅ Mon 9 Mar · done\n✅ Tue 10 Mar · done, logged late\n⬜ Wed 11 Mar (today) · open until <t:1773280800:f>',
          '👉 Next open: **Day 176: Topic 176**',
          '-# A date counts once you finish any day of the plan on it. Seven in a row earn a freeze, which covers one missed date; you can hold two. Dates without a post, rest days and pauses never break a streak.',
        ].join('\n\n'),
      },
    ],
    allowed_mentions: { parse: [] },
  });
});

test('one that is hidden is shown to its learner, who is told so', async () => {
  await ctx.db.update(learners).set({ hidesStreak: true }).where(eq(learners.userId, 'u1'));
  expect(await slash(streak, {}, lea)).toMatchObject({
    embeds: [
      {
        description: expect.stringMatching(
          /-# Your streak is hidden: only you see it, here\. \/privacy changes that\.$/,
        ),
      },
    ],
  });
});

test('who has not joined has none', async () => {
  expect(await slash(streak, {}, { userId: 'nobody' })).toEqual(
    say('You have not joined this plan yet, so there is no streak. Finish a day with /done, or start with /join.'),
  );
});

test.each([
  ['the next post', '176', 'The post for **Day 177**'],
  ['the closing message', '182', 'The closing message'],
])('%s that is stuck is told of', async (_, lastDayKey, what) => {
  await ctx.db.update(cohorts).set({ lastDayKey, blocked: { code: 'unknown-channel' }, blockedAt: ctx.now() });
  expect(await slash(streak, {}, { userId: 'nobody' })).toMatchObject({
    content: expect.stringContaining(
      `\n⚠️ ${what} is stuck, and this server’s admins have been told why. It will come by itself once that is fixed; no streak is touched in the meantime.`,
    ),
  });
});
