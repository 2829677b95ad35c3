import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { cohorts } from '../../../src/db/schema.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const first = await world.cohort();
const second = await world.cohort({ channelId: 'c2', time: '20:00' });
/** In a channel of neither. */
const admin = { channelId: 'c9', userId: 'admin' };

const times = async () =>
  (await world.ctx.db.select({ id: cohorts.id, time: cohorts.time }).from(cohorts).orderBy(cohorts.id)).map(
    ({ time }) => time,
  );
test('where two groups could be meant, the press changes what was typed, in the one that was pressed', async () => {
  const asked = await world.slash(command, { time: '09:00', 'work-ahead': true }, admin, 'edit');
  expect(await times()).toEqual(['08:00', '20:00']);
  const [ofSecond = '', ofFirst = ''] = customIdsOf(asked);
  expect(await world.press(command, ofFirst, admin)).toMatchObject({
    content: expect.stringContaining('now posts in <#c1>, Mon–Fri at 09:00 Europe/Kyiv.'),
  });
  expect(await times()).toEqual(['09:00', '20:00']);
  await world.press(command, ofSecond, admin);
  expect(await times()).toEqual(['09:00', '09:00']);
  expect(ofFirst).toContain(`cohort=${first.id}`);
  expect(ofSecond).toContain(`cohort=${second.id}`);
});
