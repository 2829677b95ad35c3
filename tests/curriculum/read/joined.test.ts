import { expect, test } from 'vitest';
import { renamedByJoining } from '../../../src/curriculum/read/joined.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';

const day = (number: number, key = '') => `### Day ${number}: Bread${key}\nBake.\n`;

test.each<[string, Record<string, string>, string[]]>([
  ['a plan of one file', { 'a.md': day(1) }, []],
  ['numbers that run on', { 'month-1.md': day(1) + day(2), 'month-2.md': day(3) }, []],
  [
    'months that begin anew',
    { 'month-1.md': `# Month 1\n${day(1)}`, 'month-2.md': `# Month 2\n${day(1)}` },
    ['month-2/1 → week-2/1'],
  ],
  [
    'files that begin anew',
    { 'flour.md': `## Flour\n${day(1)}`, 'water.md': `## Water\n${day(2)}${day(1, ' {#x}')}` },
    ['water/2 → 2'],
  ],
  ['days that are files', { 'day-01.md': '# Flour\nWeigh.\n', 'day-02.md': '# Water\nPour.\n' }, []],
  [
    'weeks in folders',
    { 'week-1/days.md': `## Week 1\n${day(1)}`, 'week-2/days.md': `## Week 2\n${day(1)}` },
    ['week-2/days/week-2/1 → week-2/1'],
  ],
])('what joining renames: %s', (_, tree, expected) => {
  const files = Object.entries(tree).map(([name, text]) => ({ name, content: new TextEncoder().encode(text) }));
  const { curriculum } = readCurriculum('bread', files);
  expect(renamedByJoining(files, curriculum).map(({ day: one, joined }) => `${one.key} → ${joined}`)).toEqual(expected);
});
