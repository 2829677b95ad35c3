import { describe, expect, test } from 'vitest';
import { findDay, findWeek, suggestDays, suggestWeeks } from '../../src/curriculum/look-up.ts';
import {
  dayByKey,
  daysOf,
  monthOf,
  nextDay,
  placeOf,
  planOf,
  positionOf,
  weekOf,
  weeksOf,
} from '../../src/curriculum/plan.ts';
import { read } from './reading.ts';

const weeks = [
  ['Week 25: Speed', [174, 'Performance Analysis'], [175, 'Query Optimization'], [176, 'Memory']],
  ['Week 26: Cost', [177, 'Cost Analysis'], [178, 'Budget']],
] as const;
const text = weeks
  .map(
    ([week, ...days]) => `## ${week}\n${days.map(([number, title]) => `### Day ${number}: ${title}\nDo\n`).join('')}`,
  )
  .join('');
const plan = planOf(
  read(`# Month 7: M\n${text}# Month 8: N\n## Week 30: Rest\n### Day 17: Sleep {#sleep}\nDo`).curriculum,
);
const keys = (days: { key: string }[]): string[] => days.map(({ key }) => key);

test('days and weeks stand in the order of the plan', () => {
  expect(keys(daysOf(plan))).toEqual(['174', '175', '176', '177', '178', 'sleep']);
  expect(keys(weeksOf(plan))).toEqual(['25', '26', '30']);
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

describe('finding', () => {
  test.each([
    ['174', '174'],
    [' #174 ', '174'],
    ['day 174', '174'],
    ['DAY174', '174'],
    ['Day 174: Perf…', '174'],
    ['Day 174: something else', '174'],
    ['query optimization', '175'],
    ['sleep', 'sleep'],
    ['Sleep', 'sleep'],
    ['17', 'sleep'],
    ['Day 17: Sleep', 'sleep'],
    ['1', undefined],
    ['week 25', undefined],
    ['analysis', undefined],
    ['', undefined],
    ['999999999999999999999', undefined],
  ])('the day meant by %j is %s', (typed, key) => {
    expect(findDay(plan, typed)?.key).toBe(key);
  });

  test.each([
    ['25', '25'],
    ['week 25', '25'],
    ['Week 25: Speed', '25'],
    ['cost', '26'],
    ['day 25', undefined],
    ['7', undefined],
  ])('the week meant by %j is %s', (typed, key) => {
    expect(findWeek(plan, typed)?.key).toBe(key);
  });

  test.each([
    ['', 2, ['174', '175']],
    ['17', 25, ['sleep', '174', '175', '176', '177', '178']],
    ['176', 3, ['176', '175', '177']],
    ['analysis', 25, ['174', '177']],
    ['optimization query', 25, ['175']],
    ['Day 180', 2, ['178', '177']],
    ['xyz', 25, []],
  ])('days suggested for %j', (typed, limit, found) => {
    expect(keys(suggestDays(plan, typed, limit))).toEqual(found);
  });

  test('weeks are suggested the same way', () => {
    expect(keys(suggestWeeks(plan, '', 2))).toEqual(['25', '26']);
    expect(keys(suggestWeeks(plan, '2', 25))).toEqual(['25', '26']);
    expect(keys(suggestWeeks(plan, 'rest', 1))).toEqual(['30']);
  });

  test('a number that several days have is no answer, but suggests them', () => {
    const restarted = planOf(read('## Week 1: A\n### Day 1: X\nDo\n## Week 2: B\n### Day 1: Y\nDo').curriculum);
    expect(findDay(restarted, '1')?.key).toBe('1');
    expect(findDay(restarted, 'day 1')).toBeUndefined();
    expect(findDay(restarted, 'Day 1: Y')?.key).toBe('week-2/1');
    expect(keys(suggestDays(restarted, 'day 1', 5))).toEqual(['1', 'week-2/1']);
  });
});
