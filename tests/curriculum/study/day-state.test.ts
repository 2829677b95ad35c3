import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../src/core/calendar.ts';
import type { Span } from '../../../src/core/ledger.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import {
  doableIn,
  firstDay,
  latestPosted,
  named,
  opensAt,
  standingOf,
} from '../../../src/curriculum/study/day-state.ts';
import { doneOn, newLedger, scheduleOf } from '../../core/ledgers.ts';
import { read } from '../reading.ts';

const plan = planOf(
  read(`# Month 1: M\n## Week 1: W\n${[1, 2, 3, 4, 5].map((n) => `### Day ${n}: T\nDo\n`).join('')}`).curriculum,
);
const posted = (...keys: string[]) => ({
  posts: keys.map((dayKey) => ({ dayKey, on: '2026-03-02' as const, at: new Date(0), zone: 'UTC' })),
});
const done = (...keys: string[]) => ({ completions: keys.map((dayKey) => ({ ...doneOn('2026-03-02'), dayKey })) });

test.each([
  [[], undefined],
  [['1', '2'], '2'],
  // A day that the plan has lost since is passed over.
  [['1', 'gone'], '1'],
])('of the posted days %j the latest is %s', (keys, key) => {
  expect(latestPosted(plan, posted(...keys))?.key).toBe(key);
});

test.each([
  ['nothing posted', [], [], {}, null, []],
  ['in the plan’s order', ['3', '1', '2'], ['2'], {}, '1', ['1', '3']],
  ['all done', ['1'], ['1', '4'], {}, null, []],
  ['what the plan has lost is passed over', ['gone', '2'], [], {}, '2', ['2']],
  ['nothing ahead where the group works ahead: it is doable, not open', ['1'], ['1'], { worksAhead: true }, null, []],
])('where a learner stands: %s', (_, posts, completions, change, next, open) => {
  const ledger = { ...newLedger, ...posted(...posts), ...done(...completions), joinedAt: new Date(-1) };
  const cohort = { firstDayKey: '1', lastDayKey: null, worksAhead: false, ...change };
  const { next: day, open: days } = standingOf(plan, cohort, ledger, new Date('2026-03-02T12:00Z'));
  expect([day?.key ?? null, days.map(({ key }) => key)]).toEqual([next, open]);
});

test('what may be done: what was posted or left out, or everything where the group works ahead', () => {
  const keys = ['1', '2', '3', '4', '5'];
  const cohort = { firstDayKey: '1', lastDayKey: '3', worksAhead: false };
  expect(keys.filter(doableIn(plan, cohort, { ...newLedger, ...posted('1', '3') }))).toEqual(['1', '2', '3']);
  expect(keys.filter(doableIn(plan, { ...cohort, worksAhead: true }, newLedger))).toEqual(keys);
});

test('a cohort begins with its day, or with the first of the plan should that be gone', () => {
  expect(['3', 'gone'].map((firstDayKey) => firstDay(plan, { firstDayKey }).key)).toEqual(['3', '1']);
});

test('an answer names a day by key and label', () => {
  expect(named(firstDay(plan, { firstDayKey: '2' }))).toEqual({ key: '2', label: 'Day 2' });
});

describe('when a day will be posted', () => {
  const holiday = { from: new Date('2026-03-04T04:00Z'), until: new Date('2026-03-05T00:00Z') };
  // Monday, Wednesday and Friday at 08:00; the slot waited for is Monday's.
  const waiting = {
    ...scheduleOf('08:00', 'UTC', [1, 3, 5]),
    firstDayKey: '2',
    lastDayKey: null as string | null,
    nextPostAt: new Date('2026-03-02T08:00Z') as Date | null,
    nextPostOn: '2026-03-02' as LocalDate | null,
    blocked: null as object | null,
    pauses: [] as Span[],
  };
  test.each([
    ['the day it begins with', {}, '2', '2026-03-02'],
    ['two slots on', {}, '4', '2026-03-06'],
    ['before the first', {}, '1', null],
    ['after the last one sent', { lastDayKey: '3' }, '5', '2026-03-04'],
    ['sent already', { lastDayKey: '3' }, '3', null],
    ['the day whose post is stuck has had its slot', { blocked: {} }, '2', null],
    ['behind the one that is stuck', { blocked: {} }, '3', '2026-03-02'],
    ['a holiday is not counted', { pauses: [holiday] }, '3', '2026-03-06'],
    ['no post is planned', { nextPostAt: null, nextPostOn: null }, '2', null],
  ])('%s', (_, change, key, on) => {
    const day = firstDay(plan, { firstDayKey: key });
    expect(opensAt(plan, { ...waiting, ...change }, day)).toEqual(on === null ? null : new Date(`${on}T08:00Z`));
  });
});
