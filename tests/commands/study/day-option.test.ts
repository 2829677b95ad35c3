import { expect, test } from 'vitest';
import { suggestDay } from '../../../src/commands/study/day-option.ts';
import { somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-10T00:30:00Z');
const cohort = await world.cohort();
await world.post(cohort, '179', '2026-03-09');

test.each([
  ['day', 'Topic 181', ['Day 181: Topic 181', 'Day 180: Topic 180', 'Day 182: Topic 182']],
  ['day', 'xyzzy', []],
  // Half past two in Kyiv is still the day before.
  ['when', '', ['Today', 'Yesterday (Sun 8 Mar)', 'Sat 7 Mar']],
])('for %s, “%s”', async (option, text, names) => {
  const call = { ...somebody, input: { option, text, others: {} } };
  const suggested = await suggestDay(call, world.ctx);
  expect(suggested.map(({ name }) => name).slice(0, 3)).toEqual(names);
});

test('from the latest day on where nothing is typed', async () => {
  const [first] = await suggestDay({ ...somebody, input: { option: 'day', text: '', others: {} } }, world.ctx);
  expect(first).toEqual({ name: 'Day 179: Topic 179', value: '179' });
});

test('nothing where the group is not clear', async () => {
  const call = { ...somebody, guildId: 'g2', input: { option: 'day', text: '', others: {} } };
  expect(await suggestDay(call, world.ctx)).toEqual([]);
});
