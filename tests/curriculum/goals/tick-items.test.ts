import { expect, test } from 'vitest';
import type { Tick } from '../../../src/core/ticks.ts';
import { deliverableItems, monthParts, outcomeItems, projectParts } from '../../../src/curriculum/goals/tick-items.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { read } from '../reading.ts';

const planWith = (outcomes: string[]) =>
  planOf(
    read(`# Month 7: Speed
## Learning Outcomes
${outcomes.map((one) => `- ${one}`).join('\n')}
## Projects
### Project 7: Tune it
**Deliverables**:
- A report
### The Same
### The Same
## Week 1: W
### Day 1: T
Do`).curriculum,
  );
const outcomes = (texts: string[], ticks: Tick[] = []) => {
  const month = planWith(texts).curriculum.months[0];
  if (month === undefined) throw new Error('no month');
  return outcomeItems(month, ticks);
};
const tick = (key: string, item: string): Tick => ({
  key,
  item,
  at: new Date(0),
  evidence: 'words',
  fileName: 'a.png',
  fileUrl: null,
});
const ticked = (items: ReturnType<typeof outcomes>) => items.filter(({ at }) => at !== null).map(({ text }) => text);

test('keys of stored ticks are what they have always been', () => {
  expect(outcomes(['Explain **caching**', 'Café', 'Explain caching!']).map(({ key }) => key)).toEqual([
    'month:7/outcome/0uyjard1ce6un5',
    'month:7/outcome/0e5rkos153xmo1',
    'month:7/outcome/0uyjard1ce6un5~2',
  ]);
});

test.each([
  ['re-ordered and with a new neighbour', ['New', 'Measure', 'Explain'], ['Explain']],
  ['another punctuation and case', ['*EXPLAIN*!', 'Measure'], ['*EXPLAIN*!']],
  ['reworded: at the end, under the words ticked', ['Tell', 'Measure'], ['Explain']],
])('a tick stays with its item: %s', (_, texts, expected) => {
  const [{ key = '' } = {}] = outcomes(['Explain', 'Measure']);
  const items = outcomes(texts, [tick(key, 'Explain'), tick('month:8/outcome/x', 'Of another month')]);
  expect(ticked(items)).toEqual(expected);
  expect(items.filter(({ lost }) => lost).map(({ text }) => text)).toEqual(texts.includes('Tell') ? ['Explain'] : []);
});

test('what was shown stays beside the tick; a file without an address is none', () => {
  const [{ key = '' } = {}] = outcomes(['Explain']);
  expect(outcomes(['Explain'], [tick(key, 'Explain')])[0]).toMatchObject({
    at: new Date(0),
    evidence: 'words',
    file: null,
    lost: false,
  });
});

test('a month and a project are known by number and name, and made once for a plan', () => {
  const plan = planWith(['Explain']);
  expect(monthParts(plan)).toMatchObject([{ ref: '7', number: 7, names: ['Month 7', 'Speed'] }]);
  expect(projectParts(plan).map(({ scope, number }) => [scope.replace(/[0-9a-z]{14}/, '…'), number])).toEqual([
    ['month:7/project:7', 7],
    ['month:7/project:…', null],
    ['month:7/project:…~2', null],
  ]);
  expect([monthParts(plan), projectParts(plan)]).toEqual([monthParts(plan), projectParts(plan)]);
  expect(projectParts(plan)).toBe(projectParts(plan));
});

test('deliverables are items of their project', () => {
  const [part] = projectParts(planWith(['Explain']));
  if (part === undefined) throw new Error('no project');
  expect(deliverableItems(part, [])).toMatchObject([{ text: 'A report', at: null }]);
  expect(deliverableItems(part, [])[0]?.key).toMatch(/^month:7\/project:7\//);
});
