import { expect, test } from 'vitest';
import { preview } from '../../../src/commands/plans/preview.ts';
import { nextSlot } from '../../../src/core/schedule.ts';
import { lines, message, plansWorld } from '../../support/plans.ts';

const { world, addBasics, follow } = await plansWorld();

test('the next day as the cohort will get it, without pings and buttons', async () => {
  await addBasics();
  await follow(['1'], []);
  const shown = message(await world.slash(preview));
  const closes = nextSlot(
    { weekdays: [1, 2, 3, 4, 5], time: '08:00', zone: 'UTC' },
    new Date('2026-03-10T12:00:00Z'),
  ).on;
  expect(closes).toBe('2026-03-11');
  expect(lines(shown)).toEqual([
    '🔒 **A preview, for you only.** Nobody is pinged; the post itself has its buttons.',
    '📘 Day 2: Bees',
    '│ **Task**  Study Bees',
    '│ ',
    '│ 🕗 Counts for today until <t:1773201600:t> (<t:1773201600:R>).',
  ]);
  expect(shown.components).toEqual([]);
  expect(shown.allowed_mentions).toEqual({ parse: [] });
  expect(lines(message(await world.slash(preview, { day: '4', curriculum: 'basics' })))[1]).toContain('Day 4: Dogs');
  expect(lines(message(await world.slash(preview, { day: '99' })))[0]).toContain('This plan has no day “99”');
});
