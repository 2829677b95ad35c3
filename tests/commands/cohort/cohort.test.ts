import { expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
await world.cohort();
const command = commands.find(({ data }) => data.name === 'cohort')!;

test('those who run the server are offered it', () => {
  expect(command.data.default_member_permissions).toBe(String(1n << 5n));
  expect(command.data.options?.map(({ name }) => name)).toEqual([
    'status',
    'pause',
    'resume',
    'holiday',
    'jump',
    'next',
    'edit',
    'learner',
    'remove',
    'correct',
    'end',
  ]);
});

test.each([
  ['day', '18', 'Day 180: Topic 180'],
  ['time', '9', '09:00'],
  ['until', '', 'Mon 9 Mar (2026-03-09)'],
  ['plan', '', 'Month 7 (month-07)'],
  ['from', 'thu', 'Thu 12 Mar (2026-03-12)'],
])('what is typed for %s is completed', async (option, text, first) => {
  const found = await command.autocomplete?.({ ...somebody, input: { option, text, others: {} } }, world.ctx);
  expect(found?.[0]?.name).toBe(first);
});
