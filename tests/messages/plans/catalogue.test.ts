import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { confirmRemove, type PlanLine, planFiles, planList, planShown } from '../../../src/messages/plans/catalogue.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { customIdsOf } from '../../support/context.ts';
import { lines } from '../../support/plans.ts';

const words = wordsFor('en');
const plan: PlanLine = { slug: 'tea', title: 'Tea', own: true, removed: false, version: 2, newest: 2, cohorts: [] };
const groups = (...versions: number[]) => versions.map((version, n) => ({ channelId: `c${n + 1}`, version }));

test.each<[string, Partial<PlanLine>, string]>([
  ['followed by nobody', {}, 'version 2'],
  ['gone back to an older version', { version: 1 }, 'version 1 of 2'],
  ['removed', { removed: true, cohorts: groups(2) }, 'removed; groups that follow it carry on · runs in <#c1>'],
  ['followed by two, one of them behind', { cohorts: groups(2, 1) }, 'version 2 · runs in <#c1> and <#c2> (version 1)'],
  [
    'followed by many',
    { cohorts: groups(2, 2, 2, 2, 2, 2, 2) },
    'version 2 · runs in <#c1>, <#c2>, <#c3>, <#c4>, <#c5> and 2 more',
  ],
])('in the list: %s', (_, change, about) => {
  const message = planList(words, [{ ...plan, ...change }], false);
  assertMessage(message);
  expect(lines(message)).toEqual(['📚 Plans', '│ **Of this server**', `│ • **tea** · Tea · ${about}`]);
});

test('a server without plans of its own, among those that every server has', () => {
  expect(lines(planList(words, [{ ...plan, own: false }], false))).toEqual([
    '📚 Plans',
    '│ **Of this server**',
    '│ None yet. /curriculum add makes one from Markdown files.',
    '│ ',
    '│ **Everybody’s**',
    '│ • **tea** · Tea · version 2',
  ]);
});

test('a list too long for a message is whole in a file', () => {
  const many = Array.from({ length: 50 }, (_, n) => ({ ...plan, slug: `tea-${n}`, title: '*'.repeat(200) }));
  const message = planList(words, many, false);
  assertMessage(message);
  expect(String(message.files?.[0]?.data)).toContain('**tea-49**');
});

const shown: Parameters<typeof planShown>[1] = {
  ...plan,
  currentId: 7,
  counts: { files: 1, months: 1, weeks: 1, days: 1, projects: 2, distinctLinks: 3 },
  weeks: [{ label: 'Week 1', title: '', days: 1 }],
  history: [
    { version: 2, createdAt: new Date(60_000) },
    { version: 1, createdAt: new Date(0) },
  ],
};

test('one plan, with a group behind', () => {
  const message = planShown(words, { ...shown, own: false, cohorts: groups(1, 2) });
  assertMessage(message);
  expect(lines(message)).toEqual([
    '📚 **Tea** (tea, everybody’s)',
    '│ 1 file · 1 month · 1 week · 1 day · 2 projects · 3 links',
    '│ ',
    '│ Week 1 · 1 day',
    '│ ',
    '│ **Versions**',
    '│ version 2 (current) · <t:60:D>',
    '│ version 1 · <t:0:D>',
    '│ ',
    '│ 👥 It runs in <#c1> (version 1) and <#c2>',
    '│ ',
    '│ ⚠️ 1 group follows another version than the current one.',
    '[See what changes for them] [Download]',
  ]);
  expect(customIdsOf(message)).toEqual(['curriculum-newer?version=7', 'curriculum-download?version=7&from=0']);
});

test('one plan of many long weeks and versions, followed by nobody', () => {
  const message = planShown(words, {
    ...shown,
    title: '_'.repeat(500),
    weeks: Array.from({ length: 900 }, (_, n) => ({ label: `Week ${n}`, title: '*'.repeat(300), days: n })),
    history: Array.from({ length: 30 }, (_, n) => ({ version: 30 - n, createdAt: new Date(0) })),
  });
  assertMessage(message);
  expect(lines(message).slice(-5)).toEqual([
    '│ … and 20 older',
    '│ ',
    '│ No group follows it right now.',
    '[Download]',
    '📎 weeks.txt',
  ]);
  expect(String(message.files?.[0]?.data).split('\n').at(-2)).toBe(`Week 899: ${'*'.repeat(300)} · 899 days`);
});

test.each([
  [0, 0, 0, 'The files of **tea** were not kept, so there is nothing to download. The plan itself is fine.', []],
  [0, 1, 1, '📎 **tea**, version 2: 1 file, as stored.', []],
  [0, 10, 12, '📎 **tea**, version 2: files 1 to 10 of 12, as stored.', ['curriculum-download?version=7&from=10']],
  [10, 2, 12, '📎 **tea**, version 2: files 11 to 12 of 12, as stored.', []],
])('files from %d: %d of %d', (from, many, total, said, ids) => {
  const files = Array.from({ length: many }, (_, n) => ({ name: `${n}.md`, text: 'x' }));
  const message = planFiles(words, { slug: 'tea', version: 2, versionId: 7, files, from, total });
  assertMessage(message);
  expect(message.content).toContain(said);
  expect([message.files?.length ?? 0, customIdsOf(message)]).toEqual([many, ids]);
});

test.each([
  [[], 'No group follows it right now.'],
  [[2], '1 group keeps what it has and carries on to the end.'],
  [[2, 1], '2 groups keep what they have and carry on to the end.'],
])('asked before it is removed, with groups on %j', (versions, said) => {
  const message = confirmRemove(words, { ...plan, title: '*'.repeat(300), currentId: 7, cohorts: groups(...versions) });
  assertMessage(message);
  expect(message.content).toContain(`(tea)? It will no longer be offered in /setup. ${said} What people finished`);
  expect(customIdsOf(message)).toEqual([
    'curriculum-remove?version=7',
    'curriculum-download?version=7&from=0',
    'curriculum-keep?version=7',
  ]);
});
