import { expect, test } from 'vitest';
import type { InputProblem, SetupSettings } from '../../../src/core/cohort-settings.ts';
import { parseWeekdays } from '../../../src/core/parse.ts';
import {
  changeButton,
  editForm,
  occupied,
  setupForm,
  setupPreview,
  setupProblems,
} from '../../../src/messages/cohort/setup.ts';
import { assertMessage, assertModal } from '../../../src/messages/kit/assert-message.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { customIdsOf } from '../../support/context.ts';

const words = wordsFor('en');
const settings: SetupSettings = {
  versionId: 1,
  channelId: 'c1',
  weekdays: [1, 3],
  time: '08:00',
  zone: 'Europe/Kyiv',
  startsOn: '2026-03-09',
  firstDayKey: '174',
  roleId: null,
};
const view: Parameters<typeof setupPreview>[1] = {
  draftId: 9,
  settings,
  title: 'Month 7',
  firstDay: 'Day 174: Speed',
  days: 29,
  first: { on: '2026-03-09', at: new Date('2026-03-09T06:00:00Z') },
  last: { on: '2027-01-11', at: new Date('2027-01-11T06:00:00Z') },
  missingOptional: [],
  roleSilent: false,
  zoneGuessed: false,
};
const ready = [
  '**Ready to start?**',
  '📚 **Month 7** · 29 days from Day 174: Speed',
  '👍 I can see, write, embed and read history in <#c1>',
];
const dates = '📅 Day 174: Speed on <t:1773036000:F>, then Mon, Wed at 08:00 Europe/Kyiv · last day Mon 11 Jan 2027';
const withRole = { ...settings, roleId: 'r1' };

test.each<[string, Partial<typeof view>, string[]]>([
  ['all is well', {}, [...ready, dates]],
  [
    'something is missing that can be done without',
    { missingOptional: ['Attach Files'] },
    [...ready, '⚠️ I’m missing **Attach Files** there: pictures and files will be missing', dates],
  ],
  ['a role that is pinged', { settings: withRole }, [...ready, dates, '🔔 Each post pings <@&r1>']],
  [
    'a role that nobody hears, and no zone',
    { settings: withRole, roleSilent: true, zoneGuessed: true },
    [
      ...ready,
      dates,
      '⚠️ <@&r1> will be named but not notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**',
      '⚠️ You gave no time zone, so I took UTC. Press **Change** to set yours.',
    ],
  ],
])('before a plan is started: %s', (_, change, lines) => {
  const message = setupPreview(words, { ...view, ...change });
  assertMessage(message);
  expect(message.content?.split('\n')).toEqual(lines);
  expect(customIdsOf(message)).toEqual(['start', 'preview', 'change', 'cancel'].map((name) => `setup-${name}?draft=9`));
});

test.each<[InputProblem, string]>([
  [{ kind: 'time', text: '25:00' }, '“25:00” is not a time of day. Write it like **08:00** or **7:30 pm**.'],
  [
    { kind: 'zone', text: 'PST', suggestions: ['America/Los_Angeles', 'America/Tijuana'] },
    '“PST” can mean several zones. Pick a city, such as America/Los_Angeles, America/Tijuana, or UTC.',
  ],
  [
    { kind: 'zone', text: 'Mars', suggestions: [] },
    'I don’t know the zone “Mars”. Pick a city, such as Europe/Kyiv, or UTC.',
  ],
  [
    { kind: 'weekdays', text: 'never' },
    'I can’t read “never” as weekdays. Write them like **Mon-Fri**, **Mon, Wed, Fri** or **every day**.',
  ],
  [{ kind: 'date', text: 'soon' }, '“soon” is not a date. Write it like **2026-03-09**, **today** or **tomorrow**.'],
  [{ kind: 'past', text: 'today' }, '“today” is already over. Choose today or a later date.'],
  [{ kind: 'far', text: '2030-01-01' }, '“2030-01-01” is more than a year away. Choose an earlier date.'],
  [
    { kind: 'day', text: '999', near: [], first: 'Day 1', last: 'Day 9' },
    'The plan has no day “999”; it goes from Day 1 to Day 9.',
  ],
  [
    { kind: 'curriculum', text: '@month', near: ['month-07', 'month-08'] },
    'There is no plan called “month”. Did you mean **month-07**?',
  ],
  [{ kind: 'everyone' }, 'I never ping @everyone. Choose a role that people pick themselves, or none.'],
  [{ kind: 'no-plan' }, 'There is no plan to follow yet. Whoever runs this bot can add one under `curriculum/`.'],
])('%o', (problem, line) => {
  const message = setupProblems(words, [problem]);
  assertMessage(message);
  expect(message.content).toBe(`• ${line}\nNothing was changed. Please correct that and run the command again.`);
});

test('however much is wrong, it fits into a message', () => {
  const wrong = { kind: 'weekdays', text: 'x'.repeat(200) } as const;
  assertMessage(
    setupProblems(
      words,
      Array.from({ length: 30 }, () => wrong),
    ),
  );
});

test('a channel that is taken', () => {
  const message = occupied(words, { id: 7, title: 'A_B', ...settings });
  assertMessage(message);
  expect(message.content).toMatch(/^<#c1> already follows \*\*A\\_B\*\* \(Mon, Wed at 08:00 Europe\/Kyiv\), and/);
  expect(customIdsOf(message)).toEqual(['cohort-edit?cohort=7', 'cohort-status?cohort=7']);
});

const held: SetupSettings = {
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
  const form = editForm(words, { id: 7, ...held });
  assertModal(form);
  expect(form).toEqual({ modal: { id: 'cohort-edited?cohort=7', title: 'Change the schedule', inputs: clock } });
});

test('that of a plan to be started says where it begins, too', () => {
  const form = setupForm(words, 9, held);
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
