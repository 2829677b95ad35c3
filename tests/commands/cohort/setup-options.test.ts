import { expect, test } from 'vitest';
import { readSettings, setupOptions, suggestSetup } from '../../../src/commands/cohort/setup-options.ts';
import type { SetupSettings } from '../../../src/core/cohort-settings.ts';
import { somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T21:30:00Z');
const { ctx } = world;
const { versionId } = await world.cohort();

const read = (options: Record<string, string>, before?: SetupSettings) =>
  readSettings({ ...somebody, parentId: 'c7', input: setupOptions.parse(options) }, ctx, before);

const usual: SetupSettings = {
  versionId,
  channelId: 'c7',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  time: '08:00',
  zone: 'UTC',
  startsOn: '2026-03-09',
  firstDayKey: '174',
  roleId: null,
  wholeDays: false,
  celebrations: 'milestones',
};

test.each<[string, Record<string, string>, Partial<SetupSettings>]>([
  ['nothing is said', {}, {}],
  [
    'everything is said',
    {
      curriculum: 'Month 7',
      channel: 'c2',
      time: '7:30 pm',
      timezone: 'kyiv',
      weekdays: 'Mon-Fri',
      start: '2026-03-16',
      from: 'day 176',
      role: 'r1',
      days: 'whole',
    },
    {
      channelId: 'c2',
      time: '19:30',
      zone: 'Europe/Kyiv',
      weekdays: [1, 2, 3, 4, 5],
      startsOn: '2026-03-16',
      firstDayKey: '176',
      roleId: 'r1',
      wholeDays: true,
      celebrations: 'milestones',
    },
  ],
  ['today is another date there', { timezone: 'Asia/Tokyo' }, { zone: 'Asia/Tokyo', startsOn: '2026-03-10' }],
])('settings: %s', async (_, options, change) => {
  expect(await read(options)).toEqual({ ...usual, ...change });
});

test('what was chosen before holds where nothing else is said', async () => {
  const before: SetupSettings = { ...usual, time: '06:00', zone: 'Asia/Tokyo', weekdays: [6], roleId: 'r1' };
  expect(await read({ channel: 'c2', weekdays: 'Sun' }, before)).toEqual({
    ...before,
    channelId: 'c2',
    weekdays: [7],
    startsOn: '2026-03-10',
  });
});

test('everything that cannot be used is named at once', async () => {
  const settings = await read({ time: 'eightish', start: 'soon', curriculum: 'Cooking', role: 'g1' });
  expect('refusal' in settings ? settings.refusal.content?.split('\n') : []).toEqual([
    '• “eightish” is not a time of day. Write it like **08:00** or **7:30 pm**.',
    '• “soon” is not a date. Write it like **2026-03-09**, **today** or **tomorrow**.',
    expect.stringMatching(/^• There is no plan called “Cooking”\./),
    '• I never ping @everyone. Choose a role that people pick themselves, or none.',
    'Nothing was changed. Please correct these and run the command again.',
  ]);
});

test.each<[string, string, string[]]>([
  ['timezone', 'kyiv', ['Europe/Kyiv']],
  ['time', '8', ['08:00', '18:00']],
  ['weekdays', 'fri', ['Mon-Fri', 'Mon, Wed, Fri']],
  ['start', '03-11', ['2026-03-11']],
  ['until', 'fri', ['2026-03-13', '2026-03-20']],
  ['curriculum', '7', ['month-07']],
  ['from', '18', ['180', '181', '182']],
  ['member', 'a', []],
])('suggestions for %s', async (option, text, values) => {
  const found = await suggestSetup({ ...somebody, input: { option, text, others: {} } }, ctx);
  expect(found.map(({ value }) => value)).toEqual(values);
});
