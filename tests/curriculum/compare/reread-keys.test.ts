import { expect, test } from 'vitest';
import { rereadKeys } from '../../../src/curriculum/compare/kept-keys.ts';
import type { Curriculum, Day } from '../../../src/curriculum/model.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';

type Tree = Record<string, string>;
type Shape = [shape: string, files: Tree, stored: string[]];

const day = (number: number, title: string, task: string) => `### Day ${number}: ${title}\n${task}\n`;
const [green, black, boil] = [day(1, 'Green', 'Pick.'), day(2, 'Black', 'Dry.'), day(3, 'Boil', 'Heat.')];

/** Plans as people wrote them, and the days that were stored of them before readers had numbers: `key file:line`. */
const shapes: Shape[] = [
  [
    'one file with weeks',
    { 'tea.md': `# Tea\n## Week 1: Leaves\n${green}${black}## Week 2: Water\n${boil}` },
    ['1 tea.md:3', '2 tea.md:5', '3 tea.md:8'],
  ],
  [
    'weeks that begin anew',
    { 'tea.md': `# Tea\n## Week 1: Leaves\n${green}${black}## Week 2: Water\n${day(1, 'Boil', 'Heat.')}` },
    ['1 tea.md:3', '2 tea.md:5', 'week-2/1 tea.md:8'],
  ],
  [
    'months that begin anew',
    { 'month-1.md': `# Month 1\n${green}${black}`, 'month-2.md': `# Month 2\n${day(1, 'Boil', 'Heat.')}` },
    ['1 month-1.md:2', '2 month-1.md:4', 'month-2/1 month-2.md:2'],
  ],
  [
    'topics that begin anew',
    { 'leaves.md': `# Leaves\n${green}`, 'water.md': `# Water\n${day(1, 'Boil', 'Heat.')}` },
    ['1 leaves.md:2', 'water/1 water.md:2'],
  ],
  [
    'a file a day',
    { 'day-01.md': '# Green\nPick.\n', 'day-02.md': '# Black\nDry.\n', 'day-03.md': 'Heat.\n' },
    ['1 day-01.md:1', '2 day-02.md:1', '3 day-03.md:1'],
  ],
  [
    'a file a day in a folder a month',
    {
      'month-01/day-01.md': '# Green\nPick.\n',
      'month-01/day-02.md': '# Black\nDry.\n',
      'month-02/day-01.md': 'Heat.\n',
    },
    ['1 month-01/day-01.md:1', '2 month-01/day-02.md:1', 'month-02/1 month-02/day-01.md:1'],
  ],
  [
    'a folder a week',
    { 'week-1/day-1.md': 'Pick.\n', 'week-1/day-2.md': 'Dry.\n', 'week-2/day-1.md': 'Heat.\n' },
    ['1 week-1/day-1.md:1', '2 week-1/day-2.md:1', 'week-2/1 week-2/day-1.md:1'],
  ],
  [
    'days that are headings and files',
    {
      'day-01.md': '# Day 1: Green\nPick.\n## Homework\nSip.\n',
      'day-02.md': '## Day 2: Black\nDry.\n## Homework\nPour.\n',
    },
    ['1 day-01.md:1', '2 day-02.md:1'],
  ],
  [
    'a list',
    { 'tea.md': '# Tea\n- **Day 1**: Green\n- **Day 2**: Black\n- **Day 3**: Boil\n' },
    ['1 tea.md:2', '2 tea.md:3', '3 tea.md:4'],
  ],
  [
    'a contents list, once taken for the days of the sections below it',
    {
      'tea.md':
        '# Tea\n- Day 1 - Green\n- Day 2 - Black\n\n## Task day 01 - Green\nPick.\n## Task day 02 - Black\nDry.\n',
    },
    ['1 tea.md:2', '2 tea.md:3'],
  ],
  [
    'a table',
    { 'tea.md': '# Tea\n| Day | Title | Task |\n|---|---|---|\n| 1 | Green | Pick |\n| 2 | Black | Dry |\n' },
    ['1 tea.md:4', '2 tea.md:5'],
  ],
  [
    'numbered headings',
    { 'tea.md': '# Tea\n### 1. Green (30 min)\nPick.\n### 2. Black (30 min)\nDry.\n### 3. Boil (20 min)\nHeat.\n' },
    ['1 tea.md:2', '2 tea.md:4', '3 tea.md:6'],
  ],
  [
    'days together',
    { 'tea.md': '# Tea\n### Days 1-2: Green\nPick.\n### Days 3-4: Black\nDry.\n' },
    ['1 tea.md:2', '3 tea.md:4'],
  ],
  [
    'keys of its own',
    { 'tea.md': '# Tea\n### Day 1: Green {#green}\nPick.\n### Day 2: Black {#black}\nDry.\n' },
    ['green tea.md:2', 'black tea.md:4'],
  ],
  [
    'bold lines',
    { 'tea.md': '# Tea\n\n**Day 1: Green**\n\nPick.\n\n**Day 2: Black**\n\nDry.\n' },
    ['1 tea.md:3', '2 tea.md:7'],
  ],
  [
    'headings between days',
    { 'tea.md': `# Tea\n## Leaves\n${green}${black}## Water\n${boil}` },
    ['1 tea.md:3', '2 tea.md:5', '3 tea.md:8'],
  ],
  ['a file named by a number', { 'tea (2).md': `# Tea\n${green}${black}` }, ['1 tea (2).md:2', '2 tea (2).md:4']],
  [
    'a key that begins with the name of a file that is the only one',
    { 'tea-2.md': `# Tea\n${green}${black}` },
    ['tea-2/1 tea-2.md:2', 'tea-2/2 tea-2.md:4'],
  ],
  [
    'months in files by number',
    { '01.md': `# Month 1\n${green}`, '02.md': `# Month 2\n${day(1, 'Boil', 'Heat.')}` },
    ['1 01.md:2', '02/1 02.md:2'],
  ],
  [
    'months of one file, once taken for weeks',
    { 'tea.md': `# Month 1\n${green}${black}# Month 2\n${day(1, 'Boil', 'Heat.')}` },
    ['1 tea.md:2', '2 tea.md:4', 'week-2/1 tea.md:7'],
  ],
  [
    'headings of any name, once only counted',
    { 'tea.md': `# Tea\n## Leaves\n${green}## Water\n${day(1, 'Boil', 'Heat.')}` },
    ['1 tea.md:3', 'week-2/1 tea.md:6'],
  ],
  ['a later month alone', { 'tea.md': `# Month 2\n${green}${black}` }, ['1 tea.md:2', '2 tea.md:4']],
  [
    'a folder a month with a file a week',
    { 'month-1/week-1.md': `${green}${black}`, 'month-2/week-5.md': day(1, 'Boil', 'Heat.') },
    ['1 month-1/week-1.md:1', '2 month-1/week-1.md:3', 'month-2/week-5/1 month-2/week-5.md:1'],
  ],
  [
    'modules in files, and a number with a zero',
    { 'module-01.md': `# Module 1\n${green}`, 'module-02.md': `# Module 2\n${day(1, 'Boil', 'Heat.')}` },
    ['1 module-01.md:2', 'module-02/1 module-02.md:2'],
  ],
  [
    'weeks that begin anew under topics, and a key that is another day’s now',
    {
      'tea.md': `# Leaves\n## Week 1\n${green}## Week 2\n${black.replace('Day 2', 'Day 1')}`,
      'water.md': `# Water\n## Week 2\n${day(1, 'Boil', 'Heat.')}`,
    },
    ['1 tea.md:3', 'water/1 tea.md:6', 'week-2/1 water.md:3'],
  ],
  ['a key that was once confirmed', { 'tea.md': `# Tea\n${green}${black}` }, ['first tea.md:2', '2 tea.md:4']],
];

