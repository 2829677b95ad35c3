import { describe, expect, test } from 'vitest';
import { shapeIn } from './shape.ts';

const headed = (...headings: string[]): string => headings.map((heading) => `## ${heading}\n- Do.\n`).join('\n');
const listed = (count: number): string => Array.from({ length: count }, (_, at) => `${at + 1}. Loaf\n`).join('');

describe('where nothing is called a day, days are', () => {
  test.each<[string, string, string[]]>([
    [
      'headings that count on by one word',
      headed('Mission 1: Flour', 'Mission 2: Water', 'Mission 3: Salt'),
      ['Mission 1 – Mission 3: 1 Flour, 2 Water, 3 Salt'],
    ],
    [
      'headings in a language that is not known',
      headed('Päivä 1: Jauho', 'Päivä 2: Vesi', 'Päivä 3: Suola'),
      ['Päivä 1 – Päivä 3: 1 Jauho, 2 Vesi, 3 Suola'],
    ],
    [
      'headings by letters and numbers',
      headed('J1 – Farine', 'J2 – Eau', 'J3 – Sel'),
      ['J1 – J3: 1 Farine, 2 Eau, 3 Sel'],
    ],
    [
      'headings that speak of several chapters',
      headed('Meeting 1: Chapters 1–3', 'Meeting 2: Chapters 4–6', 'Meeting 3: Chapters 7–9'),
      ['Meeting 1 – Meeting 3: 1 Chapters 1–3, 2 Chapters 4–6, 3 Chapters 7–9'],
    ],
    [
      'many items that count on by one word',
      [1, 2, 3, 4, 5, 6, 7].map((number) => `- [ ] Juz ${number}: A\n`).join(''),
      ['Juz 1 – Juz 7: 1 A, 2 A, 3 A, 4 A, 5 A, 6 A, 7 A'],
    ],
    [
      'rows that count on by one word',
      '| Lecture | Topic |\n|---|---|\n| 1 | Flour |\n| 2 | Water |\n| 3 | Salt |\n',
      ['Lecture 1 – Lecture 3: 1 Flour, 2 Water, 3 Salt'],
    ],
    [
      'many headings that are only numbered',
      headed('1 - A', '2 - B', '3 - C', '4 - D', '5 - E'),
      ['Days 1–5: 1 A, 2 B, 3 C, 4 D, 5 E'],
    ],
    [
      'the items of a list that is as long as its heading says',
      `# 7-day challenge\n${listed(7)}`,
      ['Days 1–7: 1 Loaf, 2 Loaf, 3 Loaf, 4 Loaf, 5 Loaf, 6 Loaf, 7 Loaf'],
    ],
  ])('%s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });

  test.each([
    ['headings of which one is missing', headed('Lab 1: Flour', 'Lab 2: Water', 'Lab 4: Salt')],
    ['two headings', headed('Lab 1: Flour', 'Lab 2: Water')],
    ['a list of another length', `# 9-day challenge\n${listed(7)}`],
    ['a list that no heading counts', `# Seven loaves\n${listed(7)}`],
  ])('but not %s', (_, text) => {
    expect(shapeIn(text)).toEqual([]);
  });

  test('and beside weeks they are a part of these', () => {
    expect(shapeIn(`# Week 1\n${headed('Lab 1: A', 'Lab 2: B')}\n# Week 2\n${headed('Lab 3: C')}`)).toEqual([
      'Week 1: week-1',
      'Week 2: week-2',
    ]);
  });
});
