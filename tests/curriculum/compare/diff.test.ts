import { describe, expect, test } from 'vitest';
import { compare, milestoneDays } from '../../../src/curriculum/compare/diff.ts';
import { heldPairings, inheritKeys, keepKeys } from '../../../src/curriculum/compare/kept-keys.ts';
import { titleLikeness } from '../../../src/curriculum/compare/pairing.ts';
import type { Curriculum, Day } from '../../../src/curriculum/model.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { movePointer, neverPosted, nextUnposted } from '../../../src/curriculum/pointer.ts';
import { smallPlan } from '../../support/context.ts';

/** `1 Reading | 2 Writing / 3 Cooking`: days by key and title, weeks divided by a stroke; `*` another text, `+` another link. */
function plan(text: string) {
  const [month] = smallPlan().months;
  const [week] = month?.weeks ?? [];
  const [like] = week?.days ?? [];
  if (month === undefined || week === undefined || like === undefined) throw new Error('the small plan is too small');
  const day = (words: string): Day => {
    const [key = '', ...title] = words.replaceAll(/[*+]/g, '').trim().split(' ');
    return {
      ...like,
      key,
      label: `Day ${key}`,
      number: Number(key) || null,
      title: title.join(' '),
      fields: words.includes('*') ? [{ kind: 'task', label: 'Task', text: 'Another.' }] : like.fields,
      resources: words.includes('+') ? [{ title: 'New', url: 'https://example.org' }] : [],
    };
  };
  const weeks = text.split('/').map((part, index) => ({
    ...week,
    key: String(index + 1),
    label: `Week ${index + 1}`,
    days: part.split('|').map(day),
  }));
  const curriculum: Curriculum = { slug: 'p', title: 'P', months: [{ ...month, weeks }] };
  return planOf(curriculum);
}

const shown = (diff: Awaited<ReturnType<typeof compare>>) =>
  [
    ...diff.added.map(({ key }) => `added ${key}`),
    ...diff.removed.map(({ key }) => `removed ${key}`),
    ...diff.renamed.map(({ old, next }) => `renamed ${old.key}: ${old.title} > ${next.title}`),
    ...diff.moved.map(({ key }) => `moved ${key}`),
    ...diff.rewritten.map(({ key }) => `rewritten ${key}`),
    ...diff.relinked.map(({ key }) => `relinked ${key}`),
    ...diff.milestones.map(({ key, change }) => `${change} ${key}`),
    ...diff.pairings.map(({ old, next }) => `pair ${old.key}=${next.key}`),
  ].join(', ');

describe('what changes', () => {
  test.each([
    ['nothing', '1 Read | 2 Write', '1 Read | 2 Write', ''],
    ['a day at the end', '1 Read', '1 Read | 2 Write', 'added 2, changed week:1, changed month:7'],
    ['a day in between', '1 Read | 3 Cook', '1 Read | 2 Write | 3 Cook', 'added 2, changed week:1, changed month:7'],
    ['a day fewer', '1 Read | 2 Write', '1 Read', 'removed 2, changed week:1, changed month:7'],
    ['another title', '1 Read', '1 Reading', 'renamed 1: Read > Reading'],
    ['another text', '1 Read | 2 Write', '1 Read* | 2 Write', 'rewritten 1'],
    ['another link', '1 Read', '1 Read+', 'relinked 1'],
    ['the last day first', '1 A | 2 B | 3 C', '3 C | 1 A | 2 B', 'moved 3'],
    ['two days exchanged', '1 A | 2 B', '2 B | 1 A', 'moved 2'],
    ['a day into the next week', '1 A | 2 B / 3 C', '1 A / 2 B | 3 C', 'changed week:1, changed week:2'],
    ['a week more', '1 A', '1 A / 2 B', 'added 2, new week:2, changed month:7'],
    ['a week fewer', '1 A / 2 B', '1 A', 'removed 2, changed month:7, gone week:2'],
  ])('%s', async (_, old, next, changes) => {
    expect(shown(await compare(plan(old), plan(next)))).toBe(changes);
  });
});

describe('days that may be the same', () => {
  test.each([
    ['the same title', '1 Read | 2 Write', '1 Read | x Write', ['2=x']],
    ['a very similar title elsewhere', '1 Index tuning basics | 2 B', '2 B | x Index tuning: basics', ['1=x']],
    ['the same place', '1 A | 2 Sorting | 3 C', '1 A | x Heaps | 3 C', ['2=x']],
    ['another place and another title', '1 A | 2 Sorting | 3 C', '1 A | 3 C | x Heaps | y Trees', []],
    [
      'a day put in before others that were counted on',
      '1 A | 2 Bee | 3 Cat',
      '1 A | 2 New | 3 Bee | 4 Cat',
      ['2=3', '3=4'],
    ],
    ['two days exchanged by number', '1 Ant | 2 Bee', '1 Bee | 2 Ant', ['2=1', '1=2']],
    ['titles that several days have', '1 Review | 2 Review', '1 Review | x Review', ['2=x']],
    ['days without titles', '1 | 2', '1 | x', ['2=x']],
    ['as many in the same gap', '1 A | 2 Oak | 3 Elm | 4 D', '1 A | x Salt | y Lime | 4 D', ['2=x', '3=y']],
  ])('%s', async (_, old, next, pairs) => {
    const { pairings } = await compare(plan(old), plan(next));
    expect(pairings.map((pair) => `${pair.old.key}=${pair.next.key}`)).toEqual(pairs);
  });

  test.each([
    ['Read', 'read!', 1],
    ['', '', 1],
    ['Read', 'Cook', 0],
  ])('likeness of %j and %j', (one, other, likeness) => {
    expect(titleLikeness(one, other)).toBe(likeness);
  });

  test('two thousand days against two thousand others end soon', async () => {
    const many = (from: number) =>
      Array.from({ length: 2000 }, (_, n) => `${from + n} Topic of ${from + n}`).join(' | ');
    expect((await compare(plan(many(1)), plan(many(5000)))).pairings).toHaveLength(2000);
  });
});

