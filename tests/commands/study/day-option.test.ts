import { expect, test } from 'vitest';
import { join } from '../../../src/commands/member/join.ts';
import { suggestDay } from '../../../src/commands/study/day-option.ts';
import { done } from '../../../src/commands/study/done.ts';
import { somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-10T00:30:00Z');
const cohort = await world.cohort();
await world.post(cohort, '178', '2026-03-06');
await world.post(cohort, '179', '2026-03-09');
await world.slash(join, {}, { userId: 'late' });
await world.slash(done, { day: '178' }, { userId: 'late' });

const asked = (option: string, text: string) => ({
  ...somebody,
  userId: 'late',
  input: { option, text, others: {} },
});
const labels = async (wanted: Parameters<typeof suggestDay>[0], text: string) =>
  (await suggestDay(wanted)(asked('day', text), world.ctx)).map(({ name }) => name.replace(/:.*/, ''));

test.each<[Parameters<typeof suggestDay>[0], string, string[]]>([
  ['to do', '', ['Day 179', 'Day 177', 'Day 176', 'Day 175', 'Day 174']],
  ['doable', '', ['Day 179', 'Day 178', 'Day 177', 'Day 176', 'Day 175', 'Day 174']],
  ['done', '', ['Day 178']],
  ['any', '', ['Day 179', 'Day 178', 'Day 180']],
  ['any', 'Topic 181', ['Day 181', 'Day 180', 'Day 182']],
  ['to do', '181', ['Day 179']],
  ['any', 'xyzzy', []],
])('what can be suggested as %s, “%s”', async (wanted, text, names) => {
  const suggested = await labels(wanted, text);
  expect(wanted === 'any' ? suggested.slice(0, 3) : suggested.slice(0, Math.max(names.length, 1))).toEqual(names);
});

test('dates that can be logged; half past two in Kyiv is still the day before', async () => {
  const by = (userId: string) => suggestDay('to do')({ ...asked('when', ''), userId }, world.ctx);
  // Joined just now.
  expect((await by('late')).map(({ name }) => name)).toEqual(['Today']);
});

test('nothing where the group is not clear', async () => {
  expect(await suggestDay('any')({ ...asked('day', ''), guildId: 'g2' }, world.ctx)).toEqual([]);
});
