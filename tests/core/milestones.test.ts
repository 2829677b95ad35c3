import { expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar.ts';
import type { Completion } from '../../src/core/ledger.ts';
import { milestoneOf } from '../../src/core/milestones.ts';

const done = (dayKey: string, on: LocalDate, at: string): Completion => ({ dayKey, on, late: false, at: new Date(at) });
const week = [{ key: '174' }, { key: '175' }, { key: '176' }];
const first = done('174', '2026-03-09', '2026-03-09T10:00Z');
const second = done('175', '2026-03-10', '2026-03-10T10:00Z');
const third = done('176', '2026-03-11', '2026-03-11T10:00Z');
const other = done('180', '2026-03-12', '2026-03-12T10:00Z');

test.each<[string, Completion[], number, LocalDate | null]>([
  ['nothing done', [], 0, null],
  ['some done', [first, third], 2, null],
  ['other weeks do not count', [other, first], 1, null],
  ['all done', [first, second, third, other], 3, '2026-03-11'],
  ['in another order', [third, { ...first, at: new Date('2026-03-12T10:00Z') }, second], 3, '2026-03-09'],
])('%s', (_, completions, count, reachedOn) => {
  expect(milestoneOf(week, completions)).toEqual({ done: count, total: 3, remaining: 3 - count, reachedOn });
});

test('a week without days is never reached', () => {
  expect(milestoneOf([], [first])).toEqual({ done: 0, total: 0, remaining: 0, reachedOn: null });
});

test('a month is all its weeks, a plan all its months', () => {
  const month = [...week, { key: '180' }];
  const three = [first, second, third];
  expect(milestoneOf(month, three)).toEqual({ done: 3, total: 4, remaining: 1, reachedOn: null });
  expect(milestoneOf(month, [...three, other])).toEqual({ done: 4, total: 4, remaining: 0, reachedOn: '2026-03-12' });
  expect(milestoneOf([...month, { key: '200' }], [...three, other])).toMatchObject({
    done: 4,
    total: 5,
  });
});
