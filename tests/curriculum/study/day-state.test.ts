import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../src/core/calendar.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { firstDay, latestPosted, leftToDo, named, opensAt } from '../../../src/curriculum/study/day-state.ts';
import { doneOn, scheduleOf } from '../../core/ledgers.ts';
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
  [[], [], []],
  [['3', '1', '2'], ['2'], ['1', '3']],
  [['1'], ['1', '4'], []],
])('posted %j and done %j leaves %j, in plan order', (posts, completions, left) => {
  expect(leftToDo(plan, { ...posted(...posts), ...done(...completions) }).map(({ key }) => key)).toEqual(left);
});

test('a cohort begins with its day, or with the first of the plan should that be gone', () => {
  expect(['3', 'gone'].map((firstDayKey) => firstDay(plan, { firstDayKey }).key)).toEqual(['3', '1']);
});

test('an answer names a day by key and label', () => {
  expect(named(firstDay(plan, { firstDayKey: '2' }))).toEqual({ key: '2', label: 'Day 2' });
});

describe('when a day will be posted', () => {
  // Monday, Wednesday and Friday at 08:00; the slot waited for is Monday's.
  const waiting = {
    ...scheduleOf('08:00', 'UTC', [1, 3, 5]),
    firstDayKey: '2',
    lastDayKey: null as string | null,
    nextPostAt: new Date('2026-03-02T08:00Z') as Date | null,
    nextPostOn: '2026-03-02' as LocalDate | null,
    blocked: null as object | null,
  };
  test.each([
    ['the day it begins with', {}, '2', '2026-03-02'],
    ['two slots on', {}, '4', '2026-03-06'],
    ['before the first', {}, '1', null],
    ['after the last one sent', { lastDayKey: '3' }, '5', '2026-03-04'],
    ['sent already', { lastDayKey: '3' }, '3', null],
    ['the day whose post is stuck has had its slot', { blocked: {} }, '2', null],
    ['behind the one that is stuck', { blocked: {} }, '3', '2026-03-02'],
    ['no post is planned', { nextPostAt: null, nextPostOn: null }, '2', null],
  ])('%s', (_, change, key, on) => {
    const day = firstDay(plan, { firstDayKey: key });
    expect(opensAt(plan, { ...waiting, ...change }, day)).toEqual(on === null ? null : new Date(`${on}T08:00Z`));
  });
});
