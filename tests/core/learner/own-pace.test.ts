import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, type Weekday, weekdayOf } from '../../../src/core/calendar.ts';
import { daysLeft, joinedLate, standing } from '../../../src/core/learner/own-pace.ts';
import { markDone } from '../../../src/core/learner/progress.ts';
import type { Ledger, Pace } from '../../../src/core/ledger.ts';
import { streakDates } from '../../../src/core/streak/streak.ts';
import { newLedger, planOfKeys, postsOf, scheduleOf } from '../ledgers.ts';

/** A Monday. Days 1 to 30 are posted one a date from here on. */
const monday: LocalDate = '2026-03-02';
const keys = Array.from({ length: 30 }, (_, n) => String(n + 1));
const plan = planOfKeys(keys);
const keyAt = (position: number) => keys[position] ?? '';
const noonOf = (days: number) => new Date(`${addDays(monday, days - 1)}T12:00Z`);
const posted = (days: number) =>
  postsOf(scheduleOf('08:00'), monday, days).map((post, n) => ({ ...post, dayKey: `${n + 1}` }));
const completed = (...done: number[]) =>
  done.map((day) => ({ dayKey: `${day}`, on: addDays(monday, day - 1), late: false, at: noonOf(day) }));
const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const group = (dayKey: string, day: number): Pace => ({
  from: addDays(monday, day - 1),
  kind: 'group',
  dayKey,
  weekdays: [],
});
const own = (dayKey: string, day: number, weekdays = everyDay): Pace => ({
  ...group(dayKey, day),
  kind: 'own',
  weekdays,
});

function at(day: number, parts: Partial<Ledger> = {}, mayBeDone = (key: string) => Number(key) <= day) {
  const ledger = { ...newLedger, posts: posted(day), ...parts };
  const { next, open, ...rest } = standing(plan, (position) => mayBeDone(keyAt(position)), ledger, noonOf(day));
  return { ...rest, next: next === null ? null : keyAt(next), open: open.map(keyAt) };
}

describe('the next day of a learner', () => {
  test.each<[string, number, Partial<Ledger>, string | null, string[]]>([
    ['nothing posted yet', 0, {}, null, []],
    ['with the group, all open', 3, {}, '1', ['1', '2', '3']],
    ['the first that is not done', 4, { completions: completed(1, 3) }, '2', ['2', '4']],
    ['caught up', 2, { completions: completed(1, 2) }, null, []],
    ['joined at day 12, nothing said: with the group', 13, { joinedAt: noonOf(12) }, '12', ['12', '13']],
    [
      'joined at day 12 “from day one”, day 1 done: 2 to 12 open',
      12,
      { joinedAt: noonOf(12), paces: [group('1', 12)], completions: [{ ...completed(12)[0]!, dayKey: '1' }] },
      '2',
      keys.slice(1, 12),
    ],
    [
      '“go with the group” with days 5 to 9 open: offered no more',
      10,
      { completions: completed(1, 2, 3, 4), paces: [group('9', 9)] },
      '9',
      ['9', '10'],
    ],
    [
      'shifted: my next is day 12, the group posts day 20',
      20,
      { completions: completed(1), paces: [own('12', 20)] },
      '12',
      ['12'],
    ],
    [
      'day 12 done today: the next one waits',
      20,
      { completions: [{ ...completed(20)[0]!, dayKey: '12' }], paces: [own('12', 20)] },
      '13',
      [],
    ],
    ['not one of the own weekdays', 3, { paces: [own('1', 1, [1, 5])] }, '1', []],
    [
      'at the own pace up to the group, no further',
      3,
      { completions: completed(1, 2, 3), paces: [own('1', 1)] },
      null,
      [],
    ],
    ['a choice that holds from tomorrow', 3, { paces: [group('3', 4)] }, '1', ['1', '2', '3']],
    ['the newest choice', 5, { paces: [own('1', 1), group('4', 3)] }, '4', ['4', '5']],
    ['the plan has lost the chosen day', 5, { paces: [group('gone', 4)] }, '4', ['4', '5']],
  ])('%s', (_, day, parts, next, open) => {
    expect(at(day, parts)).toEqual({ kind: parts.paces?.at(-1)?.kind ?? 'group', next, open });
  });

  test('who works ahead at their own pace is not held up by the posts', () => {
    const parts = { completions: completed(1, 2, 3), paces: [own('1', 1)] };
    expect(at(3, parts, () => true).next).toBe('4');
  });
});

