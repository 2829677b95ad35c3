import { describe, expect, test } from 'vitest';
import { daysIn, problemsIn, read } from '../../reading.ts';
import { shapeIn, textOf } from '../choice/shape.ts';

const row = (...cells: string[]) => `<tr>\n${cells.map((cell) => `  <td>${cell}</td>\n`).join('')}</tr>\n`;

describe('days and weeks in HTML', () => {
  test.each<[string, string, string[]]>([
    [
      'headings',
      '<h3>Day 1: Flour</h3>\n\nWeigh.\n\n<h3 align="center"><b>Day 2</b>: Water</h3>\n\nPour.\n',
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'headings of weeks and days',
      '<h1>Bread</h1>\n<h2>Week 1</h2>\n<h3>Day 1</h3>\n<p>Weigh.</p>\n<h2>Week 2</h2>\n<h3>Day 2</h3>\n<p>Pour.</p>\n',
      ['Week 1: 1', 'Week 2: 2'],
    ],
    [
      'folds',
      '# Bread\n<details>\n<summary>Day 1: Flour</summary>\n\nWeigh.\n\n</details>\n\n<details>\n<summary><b>Day 2: Water</b></summary>\n\nPour.\n\n</details>\n',
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'folds without blank lines',
      '<details open><summary>Tag 1: Mehl</summary>\nWiegen.\n</details>\n<details><summary>Tag 2: Wasser</summary>\nGießen.\n</details>\n',
      ['Tage 1–2: 1 Mehl, 2 Wasser'],
    ],
    [
      'folds of weeks',
      '## Plan\n<details>\n<summary>Week 1: Dough</summary>\n\n### Day 1\nA.\n\n</details>\n<details>\n<summary>Week 2: Oven</summary>\n\n### Day 2\nB.\n\n</details>\n',
      ['Week 1: 1', 'Week 2: 2'],
    ],
    [
      'folds in folds',
      '<details>\n<summary>Week 1</summary>\n<details>\n<summary>Day 1: A</summary>\n\nDo.\n\n</details>\n<details>\n<summary>Day 2: B</summary>\n\nDo.\n\n</details>\n</details>\n<details>\n<summary>Week 2</summary>\n<details>\n<summary>Day 3: C</summary>\n\nDo.\n\n</details>\n</details>\n',
      ['Week 1: 1 A, 2 B', 'Week 2: 3 C'],
    ],
    [
      'a table',
      `<table>\n<tr><th>Day</th><th>Topic</th></tr>\n${row('1', 'Flour')}${row('2', 'Water')}</table>\n`,
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a table without a head',
      `<table>\n${row('Day 1', 'Flour')}${row('Day 2', 'Water')}</table>\n`,
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a table with a week beside its days',
      `<table><thead><tr><th>Week</th><th>Day</th><th>Topic</th></tr></thead>\n<tbody>\n<tr><td rowspan="2">1</td><td>1</td><td>A</td></tr>\n<tr><td>2</td><td>B</td></tr>\n<tr><td>2</td><td>3</td><td>C</td></tr>\n</tbody></table>\n`,
      ['Week 1: 1 A, 2 B', 'Week 2: 3 C'],
    ],
    [
      'a table of Chinese',
      '<table>\n<tr><th>天</th><th>主题</th></tr>\n<tr><td>第1天</td><td>面粉</td></tr>\n<tr><td>第2天</td><td>水</td></tr>\n</table>\n',
      ['第1–2天: 1 面粉, 2 水'],
    ],
  ])('%s', (_, plan, shape) => {
    expect(shapeIn(plan)).toEqual(shape);
    expect(problemsIn(read(plan), 'error')).toEqual([]);
  });
});

test.each<[string, string, string[]]>([
  [
    'folds of weeks beside the days',
    '<details>\n<summary>Week 1</summary>\n\n- a\n\n</details>\n\n## Day 1\nA.\n## Day 2\nB.\n',
    ['Days 1–2: 1, 2'],
  ],
  [
    'a table of links to days',
    '<table><tr><td>Day 1</td><td>Day 2</td></tr></table>\n\n## Day 1\nA.\n## Day 2\nB.\n',
    ['Days 1–2: 1, 2'],
  ],
])('an overview is none: %s', (_, plan, shape) => {
  expect(shapeIn(plan)).toEqual(shape);
});

describe('but other HTML stays what it is', () => {
  test.each<[string, string, string]>([
    ['a fold in a day', '## Day 1: A\nDo.\n<details>\n<summary>Day 1: solution</summary>\n\nSo.\n\n</details>\n', '||'],
    ['a fold of another name', '## Day 1: A\nDo.\n<details>\n<summary>Hint</summary>\n\nSo.\n\n</details>\n', '||'],
    ['a table of other things', '## Day 1: A\nDo.\n<table><tr><td>Flour</td><td>500 g</td></tr></table>\n', 'Flour'],
    ['a heading of another name', '## Day 1: A\nDo.\n<h4>Hint</h4>\n', 'Hint'],
  ])('%s', (_, plan, words) => {
    expect(shapeIn(plan)).toEqual(['Day 1: 1 A']);
    expect(textOf(read(plan), '1')).toContain(words);
  });
});

test('a day stands at its own line, with its links and its text', () => {
  const plan = `# Bread\n\n<table>\n<tr>\n<th>Day</th>\n<th>Topic</th>\n<th>Read</th>\n</tr>\n${row('1', 'Flour', '<a href="https://example.org/a">this</a> | <br>that')}${row('2', 'Water', '<ul><li>one</li><li>two</li></ul>')}</table>\n\n<details>\n<summary>Day 3: Oven</summary>\n\nHeat it.\n\n</details>\n`;
  const days = daysIn(read(plan));
  expect(days.map(({ label, place }) => `${label}:${place.line}`)).toEqual(['Day 1:9', 'Day 2:14', 'Day 3:22']);
  expect(days[0]?.resources.map(({ url }) => url)).toEqual(['https://example.org/a']);
  expect(days[1]?.fields.map(({ text }) => text).join()).toMatch(/one[\s\S]*two/);
  expect(days[2]?.fields.map(({ text }) => text)).toEqual(['Heat it.']);
});

test('a table of many rows takes no longer than its length', () => {
  const rows = Array.from({ length: 800 }, (_, n) => row(`Day ${n + 1}`, `Loaf ${n + 1}`)).join('');
  expect(daysIn(read(`<table>\n${rows}</table>\n`))).toHaveLength(800);
  const startedAt = performance.now();
  read(`## Day 1\n${'<table><tr>\n<td>a</td></tr>\n'.repeat(5000)}`);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
});
