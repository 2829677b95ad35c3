import { describe, expect, test, vi } from 'vitest';
import { isRefused } from '../../src/curriculum/check.ts';
import { planOf } from '../../src/curriculum/plan.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import { optionOf } from '../../src/messages/goals/ticks.ts';
import { hugePlans, planWorks } from './plans.ts';
import { hostileText, shapes, works } from './texts.ts';

// Work that grows faster than its text does not end within a test here; how it grows is measured by the torture.
const long = 100_000;
vi.setConfig({ testTimeout: 5_000 });

describe.each(Object.entries(works))('%s', (_, work) => {
  test.each(Object.keys(shapes))('of many %s', (shape) => {
    work(hostileText(shape, long));
  });
});

describe.each(Object.entries(hugePlans))('as many %s as a plan may hold', (_, files) => {
  const reading = readCurriculum('huge', files(1));

  test('are accepted', () => {
    expect(reading.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(isRefused(reading)).toBe(false);
  });

  test.each(Object.entries(planWorks))('%s', async (_, work) => {
    await work(planOf(structuredClone(reading.curriculum)));
  });
});

test.each([
  ['a [link](https://a.b) and `code`', 'a link and code'],
  ['[two](x) [links](y)', 'two links'],
  ['[open', '[open'],
  ['[a](b', '[a](b'],
  ['[[a](b)', '[a'],
  ['***', '***'],
])('the line of an option for %j is %j', (text, label) => {
  expect(optionOf({ id: '1', text }).label).toBe(label);
});