describe('keys that are kept', () => {
  const keysOf = (curriculum: Curriculum) =>
    planOf(curriculum)
      .days.map(({ key, title }) => `${key} ${title}`)
      .join(' | ');

  test.each([
    ['a confirmed pairing', '1 A | x B', [['2', 'x']], '1 A | 2 B', { x: '2' }],
    [
      'a shift: the day put in gets a fresh key',
      '1 A | 2 New | 3 B | 4 C',
      [
        ['2', '3'],
        ['3', '4'],
      ],
      '1 A | 2-new New | 2 B | 3 C',
      { '2': '2-new', '3': '2', '4': '3' },
    ],
    ['nothing confirmed', '1 A | x B', [], '1 A | x B', {}],
    ['a key that names a property of every object', '1 A | __proto__ B', [['2', '__proto__']], '1 A | 2 B', undefined],
  ] as const)('%s', (_, next, same, days, keys) => {
    const kept = keepKeys(plan(next).curriculum, same, ['1', '2', '3']);
    expect(keysOf(kept.curriculum)).toBe(days);
    if (keys !== undefined) expect(kept.keys).toEqual(keys);
  });

  test.each([
    ['a day put in, all numbers moved on', '1 A | 2 B | 3 C', '1 A | 2 New | 3 B | 4 C', '1 A | 2-new New | 2 B | 3 C'],
    ['two days exchanged', '1 A | 2 B', '1 B | 2 A', '2 B | 1 A'],
    [
      'the same text several times',
      '1 A | 2 Rest | 3 B | 4 Rest',
      '1 New | 2 A | 3 Rest | 4 B | 5 Rest',
      '1-new New | 1 A | 2 Rest | 3 B | 4 Rest',
    ],
    ['one text more often than before', '1 A | 2 Rest', '1 A | 3 Rest | 4 Rest', '1 A | 3 Rest | 4 Rest'],
    ['another text', '1 A | 2 B', '1 A | 3 B*', '1 A | 3 B'],
  ])('of %s, without a question', (_, before, next, days) => {
    expect(keysOf(inheritKeys(plan(next).curriculum, plan(before), {}).curriculum)).toBe(days);
  });

  test('what was confirmed once holds for the next version, where titles still agree', () => {
    const before = plan('1 A | 2 Beekeeping | 3 Cooking');
    const keys = { x: '2', y: '3' };
    expect(heldPairings(plan('1 A | x Beekeeping | y Sailing').curriculum, before, keys)).toEqual([['2', 'x']]);
  });
});

describe('the pointer of a cohort', () => {
  test.each([
    ['stays', '1 A | 2 B | 3 C', '1 A | 2 B | 3 C', '1', '2', '1 2'],
    ['goes back to the last earlier day that exists', '1 A | 2 B | 3 C | 4 D', '1 A | 4 D', '1', '3', '1 1'],
    ['is empty where no earlier day exists', '1 A | 2 B | 3 C', '3 C | 4 D', '1', '2', '3 null'],
    ['follows a day that moved', '1 A | 2 B | 3 C', '1 A | 3 C | 2 B', '1', '2', '1 2'],
    ['a first day that is gone is the next later one', '1 A | 2 B | 3 C', '1 A | 3 C', '2', null, '3 null'],
    ['a cohort not yet begun begins at the new first day', '1 A | 2 B', '0 Zero | 1 A | 2 B', '1', null, '0 null'],
  ])('%s', (_, old, next, firstDayKey, lastDayKey, moved) => {
    const pointer = movePointer(plan(old), plan(next), { firstDayKey, lastDayKey });
    expect(`${pointer.firstDayKey} ${pointer.lastDayKey}`).toBe(moved);
  });

  test.each([
    ['the day after', '1 A | 2 B | 3 C', '1', '1', ['1'], '2', ''],
    ['one moved behind the pointer comes no second time', '2 B | 1 A | 3 C', '2', '2', ['1', '2'], '3', ''],
    ['one put in before the pointer is never posted', '1 A | x New | 2 B | 3 C', '1', '2', ['1', '2'], '3', 'x'],
    ['all posted', '1 A | 2 B', '1', '2', ['1', '2'], undefined, ''],
    ['one before the first day is no loss', '0 Zero | 1 A | 2 B', '1', '1', ['1'], '2', ''],
  ] as const)('%s', (_, text, firstDayKey, lastDayKey, posted, next, never) => {
    const pointer = { firstDayKey, lastDayKey };
    expect(nextUnposted(plan(text), pointer, new Set(posted))?.key).toBe(next);
    expect(
      neverPosted(plan(text), pointer, new Set(posted))
        .map(({ key }) => key)
        .join(),
    ).toBe(never);
  });
});

test('milestones are weeks and months with the days they are made of', () => {
  expect(milestoneDays(plan('1 A | 2 B / 3 C').curriculum)).toEqual([
    { key: 'week:1', label: 'Week 1', days: ['1', '2'] },
    { key: 'week:2', label: 'Week 2', days: ['3'] },
    { key: 'month:7', label: 'Month 7', days: ['1', '2', '3'] },
  ]);
});
