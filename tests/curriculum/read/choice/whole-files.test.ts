import { describe, expect, test } from 'vitest';
import { firstDay, problemsIn, readAll } from '../../reading.ts';
import { shapeIn, textOf } from './shape.ts';

describe('a file or folder that names a day is that day', () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      'with all its headings, whatever their level',
      {
        'day-01.md': '## Flour\nWeigh.\n## Resources\n- [Flour](https://a.b)\n## Homework\n- Sieve.',
        'day-02.md': '# Day 2: Water (5 min)\n# Steps\n- Pour.',
      },
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'with all its files',
      {
        'day-01/README.md': '# Flour\nWeigh.',
        'day-01/exercises.md': '# Exercises\nSieve.',
        'day-01/solution.md': 'So.',
        'day-02/README.md': '# Water\nPour.',
      },
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'named with its number first',
      { '01_Day_Flour/01_flour.md': '# Weigh it\nDo.', '02_Day_Water/02_water.md': 'Pour.' },
      ['Days 1–2: 1 Weigh it, 2 Water'],
    ],
    [
      'with a README that lists the days, or is the one day that is missing',
      {
        'README.md': '# Bread\n| Day | Topic |\n|---|---|\n| 1 | Flour |\n| 2 | Water |',
        'day-1.md': 'Weigh.',
        'day-2.md': 'Pour.',
      },
      ['Days 1–2: 1, 2'],
    ],
    [
      'beside a first day in the README',
      {
        'README.md': '# Bread\nHello.\n# Day 1\nWeigh.\n## Exercises - Day 1\nSieve.',
        '02_Day_Water/water.md': 'Pour.',
        '03_Day_Salt/salt.md': 'Add.',
      },
      ['Days 1–3: 1, 2 Water, 3 Salt'],
    ],
    [
      'in weeks whose other files are parts of the week',
      {
        'week-1/day-1.md': '# A\nDo.',
        'week-1/discussion.md': '## Talk of Day 6\nDo.',
        'week-2/day-1.md': '# B\nDo.',
        'week-2/overview.md': '# Week 2: Oven\nWarm.',
      },
      ['Week 1: 1 A', 'Week 2: week-2/1 B'],
    ],
    [
      'and a folder of several days that holds none of them is one unit',
      {
        'Days 01-02/Day 01/a.md': 'Do.',
        'Days 01-02/Day 02/a.md': 'Do.',
        'Days 03-05/3.x.md': 'Do.',
        'Days 03-05/4.y.md': 'Do.',
      },
      ['Days 1–2: 1, 2, 3'],
    ],
    [
      'by its settings',
      { 'a.md': '---\ntitle: Flour\nday: 1\n---\nDo.', 'b.md': '---\ntitle: "Water: cold"\nday: 2\n---\n# Pour\nDo.' },
      ['Days 1–2: 1 Flour, 2 Water: cold'],
    ],
    [
      'where each file begins with its day',
      { 'flour.md': '## Day 1: Flour\nDo.\n## Homework\nDo.', 'water.md': '## Day 2: Water\nDo.\n## Homework\nDo.' },
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'by a number alone that runs on',
      { '01-flour.md': 'Weigh.', '02-water.md': 'Pour.', '03-salt.md': 'Add.' },
      ['Days 1–3: 1 Flour, 2 Water, 3 Salt'],
    ],
    [
      'by a number alone, beside a table that lists them by a word',
      {
        'README.md': '# Bread\n| Lesson | Topic |\n|---|---|\n| 01 | Flour |\n| 02 | Water |\n',
        '1-flour/README.md': 'Weigh.',
        '2-water/README.md': 'Pour.',
      },
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'under another word with a number',
      { 'week-1/challenge-1/README.md': '# Flour\nDo.', 'week-2/challenge-2/README.md': '# Water\nDo.' },
      ['Week 1: 1 Flour', 'Week 2: 2 Water'],
    ],
    [
      'in folders of years and months',
      { '2024/01/31.md': '# Flour\nDo.', '2024/02/01.md': '# Water\nDo.' },
      ['2024-01-31 – 2024-02-01: 2024-01-31 Flour, 2024-02-01 Water'],
    ],
    [
      'in a span that a file is called after',
      { 'days_001_030_rise.md': '## Day 1: A\nDo.\n## Day 2: B\nDo.' },
      ['Days 1–2: 1 A, 2 B'],
    ],
  ])('%s', (_, files, shape) => {
    expect(shapeIn(files)).toEqual(shape);
  });

  test('all its text stays in it', () => {
    const reading = readAll({
      'day-1/README.md': '# Flour\nWeigh.\n# Homework\nSieve.',
      'day-1/solutions.md': 'So it goes.',
      'day-2/README.md': '# Water\nPour.',
    });
    expect(textOf(reading, '1')).toBe('Task: Weigh. / Homework: Sieve. / Solutions: So it goes.');
  });
});

test('an empty file that is called a day is none, and is named', () => {
  const reading = readAll({ 'day-1.md': '# A (5 min)\n- **Task**: Do.', 'day-2.md': '' });
  expect(reading.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual(['day-2.md:1 empty-day']);
});

test("a day's settings name the day and never the plan", () => {
  const reading = readAll({
    'day-1.md': '---\ntitle: Bread: first steps\nlayout: post\ntags: [a, b]\n---\n## Weigh\n- **Task**: Do.',
  });
  expect([firstDay(reading).title, reading.curriculum.title]).toEqual(['Bread: first steps', 'Plan']);
  expect(problemsIn(reading, 'ignored')).toEqual([]);
});
