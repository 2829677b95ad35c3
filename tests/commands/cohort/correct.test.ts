import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { join } from '../../../src/commands/member/join.ts';
import { completions } from '../../../src/db/schema.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const first = await world.cohort();
const second = await world.cohort({ channelId: 'c2' });
for (const cohort of [first, second]) {
  await world.post(cohort, '174', '2026-03-09');
  await world.slash(join, {}, { channelId: cohort.channelId });
}
/** In a channel of neither. */
const admin = { channelId: 'c9', userId: 'admin' };

test('where two groups could be meant, the press corrects what was typed', async () => {
  const asked = await world.slash(command, { member: 'ann', day: '174', date: '2026-03-09' }, admin, 'correct');
  expect(await world.ctx.db.select().from(completions)).toEqual([]);
  const [, ofFirst = ''] = customIdsOf(asked);
  expect(await world.press(command, ofFirst, admin)).toMatchObject({
    content: expect.stringContaining('Day 174 is marked done for **Ann** on Mon 9 Mar.'),
  });
  expect(await world.ctx.db.select({ day: completions.dayKey, on: completions.on }).from(completions)).toEqual([
    { day: '174', on: '2026-03-09' },
  ]);
});
