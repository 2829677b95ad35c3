import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { month } from '../../src/commands/goals/month.ts';
import { leave } from '../../src/commands/member/join.ts';
import { done } from '../../src/commands/study/done.ts';
import type { LocalDate } from '../../src/core/calendar.ts';
import { posts } from '../../src/db/schema.ts';
import { renderPost } from '../../src/jobs/render-post.ts';
import { assertMessage } from '../../src/messages/kit/assert-message.ts';
import { testWorld } from '../support/context.ts';
import { buttonIn, cohortOn, wordsIn } from '../support/shipped-cohort.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await cohortOn(world);

/** A day's post on the shipped plan, as it is sent. */
async function postOf(dayKey: string, on: LocalDate) {
  const ref = await world.post(cohort, dayKey, on);
  clock.at = new Date(`${on}T06:10:00Z`);
  const [post] = await ctx.db.select().from(posts).where(eq(posts.ref, ref));
  const message = post === undefined ? undefined : await renderPost(ctx, cohort, post);
  if (message === undefined) throw new Error('nothing was rendered');
  assertMessage(message);
  return message;
}

test('the first day of a week opens with its goal', async () => {
  expect(wordsIn(await postOf('174', '2026-03-09'))).toContain(
    '🗓️ **Week 25: Advanced Performance Optimization** starts today. Day 174 is day 1 of 29; nothing earlier is needed. Measure one program from every side, speed it up, keep the numbers.',
  );
});

test('a review day says how far the cohort is; who has left does not count', async () => {
  for (const userId of ['ann', 'bob', 'cem']) await slash(done, { day: '174' }, { userId });
  await postOf('175', '2026-03-10');
  await slash(done, { day: '175' });
  await slash(leave, {}, { userId: 'cem' });
  const words = wordsIn(await postOf('180', '2026-03-11'));
  expect(words).toContain(
    '👥 **Week 25 so far**: how many have done each day, of 2 learners\n174: 2 · 175: 1 · 176: 0 · 177: 0 · 178: 0 · 179: 0',
  );
  expect(words).toContain('**Review day.** Week 25 covered 174, 175, 176, 177, 178 and 179.');
});

test('the last day of the plan says where what to take along and what comes next is read', async () => {
  const message = await postOf('202', '2026-03-12');
  const words = wordsIn(message);
  for (const part of [
    '👥 **Week 28 so far**: how many have done each day, of 2 learners',
    '🏁 **Month 7** ends with this day.',
    'Press 🗓️ Month for what to take away and where it goes next.',
    '🕗 Counts for today until',
  ]) {
    expect(words).toContain(part);
  }
  expect(wordsIn(await press(month, buttonIn(message, 'Month') ?? ''))).toContain(
    '🗓️ **Month 7: Production Optimization in 29 Days',
  );
});

test('a day between has no such lines', async () => {
  const message = await postOf('176', '2026-03-13');
  expect(wordsIn(message)).not.toMatch(/so far|Review day|ends with this day|starts today/);
  expect(buttonIn(message, 'Month')).toBeUndefined();
});
