import { describe, expect, test } from 'vitest';
import {
  findDay,
  findPart,
  findWeek,
  type Part,
  suggestDays,
  suggestParts,
  suggestWeeks,
} from '../../src/curriculum/look-up.ts';
import { planOf } from '../../src/curriculum/plan.ts';
import { read, twoMonths } from './reading.ts';

const plan = twoMonths();
const keys = (days: { key: string }[]): string[] => days.map(({ key }) => key);

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

describe('finding parts that have a reference', () => {
  const parts: Part[] = [
    { ref: '7', number: 7, names: ['Month 7', 'Speed'] },
    { ref: '8', number: 8, names: ['Month 8', 'Advanced Clouds'] },
    { ref: 'x1y2', number: null, names: ['Advanced Blogs'] },
  ];
  const refs = (found: Part[]) => found.map(({ ref }) => ref);

  test.each([
    ['x1y2', 'x1y2'],
    ['7', '7'],
    ['month 7', '7'],
    ['Month 8: Advanced Clouds', '8'],
    ['SPEED', '7'],
    ['clouds', '8'],
    ['advanced', undefined],
    ['9', undefined],
    ['', undefined],
  ])('the part meant by %j is %s', (typed, ref) => {
    expect(findPart(parts, typed)?.ref).toBe(ref);
  });

  test.each([
    ['', 2, ['7', '8']],
    ['adv', 25, ['8', 'x1y2']],
    ['clouds nonsense', 25, ['8']],
    ['blosg', 25, []],
    ['xyzzy', 25, []],
  ])('parts suggested for %j', (typed, limit, found) => {
    expect(refs(suggestParts(parts, typed, limit))).toEqual(found);
  });
});
