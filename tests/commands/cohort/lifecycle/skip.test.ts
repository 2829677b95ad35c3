import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { cohorts, posts } from '../../../../src/db/schema.ts';
import { say } from '../../../../src/messages/kit/format.ts';
import { testWorld } from '../../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
/** Day 175 is claimed, and Discord refuses it. */
await world.post(cohort, '175', '2026-03-10');
await ctx.db.update(posts).set({ state: 'claimed', messageId: null }).where(eq(posts.dayKey, '175'));
await ctx.db
  .update(cohorts)
  .set({ lastDayKey: '174', blocked: { code: 'refused', dayKey: '175', said: 'No.' }, blockedAt: ctx.now() });

const skip = (day: string) => press(command, `cohort-skip?cohort=${cohort.id}&day=${day}`);
const nothing = (day: string) =>
  say(`${day} is not waiting to be posted, so it was not skipped. Nothing was changed; see /cohort status.`);

test('only the day that is stuck is left out', async () => {
  expect(await skip('176')).toEqual(nothing('**Day 176**'));
  expect(await skip('999')).toEqual(nothing('That day'));
});

test('the day is left out once, and the plan goes on behind it', async () => {
  expect(await skip('175')).toEqual(
    say(
      '⏭️ **Day 175** is skipped: nobody has to do it, and anyone who likes still can, with /day and /done. **Day 176** comes <t:1773208800:F>.',
    ),
  );
  expect(await ctx.db.select({ last: cohorts.lastDayKey, blocked: cohorts.blocked }).from(cohorts)).toEqual([
    { last: '175', blocked: null },
  ]);
  expect(
    await ctx.db.select({ state: posts.state, why: posts.skipped }).from(posts).where(eq(posts.dayKey, '175')),
  ).toEqual([{ state: 'skipped', why: { code: 'by-person' } }]);
  expect(await skip('175')).toEqual(nothing('**Day 175**'));
});
