import { expect, test } from 'vitest';
import type { SetupSettings } from '../../../src/core/cohort-settings.ts';
import { parseWeekdays } from '../../../src/core/parse.ts';
import { changeButton, editForm, setupForm } from '../../../src/messages/cohort/schedule.ts';
import { assertModal } from '../../../src/messages/kit/assert-message.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');
const settings: SetupSettings = {
  weekdays: [1, 2, 3, 4, 5],
  time: '08:00',
  zone: 'Europe/Kyiv',
  versionId: 1,
  channelId: 'c1',
  startsOn: '2026-03-09',
  firstDayKey: '174',
  roleId: null,
};
const field = (id: string, label: string, description: string, value: string) => ({
  kind: 'text',
  id,
  label,
  description,
  style: 'short',
  required: true,
  max: 60,
  value,
});
const clock = [
  field('time', 'Time of day', 'Like 08:00 or 7:30 pm', '08:00'),
  field('timezone', 'Time zone', 'A city, like Europe/Kyiv, or UTC', 'Europe/Kyiv'),
  field('weekdays', 'Weekdays', 'Like Mon-Fri, or every day', 'Mon–Fri'),
];

test('the form of a group that runs', () => {
  const form = editForm(words, { id: 7, ...settings });
  assertModal(form);
  expect(form).toEqual({ modal: { id: 'cohort-edited?cohort=7', title: 'Change the schedule', inputs: clock } });
});

test('that of a plan to be started says where it begins, too', () => {
  const form = setupForm(words, 9, settings);
  assertModal(form);
  const begin = [
    field('start', 'Start date', 'Like 2026-03-09', '2026-03-09'),
    field('from', 'First day', 'The day of the plan to begin with', '174'),
  ];
  expect(form).toEqual({
    modal: { id: 'setup-changed?draft=9', title: 'Change the schedule', inputs: [...clock, ...begin] },
  });
});

test.each([
  ['Mon–Fri', [1, 2, 3, 4, 5]],
  ['Sat, Sun', [6, 7]],
  ['Tue, Thu, Sat', [2, 4, 6]],
  ['every day', [1, 2, 3, 4, 5, 6, 7]],
] as const)('%s is read back as it is shown', (shown, weekdays) => {
  expect(words.kit.weekdays(weekdays)).toBe(shown);
  expect(parseWeekdays(shown)).toEqual(weekdays);
});

test('the button to it', () => {
  expect(changeButton(words, 7)).toMatchObject({ label: 'Change schedule', custom_id: 'cohort-edit?cohort=7' });
});
