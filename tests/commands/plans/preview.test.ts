import { expect, test } from 'vitest';
import { preview } from '../../../src/commands/plans/preview.ts';
import { nextSlot } from '../../../src/core/schedule.ts';
import { customIdsOf } from '../../support/context.ts';
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

test('a group whose language is another one than the admin’s gets its post in that, which is what is shown', async () => {
  await addBasics();
  await follow(['1'], []);
  await world.ctx.db.execute("update cohorts set language = 'de'");
  const [line, ...post] = lines(message(await world.slash(preview)));
  expect(line).toBe('🔒 **A preview, for you only.** Nobody is pinged; the post itself has its buttons.');
  expect(post.at(-1)).toMatch(/^│ 🕗 Zählt/);
  await world.ctx.db.execute('update cohorts set language = null');
});

test('where several plans run, a press asks for the same day again; a plan that is named needs no group', async () => {
  await addBasics();
  const elsewhere = { channelId: 'c9', userId: 'ann' };
  for (const channelId of ['c1', 'c2']) await world.cohort({ channelId });
  const question = await world.slash(preview, { day: '175' }, elsewhere);
  const ids = customIdsOf(question);
  expect(ids).toEqual(['/preview?day=175&cohort=2', '/preview?day=175&cohort=1']);
  for (const id of ids)
    expect(lines(message(await world.press(preview, id, elsewhere)))[1]).toMatch(/^📘 Day 175: Topic 175/);
  expect(lines(message(await world.slash(preview, { curriculum: 'basics' }, elsewhere)))[1]).toBe('📘 Day 1: Apples');
  expect(lines(message(await world.slash(preview, { curriculum: 'basix' }, elsewhere)))[0]).toContain(
    'There is no plan called “basix”. Did you mean **basics**?',
  );
});

test('once every day has been posted, only the closing message is left', async () => {
  await addBasics();
  await follow(['1', '2', '3', '4'], []);
  expect(lines(message(await world.slash(preview)))).toEqual([
    'Every day of **Month 1: Basics** has been posted, so only the closing message is left. Name a day to see its post: /preview day:…',
  ]);
});
