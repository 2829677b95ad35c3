import { expect, test } from 'vitest';
import { type InputProblem, type SetupSettings, settingNames } from '../../../src/core/cohort-settings.ts';
import { parseWeekdays } from '../../../src/core/parse.ts';
import { panelShown, settingForm } from '../../../src/messages/cohort/panel.ts';
import { changeButton, draftButtons, setupProblems } from '../../../src/messages/cohort/setup.ts';
import { assertMessage, assertModal } from '../../../src/messages/kit/assert-message.ts';
import { nameInLine } from '../../../src/messages/study/day.ts';
import { languages, wordsFor } from '../../../src/messages/words/words.ts';
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
  wholeDays: false,
  celebrations: 'milestones',
  worksAhead: false,
  publishes: false,
  threads: 'off',
  language: null,
  takesRole: false,
  milestoneRoleId: null,
};
type Panel = Parameters<typeof panelShown>[1];
const panel: Panel = {
  name: 'setup',
  whose: { draft: 9 },
  settled: {
    ...settings,
    title: 'A_B',
    clock: '14:30',
    next: { on: '2026-03-09', at: new Date('2026-03-09T06:00:00Z') },
    beginning: { days: 29, language: 'uk', firstDay: 'Day 174: Speed', last: '2027-01-11' },
  },
  names: settingNames,
  proposed: { curriculum: 'own-plan', timezone: 'own-language', time: 'usual' },
  changed: ['role'],
  head: ['Above'],
  notes: ['Below'],
  buttons: draftButtons(words, 'setup', 9, true, undefined),
  opened: null,
};

test('every setting with how it stands, why it is proposed, and what changes it', () => {
  const message = panelShown(words, panel);
  assertMessage(message);
  expect(message.content?.split('\n')).toEqual([
    'Above',
    '📚 Plan: **A\\_B** · 29 days · Ukrainian 💡 your server’s own',
    '🔖 First day: Day 174: Speed ✏️',
    '📍 Channel: <#c1> ✏️',
    '📣 Other servers: Posts stay in the channel ✏️',
    '🌍 Time zone: **Europe/Kyiv**, where it is 14:30 now 💡 guessed from your Discord’s language',
    '🕗 Time of day: **08:00**',
    '🗓️ Weekdays: Mon, Wed ✏️',
    '📅 First post: <t:1773036000:F>; the last one on Mon 11 Jan 2027 ✏️',
    '🔔 Ping: Nobody ✏️',
    '🙋 That role: Given out by you ✏️',
    '🏅 Milestone role: None ✏️',
    '🎉 Celebrated: Weeks, months and the whole plan ✏️',
    '🧵 Threads: None; shared notes are read with /notes ✏️',
    '📄 Long days: Shortened, with a button that opens the rest ✏️',
    '💬 Language: The plan’s, where I speak it; else your server’s ✏️',
    '⏩ Working ahead: No; a day opens with its post ✏️',
    '',
    'Below',
  ]);
  expect(customIdsOf(message)).toEqual([
    ...['setup-start?draft=9', 'setup-preview?draft=9', 'setup-cancel?draft=9'],
    'setup-edit?draft=9',
  ]);
});

test.each(languages)('it fits into a message whatever a plan and its days are called: %s', (language) => {
  const spoken = wordsFor(language);
  const { setup, problems } = spoken.cohort;
  const everything = '😀*_`|'.repeat(600);
  const day = nameInLine({ label: everything, title: everything });
  const first = { days: 2_000, language: 'zh-Hant', firstDay: day, last: '2027-01-11' } as const;
  const notes = [setup.mayPost('1'.repeat(20)), setup.missing('Attach Files', true), setup.pingsNobody('1'.repeat(20))];
  const settled = {
    ...panel.settled,
    title: everything,
    roleId: '1'.repeat(20),
    zone: 'America/Argentina/ComodRivadavia',
  };
  const wrong = problems(['time', 'weekdays', 'date'].map((kind) => ({ kind, text: everything }) as InputProblem));
  const head = [setup.notReady, wrong.split('\n').at(0) ?? ''];
  assertMessage(panelShown(spoken, { ...panel, settled: { ...settled, beginning: first }, head, notes }));
});

