import { expect, test } from 'vitest';
import { dayByKey, monthOf, nextDay, placeOf, planOf, positionOf, weekOf } from '../../src/curriculum/plan.ts';
import { twoMonths } from './reading.ts';

const plan = twoMonths();
const keys = (days: { key: string }[]): string[] => days.map(({ key }) => key);

test('days and weeks stand in the order of the plan', () => {
  expect(keys(plan.days)).toEqual(['174', '175', '176', '177', '178', 'sleep']);
  expect(keys(plan.weeks)).toEqual(['25', '26', '30']);
  expect(dayByKey(plan, '175')?.title).toBe('Query Optimization');
  expect(dayByKey(plan, '1')).toBeUndefined();
  expect(positionOf(plan, '174')).toBe(0);
  expect(positionOf(plan, 'x')).toBeUndefined();
  expect(weekOf(plan, '177')?.label).toBe('Week 26');
  expect(monthOf(plan, 'sleep')?.label).toBe('Month 8');
});

test('a day knows its place as people count', () => {
  expect(placeOf(plan, dayByKey(plan, '178')!)).toMatchObject({
    day: { key: '178' },
    week: { key: '26' },
    inWeek: { position: 2, total: 2 },
    inPlan: { position: 5, total: 6 },
  });
});

test('a plan with errors may have a key twice, and its first day is the first all the same', () => {
  const { curriculum } = plan;
  const [month] = curriculum.months;
  const [week] = month?.weeks ?? [];
  const twice = planOf({
    ...curriculum,
    months: [{ ...month!, weeks: [{ ...week!, days: [week!.days[0]!, ...week!.days] }] }],
  });
  const { inWeek, inPlan } = placeOf(twice, twice.days[0]!);
  expect([inWeek, inPlan]).toEqual([
    { position: 1, total: 4 },
    { position: 1, total: 4 },
  ]);
});

test.each([
  [null, '175', '175'],
  [null, 'gone', undefined],
  ['174', '174', '175'],
  ['176', '174', '177'],
  ['178', '174', 'sleep'],
  ['sleep', '174', undefined],
  ['173', '174', '174'],
  ['gone', '174', undefined],
])('after %s (first %s) comes %s', (last, first, next) => {
  expect(nextDay(plan, last, first)?.key).toBe(next);
});
