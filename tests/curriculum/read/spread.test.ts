import { expect, test } from 'vitest';
import { daysIn, problemsIn, read, readAll } from '../reading.ts';

const day = (number: number) => `#### Day ${number}: Bread ${number}\nBake.\n`;
const grouped = (middle: string) =>
  `# Bread\n### Days 1-2: Flour\n${day(1)}${day(2)}### Days 3-5: Water\n${middle}### Days 6-7: Oven\n${day(6)}${day(7)}`;

test('a span that names no day, among spans that are groups of days, is as many days with all of its text', () => {
  const reading = read(grouped('#### Cold\nPour.\n#### Warm\nHeat.\n'));
  const days = daysIn(reading);
  expect(days.map(({ key, label }) => `${key} ${label}`)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `${n} Day ${n}`));
  const [one, ...others] = days.slice(2, 5).map(({ title, fields }) => ({ title, fields }));
  expect(JSON.stringify(one)).toContain('Heat.');
  expect(others).toEqual([one, one]);
  expect(problemsIn(reading).filter((problem) => problem.includes('day-range'))).toEqual([
    '7:1 warning day-range-spread',
  ]);
});

test.each<[string, string, string[]]>([
  [
    'of days that are named, nothing is made',
    grouped(`${day(3)}${day(4)}${day(5)}`),
    ['1', '2', '3', '4', '5', '6', '7'],
  ],
  [
    'in a plan of spans each is one unit',
    '# Bread\n### Days 1-2: Flour\nWeigh.\n### Days 3-5: Water\nPour.\n',
    ['1', '3'],
  ],
  [
    'so is one among single days without groups',
    `# Bread\n### Day 1: Flour\nWeigh.\n### Days 2-4: Water\nPour.\n### Day 5: Oven\nBake.\n`,
    ['1', '2', '5'],
  ],
  ['a key of its own stays one day', grouped('Pour.\n').replace('Water', 'Water {#wet}'), ['1', '2', 'wet', '6', '7']],
])('%s', (_, text, keys) => {
  expect(daysIn(read(text)).map(({ key }) => key)).toEqual(keys);
});

test('a folder of several days among folders that are groups of days is one unit', () => {
  const tree = {
    'days-1-2/day-1.md': 'Weigh.',
    'days-1-2/day-2.md': 'Mix.',
    'days-3-5/cold.md': 'Pour.',
    'days-6-7/day-6.md': 'Bake.',
    'days-6-7/day-7.md': 'Eat.',
  };
  expect(daysIn(readAll(tree)).map(({ key }) => key)).toEqual(['1', '2', '3', '6', '7']);
});