test.each<[string, Partial<Ledger>, string[]]>([
  ['nothing done', {}, ['1', '2', '3']],
  ['all but one done', { completions: completed(1, 3) }, ['2']],
  ['all done', { completions: completed(1, 2, 3) }, []],
  ['with the group from day 2 on', { paces: [group('2', 2)] }, ['2', '3']],
  ['the days before set aside, and the rest done', { completions: completed(3), paces: [group('3', 3)] }, []],
  ['at the own pace, from day 2 on', { completions: completed(2), paces: [own('2', 2)] }, ['3']],
])('what is left of a plan of three days: %s', (_, parts, left) => {
  const three = planOfKeys(keys.slice(0, 3));
  const ledger = { ...newLedger, posts: posted(3), ...parts };
  expect(daysLeft(three, ledger, noonOf(3)).map(keyAt)).toEqual(left);
});

test.each<[string, number, Partial<Ledger>, boolean]>([
  ['before the first post', 3, { joinedAt: new Date('2026-03-01T12:00Z') }, false],
  ['on the first date', 3, { joinedAt: noonOf(1) }, false],
  ['on the second', 3, { joinedAt: noonOf(2) }, true],
  ['and has said what to do of it', 3, { joinedAt: noonOf(2), paces: [group('1', 2)] }, false],
])('joined late: %s', (_, day, parts, expected) => {
  expect(joinedLate({ ...newLedger, posts: posted(day), ...parts })).toBe(expected);
});

describe('a pace decides nothing about dates', () => {
  const work = { isPosted: true, opensAt: null, worksAhead: false, completion: null };

  test('shifted plan: my next is day 12, the group posts day 20, day 12 done today: today is kept', () => {
    const ledger = { ...newLedger, posts: posted(20), paces: [own('12', 20)] };
    expect(markDone(work, ledger, noonOf(20))).toEqual({ kind: 'recorded', on: addDays(monday, 19), late: false });
  });

  test('“go with the group”: missed dates stay as they were, and a day set aside can be done', () => {
    const ledger = { ...newLedger, posts: posted(9), completions: completed(1, 2, 3, 4) };
    const chosen = { ...ledger, paces: [group('9', 9)] };
    expect(streakDates(chosen, noonOf(9))).toEqual(streakDates(ledger, noonOf(9)));
    expect(markDone(work, chosen, noonOf(9)).kind).toBe('recorded');
  });

  test('any paces at all', () => {
    const pace = fc.record({
      from: fc.nat(29).map((n) => addDays(monday, n)),
      kind: fc.constantFrom('group' as const, 'own' as const),
      dayKey: fc.constantFrom(...keys, 'gone'),
      weekdays: fc.subarray(everyDay, { minLength: 1 }),
    });
    const done = fc.subarray(keys.map(Number));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), done, fc.array(pace, { maxLength: 4 }), (day, days, paces) => {
        const ledger = {
          ...newLedger,
          posts: posted(day),
          completions: completed(...days.filter((one) => one <= day)),
        };
        const sorted = paces.toSorted((a, b) => (a.from < b.from ? -1 : 1));
        const chosen = { ...ledger, paces: sorted };
        expect(streakDates(chosen, noonOf(day))).toEqual(streakDates(ledger, noonOf(day)));
        const { kind, next, open } = at(day, chosen);
        const doneKeys = new Set(ledger.completions.map(({ dayKey }) => dayKey));
        // Only posted days that are left, in the plan's order; the next one is the first of them.
        expect(open.every((key) => Number(key) <= day && !doneKeys.has(key))).toBe(true);
        expect(open).toEqual(open.toSorted((a, b) => Number(a) - Number(b)));
        expect(open[0] ?? next).toBe(next);
        if (kind === 'own') expect(open.length).toBeLessThanOrEqual(1);
        const today = addDays(monday, day - 1);
        const held = sorted.findLast(({ from }) => from <= today);
        if (kind === 'own' && !held?.weekdays.includes(weekdayOf(today))) expect(open).toEqual([]);
      }),
    );
  });
});
