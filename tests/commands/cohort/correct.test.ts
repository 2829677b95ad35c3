import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { join } from '../../../src/commands/member/join.ts';
import { completions } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press } = world;
const first = await world.cohort();
const second = await world.cohort({ channelId: 'c2' });
for (const cohort of [first, second]) {
  await world.post(cohort, '174', '2026-03-09');
  await slash(join, {}, { channelId: cohort.channelId });
}
/** In a channel of neither. */
const admin = { channelId: 'c9', userId: 'admin' };

const correct = (input: Record<string, unknown>) =>
  slash(command, { member: 'ann', day: '174', ...input }, { userId: 'admin' }, 'correct');
const answer = (content: string) => say(content, { components: [] });
const entries = () => ctx.db.select({ day: completions.dayKey, on: completions.on }).from(completions);

test('where two groups could be meant, the press corrects what was typed', async () => {
  const asked = await slash(command, { member: 'ann', day: '174', date: '2026-03-09' }, admin, 'correct');
  expect(await entries()).toEqual([]);
  expect(await press(command, customIdsOf(asked)[1] ?? '', admin)).toEqual(
    answer('✏️ Day 174 is marked done for **Ann** on Mon 9 Mar. Their streak was counted again: streak 1 · best 1.'),
  );
  expect(await entries()).toEqual([{ day: '174', on: '2026-03-09' }]);
});

test('an entry is moved to another date, however old', async () => {
  expect(await correct({ date: '2026-01-05' })).toHaveProperty('content', expect.stringContaining('on Mon 5 Jan.'));
  expect(await entries()).toEqual([{ day: '174', on: '2026-01-05' }]);
  expect(await correct({ date: '2026-01-05' })).toEqual(
    answer('Day 174 is already marked done for **Ann**. Nothing was changed.'),
  );
});

test('it is asked before an entry is removed, whatever else was typed', async () => {
  const asked = await correct({ date: 'today', remove: true });
  expect(asked).toEqual(await correct({}));
  expect(await entries()).toHaveLength(1);
  const [remove = ''] = customIdsOf(asked);
  const removed = answer(
    '✏️ Day 174 is no longer marked done for **Ann**. Their streak was counted again: streak 0 · best 0.',
  );
  expect(await press(command, remove, { interactionId: 'once' })).toEqual(removed);
  expect(await press(command, remove, { interactionId: 'once' })).toEqual(removed);
  expect(await entries()).toEqual([]);
  expect(await correct({})).toEqual(answer('Day 174 is not marked done for **Ann**. Nothing was changed.'));
});

test.each([
  [{ date: '2026-03-11' }, '“2026-03-11” is not a date up to today. Nothing was changed.'],
  [{ date: 'soon' }, '“soon” is not a date up to today. Nothing was changed.'],
  [{ day: '999', date: 'today' }, 'This plan has no day “999”; it goes from Day 174 to Day 182.'],
  [{ member: 'bob', date: 'today' }, '**<@bob>** has not joined this plan, so there is nothing to correct.'],
])('%o changes nothing', async (input, refusal) => {
  expect(await correct(input)).toHaveProperty('content', expect.stringContaining(refusal));
  expect(await entries()).toEqual([]);
});
