import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { confirmLoss, updateApplied, updatePreview } from '../../../src/messages/plans/update.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { customIdsOf } from '../../support/context.ts';
import { lines } from '../../support/plans.ts';

const words = wordsFor('en');
type View = Parameters<typeof updatePreview>[1];
const day = (number: number, title = '') => ({ label: `Day ${number}`, title });
const nothing: View['changes'] = {
  added: [],
  removed: [],
  renamed: [],
  moved: [],
  rewritten: [],
  relinked: [],
  milestones: [],
};
const effect: View['cohorts'][number] = {
  channelId: 'c1',
  before: 'Day 4',
  after: 'Day 4',
  never: [],
  completionsOfRemoved: 0,
  milestones: [],
};
const view: View = {
  draftId: 7,
  slug: 'tea',
  source: { kind: 'files' },
  from: 1,
  changes: nothing,
  cohorts: [],
  pairings: [],
  problems: [],
};
const shown = (change: Partial<View>) => {
  const message = updatePreview(words, { ...view, ...change });
  assertMessage(message);
  return lines(message);
};

test.each<[string, Partial<View['changes']>, string]>([
  ['nothing', {}, 'Nothing that people read changes.'],
  ['added', { added: [day(1), day(2, 'Tea *')] }, '➕ **2 days added:** Day 1 · Day 2: Tea \\*'],
  ['removed', { removed: [day(1)] }, '➖ **1 day removed:** Day 1'],
  ['renamed', { renamed: [{ old: day(1), next: day(2) }] }, '🏷️ **1 day renamed:** Day 1 → Day 2'],
  ['moved', { moved: [day(1)] }, '↕️ **1 day moved:** Day 1'],
  ['rewritten', { rewritten: [day(1)] }, '✏️ **1 text changed:** Day 1'],
  ['relinked', { relinked: [day(1), day(2)] }, '🔗 **2 lists of links changed:** Day 1 · Day 2'],
  [
    'milestones',
    {
      milestones: [
        { label: 'Week 1', change: 'new' },
        { label: 'Week 2', change: 'gone' },
        { label: 'Month 1', change: 'changed' },
      ],
    },
    '🏁 **3 milestones affected:** Week 1 (new) · Week 2 (gone) · Month 1 (other days)',
  ],
  [
    'more than are shown',
    { added: Array.from({ length: 1_007 }, (_, n) => day(n)) },
    '➕ **1,007 days added:** Day 0 · Day 1 · Day 2 · Day 3 · Day 4 and 1,002 more in changes.txt',
  ],
])('what changes: %s', (_, changes, line) => {
  expect(shown({ changes: { ...nothing, ...changes } })).toContain(`│ ${line}`);
});

test.each<[string, Partial<View['cohorts'][number]>, string[]]>([
  ['the same day', {}, ['<#c1>: **Day 4** comes next, as before.']],
  ['another day', { before: 'Day 3' }, ['<#c1>: **Day 4** comes next, instead of **Day 3**.']],
  ['the end', { after: null }, ['<#c1>: the closing message comes next, instead of **Day 4**.']],
  [
    'days that will not come',
    { never: ['Day 1', 'Day 2'] },
    [
      '<#c1>: **Day 4** comes next, as before.',
      '⏭️ 2 days will not be posted there, because the group is already past their places: Day 1 · Day 2. /day shows them.',
    ],
  ],
  [
    'what is kept and reached',
    { completionsOfRemoved: 1, milestones: [{ label: 'Week 1', now: 3, after: 0 }] },
    [
      '<#c1>: **Day 4** comes next, as before.',
      '💾 1 completion of removed days is kept.',
      '🏁 Week 1: reached by 3 now, by 0 then',
    ],
  ],
])('what a group gets: %s', (_, change, said) => {
  const all = shown({ cohorts: [{ ...effect, ...change }] });
  expect(all.filter((line) => line.startsWith('│ ')).slice(1)).toEqual(said.map((line) => `│ ${line}`));
});

const pairs = (...same: boolean[]) => same.map((one, n) => ({ old: day(n), next: day(n + 10), same: one }));
const more = 'Choose which are the same, and their progress stays with them;';

test.each<[string, View['pairings'], View['source'], string[]]>([
  [
    'one, the same',
    pairs(true),
    { kind: 'files' },
    ['1 day keeps its progress under a new number.', '[None is the same]'],
  ],
  [
    'one, open',
    pairs(false),
    { kind: 'files' },
    [`⚠️ 1 day looks like an earlier one under another number. ${more} none is chosen.`, '[Same day]'],
  ],
  [
    'two, one of them chosen',
    pairs(true, false),
    { kind: 'files' },
    [`⚠️ 2 days look like earlier ones under another number. ${more} 1 is chosen.`, '[Both are the same]'],
  ],
  [
    'three, two of them chosen',
    pairs(true, true, false),
    { kind: 'files' },
    [`⚠️ 3 days look like earlier ones under another number. ${more} 2 are chosen.`, '[All 3 are the same]'],
  ],
  [
    'of a stored version, where nothing can be chosen any more',
    pairs(false, false),
    { kind: 'newer', version: 2 },
    [
      '⚠️ 2 days seem to have a new key: Day 0 → Day 10 · Day 1 → Day 11. What people did stays with the old key; to keep that one, put {#key} in the heading of the day.',
    ],
  ],
])('days that may be the same: %s', (_, pairings, source, said) => {
  const all = shown({ pairings, source });
  for (const line of said) expect(all).toContain(line);
});

