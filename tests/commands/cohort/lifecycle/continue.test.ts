import { expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { continuationOf } from '../../../../src/commands/cohort/lifecycle.ts';
import { cohorts } from '../../../../src/db/schema.ts';
import { say } from '../../../../src/messages/kit/format.ts';
import { testWorld } from '../../../support/context.ts';

const world = await testWorld('2026-03-12T10:00:00Z');
const { ctx, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
const plan = await ctx.curriculumOf(cohort.versionId);
const goOn = `cohort-continue?cohort=${cohort.id}`;

/** As after the closing message: the plan has days behind the last one since it grew. */
async function finished() {
  const [row] = await ctx.db.update(cohorts).set({ state: 'finished', nextPostAt: null, nextPostOn: null }).returning();
  return row!;
}

test('what runs, or has had every day, has nothing to go on with', async () => {
  expect(await continuationOf(ctx, cohort, plan)).toBeNull();
  expect(await press(command, goOn)).toEqual(
    say(
      '**Month 7** has nothing to go on with: it is running already, or every day of it was posted. Nothing was changed.',
    ),
  );
  expect(await continuationOf(ctx, { ...(await finished()), lastDayKey: '182' }, plan)).toBeNull();
});

test('where another plan runs in its channel by now it waits', async () => {
  const other = await world.cohort();
  expect(await press(command, goOn)).toEqual(
    say(
      'Another plan runs in <#c1> now, and a channel has room for one at a time. Nothing was changed. End that one with **/cohort end** first, then press the button again.',
    ),
  );
  await press(command, `cohort-end-sure?cohort=${other.id}`);
});

test('with the first day that was not posted, at the next slot', async () => {
  expect(await press(command, goOn)).toEqual(
    say(
      '▶️ The plan in <#c1> goes on with **Day 175: Topic 175** on <t:1773381600:F>. Everybody is still in it, and nothing that was done changes.',
    ),
  );
  const [row] = await ctx.db.select().from(cohorts).orderBy(cohorts.id);
  expect(row).toMatchObject({
    state: 'running',
    nextPostOn: '2026-03-13',
    nextPostAt: new Date('2026-03-13T06:00:00Z'),
  });
});