const readingOf = (files: Tree): Curriculum => {
  const sources = Object.entries(files).map(([name, text]) => ({ name, content: new TextEncoder().encode(text) }));
  return readCurriculum('tea', sources).curriculum;
};

const keysIn = ({ months }: Curriculum) =>
  months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.map(({ key }) => key)));

/** A stored plan: of its days nothing counts here but key and place. */
function storedPlan(days: string[]): Curriculum {
  const [month] = readingOf({ 'a.md': `# A\n${green}` }).months;
  const [week] = month?.weeks ?? [];
  const [first] = week?.days ?? [];
  if (month === undefined || week === undefined || first === undefined) throw new Error('nothing was read');
  const stored = days.map((line): Day => {
    const [, key = '', file = '', number] = /^(\S+) (.+):(\d+)$/.exec(line) ?? [];
    return { ...first, key, place: { file, line: Number(number), column: 1 } };
  });
  return { slug: 'tea', title: 'Tea', months: [{ ...month, weeks: [{ ...week, days: stored }] }] };
}

test.each(shapes)('%s: every stored key stays', (_, files, stored) => {
  const before = planOf(storedPlan(stored));
  const { curriculum } = rereadKeys(readingOf(files), before, {});
  const keys = keysIn(curriculum);
  expect(keys).toEqual(expect.arrayContaining([...before.entries.keys()]));
  expect(new Set(keys).size).toBe(keys.length);
});

test('lines of one paragraph were one day, which stays the first of them', () => {
  const files = { 'tea.md': '# Tea\n\n**Day 1:** Green  \n**Day 2:** Black  \n**Day 3:** Boil\n' };
  const { curriculum } = rereadKeys(readingOf(files), planOf(storedPlan(['1 tea.md:3'])), {});
  expect(keysIn(curriculum)[0]).toBe('1');
});

test('what the version before had kept is kept, whatever the title has become', () => {
  const before = planOf(storedPlan(['old tea.md:7', '2 tea.md:4']));
  const { curriculum, keys } = rereadKeys(readingOf({ 'tea.md': `# Tea\n${green}${black}` }), before, { 1: 'old' });
  expect([keysIn(curriculum), keys]).toEqual([['old', '2'], { 1: 'old' }]);
});