test.each<[string, View['source'], number, string, string]>([
  ['files', { kind: 'files' }, 0, 'version 1 → the files you sent', '[Apply] [Cancel]'],
  [
    'files, for one group',
    { kind: 'files' },
    1,
    'version 1 → the files you sent',
    '[Apply] [For new groups only] [Cancel]',
  ],
  [
    'an older version',
    { kind: 'back', version: 3 },
    2,
    'version 1 → back to version 3',
    '[Apply to 2 groups] [For new groups only] [Cancel]',
  ],
  ['the current one', { kind: 'newer', version: 2 }, 2, 'version 1 → version 2', '[Apply to 2 groups] [Cancel]'],
])('what can be done with %s', (_, source, groups, to, buttons) => {
  const all = shown({ source, cohorts: Array.from({ length: groups }, () => effect) });
  expect(all[0]).toBe(`**What changes in tea** (${to})`);
  expect(all.at(-2)).toBe(buttons);
});

test('the longest titles, the most groups and pairings stay within Discord’s limits, and are whole in the file', () => {
  const long = Array.from({ length: 300 }, (_, n) => day(n, '*'.repeat(300)));
  const message = updatePreview(words, {
    ...view,
    changes: { ...nothing, added: long, removed: long, moved: long, rewritten: long, relinked: long },
    cohorts: Array.from({ length: 60 }, () => ({ ...effect, never: long.map(({ title }) => title) })),
    pairings: long.map((one) => ({ old: one, next: one, same: false })),
  });
  assertMessage(message);
  expect(String(message.files?.[0]?.data)).toContain(`[ ] same day? Day 299: ${'*'.repeat(300)} = Day 299`);
});

test.each([
  [0, ['Day 1'], '1 day', 'They were posted already'],
  [1, ['Day 1', 'Day 2'], '2 days', '1 person has finished them or written about them.'],
  [2, Array.from({ length: 900 }, () => '*'.repeat(300)), '900 days', '2 people have finished them'],
])('asked before it costs %d people something', (people, days, many, said) => {
  const message = confirmLoss(words, { draftId: 7, slug: 'tea', people, days });
  assertMessage(message);
  expect(message.content).toMatch(new RegExp(`^⚠️ \\*\\*This would take ${many} out of tea:\\*\\* .*\n${said}`));
  expect(customIdsOf(message)).toEqual(['curriculum-cancel?draft=7', 'curriculum-apply?draft=7&to=all&sure=yes']);
});

type Applied = Parameters<typeof updateApplied>[1];
const untouched = 'Nobody’s finished days, notes or streaks were touched, and no day is posted twice.';

test.each<[string, Partial<Applied>, string, string]>([
  ['nobody follows it', {}, 'New groups start with it.', untouched],
  [
    'for new groups only',
    { kept: 2 },
    'New groups start with it; 2 running groups carry on with what they have. /curriculum show brings them up to date later.',
    untouched,
  ],
  [
    'two groups, without loss',
    { channels: ['c1', 'c2'] },
    '<#c1> and <#c2> go on with it from the next post; posts already sent stay as they are.',
    untouched,
  ],
  [
    'somebody’s own plan',
    { channels: [null] },
    'Your own plan goes on with it from the next post; posts already sent stay as they are.',
    untouched,
  ],
  [
    'one group, with loss',
    { channels: ['c1'], lost: 2 },
    '<#c1> goes on with it from the next post; posts already sent stay as they are.',
    'Streaks and notes are as they were. What people finished of the 2 days that are gone is kept, but no longer counts in the plan.',
  ],
])('applied: %s', (_, change, where, progress) => {
  const message = updateApplied(words, {
    slug: 'tea',
    version: 2,
    channels: [],
    kept: 0,
    lost: 0,
    goOn: [],
    ...change,
  });
  assertMessage(message);
  expect(lines(message)).toEqual([`✏️ **tea** is now at version 2. ${where}`, progress]);
});

test.each([
  ['Day 5', 1],
  ['*'.repeat(300), 90],
])('applied: finished plans that have grown may go on, five of them at once: %s', (dayName, many) => {
  const goOn = Array.from({ length: 7 }, (_, n) => ({ cohortId: n, channelId: `c${n}`, dayName, at: new Date(0) }));
  const channels = Array.from({ length: many }, (_, n) => `${n}`.padStart(20, '1'));
  const message = updateApplied(words, { slug: 'tea', version: 2, channels, kept: 0, lost: 0, goOn });
  assertMessage(message);
  if (many === 1) expect(lines(message).filter((line) => line.startsWith('🌱'))).toHaveLength(5);
  expect(customIdsOf(message)).toHaveLength(5);
});
