import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readZip } from '../../../src/curriculum/import/zip.ts';
import { inOrder } from '../../../src/curriculum/read/file-order.ts';
import { renamedByJoining } from '../../../src/curriculum/read/joined.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { zipOf } from '../../support/zip.ts';
import { daysIn, fileOf, problemsIn, readAll } from '../reading.ts';
import { planTree, type Tree } from './plan-trees.ts';

const day = (number: number, key = '') => `### Day ${number}: Bread${key}\nBake.\n`;
const filesOf = (tree: Tree) => Object.entries(tree).map(([name, text]) => fileOf(name, text));
const keysOf = (tree: Tree) => daysIn(readAll(tree)).map(({ key }) => key);
const joinedOf = (tree: Tree): Tree => ({
  'all.md': inOrder(filesOf(tree))
    .map(({ name }) => tree[name] ?? '')
    .join('\n'),
});
const renamedIn = (tree: Tree) => renamedByJoining(filesOf(tree), readAll(tree).curriculum);

// Where a heading says within what the numbers begin anew, files have no part in a key.
test.each<[string, Tree, string[]]>([
  ['numbers that run on', { 'month-1.md': day(1) + day(2), 'month-2.md': day(3) }, ['1', '2', '3']],
  ['months', { 'month-1.md': `# Month 1\n${day(1)}`, 'month-2.md': `# Month 2\n${day(1)}` }, ['1', 'month-2/1']],
  [
    'months in files by number',
    { '01.md': `# Month 1\n${day(1)}`, '02.md': `# Month 2: A\n${day(1)}` },
    ['1', 'month-2/1'],
  ],
  [
    'months below a title',
    { 'README.md': '# Bread\nYes.\n', 'a/1.md': `## Month 1\n${day(1)}`, 'a/2.md': `## Month 2\n${day(1)}` },
    ['1', 'month-2/1'],
  ],
  [
    'months below the title of each file',
    { '1.md': `# Bread\n## Month 1\n${day(1)}`, '2.md': `# Bread\n## Month 2\n${day(1)}` },
    ['1', 'month-2/1'],
  ],
  ['phases', { 'a.md': `# Phase 1: A\n${day(1)}`, 'b.md': `# Phase 2: B\n${day(1)}` }, ['1', 'phase-2/1']],
  [
    'months of another language',
    { 'a.md': `# Monat 1\n${day(1)}`, 'b.md': `# Monat 2\n${day(1)}` },
    ['1', 'monat-2/1'],
  ],
  ['the second month alone', { 'a.md': '# Bread\nYes.\n', 'b.md': `# Month 2\n${day(1)}` }, ['month-2/1']],
  ['weeks', { 'week-1.md': `# Week 1\n${day(1)}`, 'week-2.md': `# Week 2\n${day(1)}` }, ['1', 'week-2/1']],
  ['weeks in files by number', { '01.md': `# Week 1\n${day(1)}`, '02.md': `# Week 2\n${day(1)}` }, ['1', 'week-2/1']],
  [
    'weeks in folders',
    { 'week-1/days.md': `## Week 1\n${day(1)}`, 'week-2/days.md': `## Week 2\n${day(1)}` },
    ['1', 'week-2/1'],
  ],
  ['modules', { 'module-1.md': `# Module 1\n${day(1)}`, 'module-2.md': `# Module 2\n${day(1)}` }, ['1', 'week-2/1']],
  ['sprints', { 'a.md': `# Sprint 1: A\n${day(1)}`, 'b.md': `# Sprint 2: B\n${day(1)}` }, ['1', 'week-2/1']],
  ['weeks that are counted', { 'a.md': `# 第1周\n${day(1)}`, 'b.md': `# 第2周\n${day(1)}` }, ['1', 'week-2/1']],
  [
    'weeks that run on over months',
    { 'a.md': `# Month 1\n## Week 1\n${day(1)}`, 'b.md': `# Month 2\n## Week 2\n${day(1)}` },
    ['1', 'week-2/1'],
  ],
  [
    'weeks that begin anew in each month',
    {
      'a.md': `# Month 1\n## Week 1\n${day(1)}## Week 2\n${day(1)}`,
      'b.md': `# Month 2\n## Week 1\n${day(1)}## Week 2\n${day(1)}`,
    },
    ['1', 'week-2/1', 'month-2/1', 'month-2/week-2/1'],
  ],
  [
    'weeks that begin anew under headings of any name',
    { 'flour.md': `# Flour\n## Week 1\n${day(1)}`, 'water.md': `# Water\n## Week 1\n${day(1)}` },
    ['1', 'water/1'],
  ],
  ['headings of any name', { 'flour.md': `# Flour\n${day(1)}`, 'water.md': `# Water\n${day(1)}` }, ['1', 'water/1']],
  [
    'weekdays',
    { 'a.md': '# Month 1\n## Week 1\n### Mon\nRow.\n', 'b.md': '# Month 2\n## Week 1\n### Mon\nSwim.\n' },
    ['week-1/mon', 'month-2/week-1/mon'],
  ],
  ['a key of its own', { 'a.md': `# Month 1\n${day(1)}`, 'b.md': `# Month 2\n${day(1, ' {#x}')}` }, ['1', 'x']],
])('a file for each part, a zip of them and one for all have the same keys: %s', async (_, tree, keys) => {
  expect(keysOf(tree)).toEqual(keys);
  const entries = Object.entries(tree).map(([name, content]) => ({ name: `bread/${name}`, content }));
  const { files } = await readZip('bread.zip', zipOf(entries));
  expect(daysIn(readCurriculum('plan', files)).map(({ key }) => key)).toEqual(keys);
  expect(keysOf(joinedOf(tree))).toEqual(keys);
  expect(renamedIn(tree)).toEqual([]);
});

