import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
await world.cohort();

test('those who run the server are offered it, by what it is for', () => {
  expect(command.data.default_member_permissions).toBe(String(1n << 5n));
  expect(command.data.options?.map(({ name, description }) => [name, description])).toEqual([
    ['status', 'How it is going: next post, learners, and what is in the way'],
    ['pause', 'Stop posting for a while; nobody’s streak is touched'],
    ['resume', 'Go on posting'],
    ['edit', 'Change channel, time, zone, weekdays or role'],
    ['learner', 'One learner’s days and dates, with the reason of each'],
    ['correct', 'Correct a learner’s entry, however old'],
    ['end', 'End the plan for good; nothing is deleted'],
  ]);
});

test.each([
  ['day', '18', 'Day 180: Topic 180'],
  ['time', '9', '09:00'],
  ['until', '', 'Mon 9 Mar (2026-03-09)'],
])('what is typed for %s is completed', async (option, text, first) => {
  const found = await command.autocomplete?.({ ...somebody, input: { option, text, others: {} } }, world.ctx);
  expect(found?.[0]?.name).toBe(first);
});