test('what is in the way is looked at again, and another group can be changed', () => {
  expect(draftButtons(words, 'setup', 9, false, 7).map((part) => 'custom_id' in part && part.custom_id)).toEqual([
    'setup-edit?draft=9&page=0',
    'setup-preview?draft=9',
    'setup-cancel?draft=9',
    'cohort-edit?cohort=7',
    'cohort-status?cohort=7',
  ]);
});

const options = [1, 2].map((n) => ({ label: `${n} ${'very '.repeat(40)}long`, value: `${n}` }));
const opened: NonNullable<Panel['opened']> = {
  name: 'from',
  chosen: 'list',
  options,
  page: 1,
  pages: 3,
  now: ['2'],
  typed: true,
};

test.each<[string, Partial<typeof opened>, object, string[]]>([
  [
    'a list of several pages',
    {},
    {
      type: 3,
      options: [
        { value: '1', default: false },
        { value: '2', default: true },
      ],
    },
    ['edit?draft=9&field=from&page=0', 'edit?draft=9&field=from&page=2', 'type?draft=9&field=from', 'edit?draft=9'],
  ],
  [
    'several of one list',
    { chosen: 'several', pages: 1, page: 0, typed: false, now: ['1', '2'] },
    { type: 3, max_values: 2, options: [{ default: true }, { default: true }] },
    ['edit?draft=9'],
  ],
  [
    'a channel',
    { chosen: 'channel', pages: 0, page: 0, typed: false, now: ['c1'] },
    { type: 8, channel_types: [0, 5], default_values: [{ id: 'c1', type: 'channel' }] },
    ['edit?draft=9'],
  ],
  [
    'a role, or none',
    { chosen: 'role', pages: 0, page: 0, typed: false, now: ['r1'] },
    { type: 6, min_values: 0, default_values: [{ id: 'r1', type: 'role' }] },
    ['set?draft=9&field=from&text=', 'edit?draft=9'],
  ],
])('opened to be chosen: %s', (_, change, list, ids) => {
  const message = panelShown(words, { ...panel, opened: { ...opened, ...change } });
  assertMessage(message);
  expect(message.components?.[0]?.components).toMatchObject([{ placeholder: 'First day: choose', ...list }]);
  expect(customIdsOf(message)).toEqual(['set?draft=9&field=from', ...ids].map((id) => `setup-${id}`));
});

test.each([
  [{ name: 'setup', whose: { draft: 9 } } as const, 'setup-set?draft=9&field=timezone'],
  [{ name: 'cohort', whose: { cohort: 7 } } as const, 'cohort-set?cohort=7&field=timezone'],
])('what no list has is typed: %o', (panel, id) => {
  const form = settingForm(words, panel, 'timezone', 'Europe/Kyiv');
  assertModal(form);
  const description = 'A city, like Europe/Kyiv, or UTC';
  const input = { kind: 'text', id: 'text', label: 'Time zone', description, style: 'short', required: true, max: 100 };
  expect(form).toEqual({ modal: { id, title: 'Time zone', inputs: [{ ...input, value: 'Europe/Kyiv' }] } });
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
  [
    { kind: 'unpublished' },
    'Only what stands in an announcement channel can be published to other servers. Choose one, or leave that out.',
  ],
  [
    { kind: 'unsuitable', channelId: 'c1' },
    'I can’t post the plan in <#c1>: choose a text or announcement channel that you and I can both see.',
  ],
  [
    { kind: 'cannot-post', channelId: 'c1', missing: ['Send Messages', 'Embed Links'] },
    'I can’t post in <#c1>: I’m missing **Send Messages** and **Embed Links**. Ask someone who manages roles to allow it there, or choose another channel.',
  ],
  [
    { kind: 'occupied', channelId: 'c1', cohortId: 7, title: 'A_B', posts: settings },
    '<#c1> already follows **A\\_B** (Mon, Wed at 08:00 Europe/Kyiv), and a channel has room for one running plan. Change that one, or choose another channel.',
  ],
  [
    { kind: 'no-plan' },
    'There is no plan to follow yet. Add one with **/curriculum add**; whoever runs this bot can also put one under `curriculum/`.',
  ],
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
  expect(changeButton(words, 7)).toMatchObject({ label: 'Change settings', custom_id: 'cohort-edit?cohort=7' });
});