test.each<[string, Tree, string[]]>([
  ['a plan of one file', { 'a.md': day(1) }, []],
  ['a file that tells alone', { 'flour.md': day(1), 'water.md': day(1) }, ['water/1 → 1']],
  [
    'a file called otherwise than its heading',
    { 'a.md': `# Flour\n${day(1)}`, 'b.md': `# Water\n${day(1)}` },
    ['b/1 → water/1'],
  ],
  [
    'files that begin anew, though no heading in the joined file does',
    { 'flour.md': `## Flour\n${day(1)}`, 'water.md': `## Water\n${day(2)}${day(1, ' {#x}')}` },
    ['water/2 → 2'],
  ],
  [
    'weeks that only the files divide into months',
    { 'month-1.md': `## Week 1\n${day(1)}`, 'month-2.md': `## Week 1\n${day(1)}` },
    ['month-2/1 → 1'],
  ],
  ['days that are files', { 'day-01.md': '# Flour\nWeigh.\n', 'day-02.md': '# Water\nPour.\n' }, []],
  [
    'days that are files of folders',
    { 'week-1/day-1.md': '# Day 1: Flour\nWeigh.\n', 'week-2/day-1.md': '# Day 1: Water\nPour.\n' },
    ['week-2/1 → 1'],
  ],
])('what joining renames: %s', (_, tree, expected) => {
  expect(renamedIn(tree).map(({ day: one, joined }) => `${one.key} → ${joined}`)).toEqual(expected);
});

/** The tree with the key of each of these days behind its heading. */
function withKeys(tree: Tree): Tree {
  const lines = new Map(Object.entries(tree).map(([name, text]) => [name, text.split('\n')]));
  for (const { day: one } of renamedIn(tree)) {
    const own = lines.get(one.place.file);
    if (own) own[one.place.line - 1] += ` {#${one.key}}`;
  }
  return Object.fromEntries([...lines].map(([name, own]) => [name, own.join('\n')]));
}

test('whatever a plan is divided by, joining its files keeps every key, or the keys that are named do', () => {
  fc.assert(
    fc.property(planTree, (tree) => {
      const reading = readAll(tree);
      fc.pre(problemsIn(reading, 'error').length === 0);
      const keys = daysIn(reading).map(({ key }) => key);
      const keyed = withKeys(tree);
      expect(keysOf(keyed)).toEqual(keys);
      expect(keysOf(joinedOf(keyed)).toSorted()).toEqual(keys.toSorted());
    }),
    { numRuns: 40 },
  );
});
