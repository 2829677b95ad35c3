import { describe, expect, test } from 'vitest';
import { problemsIn, read } from '../../reading.ts';
import { shapeIn, textOf } from './shape.ts';

const contents = '- [Day 1: Flour](#day-1)\n- [Day 2: Water](#day-2)\n';
const sections = '## Day 1: Flour\nWeigh it all.\n\n## Day 2: Water\nPour it in.\n';

describe('what names a day or week a second time is text', () => {
  test.each([
    ['a list of contents', `# Bread\n${contents}\n${sections}`, ['Days 1–2: 1 Flour, 2 Water']],
    [
      'an overview table',
      `# Bread\n| Day | Topic |\n|---|---|\n| 1 | Flour |\n| 2 | Water |\n\n${sections}`,
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a list of contents, where the sections say it otherwise',
      `# Bread\n* Day 1 - Flour\n* Day 2 - Water\n\n## Task day 01 - Flour\nWeigh it all.\n\n## Task day 02 - Water\nPour it in.\n`,
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a list of what an exam asks',
      `# Bread\n${sections}\n## The exam\n- **Days 1-2**: flour and water\n`,
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a heading of a day that speaks of another',
      `# Bread\n${sections}\n### What is left of day 1\nDust.\n### Recap - Day 1\nDo.\n`,
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'lessons of a day',
      '## Day 1: Flour\n### Lesson 1: A\nDo.\n### Lesson 2: B\nDo.\n## Day 2: Water\n### Lesson 3: C\nDo.\n',
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a line of a day that speaks of another',
      `# Bread\n${sections}\n**Day 1**: look back.\n`,
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a checklist of a week',
      '## Week 1: Dough\n### Day 1: Flour\nDo.\n## Week 1 checklist\n- Done?\n## Week 2: Oven\n### Day 2: Heat\nDo.\n',
      ['Week 1: 1 Flour', 'Week 2: 2 Heat'],
    ],
    [
      'a checkpoint of two weeks',
      '## Week 1-2: Dough\n- Weigh\n- Knead\n\n### Week 1-2 Checkpoint\n- Done?\n\n## Week 3: Oven\n- Bake\n',
      ['Weeks 1–2: weeks-1-2 Dough', 'Week 3: week-3 Oven'],
    ],
    [
      'a list of weeks',
      '# Bread\n- **Week 1**: dough (1-2)\n- **Week 2**: oven\n\n## Day 1: Flour\nDo.\n## Day 2: Water\nDo.\n',
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'a list of the sections of weeks',
      '# Bread\n- [Week 1 - **Dough**](#w1)\n- [Week 2 - **Oven**](#w2)\n\n## Week 1 - Dough\nMake a dough of it.\n\n## Week 2 - Oven\nWarm the oven for it.\n',
      ['Week 1: week-1 Dough', 'Week 2: week-2 Oven'],
    ],
    [
      'a second list of all days',
      `# Bread\n${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `- Day ${n}: Short\n`).join('')}\n## All of it\n${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `- **Day ${n}**: Long and full of things to do\n`).join('')}`,
      [
        'Days 1–8: 1 Long and full of things to do, 2 Long and full of things to do, 3 Long and full of things to do, 4 Long and full of things to do, 5 Long and full of things to do, 6 Long and full of things to do, 7 Long and full of things to do, 8 Long and full of things to do',
      ],
    ],
  ])('%s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });

  test.each([
    [
      'rows go on where the sections end',
      '### 1. Flour (Day 1)\nWeigh it.\n### 2. Water (Day 2)\nPour it.\n\n## Look back\n- **Day 3**: At flour\n- **Day 4**: At water\n',
      ['Days 1–4: 1 Flour, 2 Water, 3 At flour, 4 At water'],
    ],
    [
      'a line without # stands between sections',
      '## Day 1: Flour\nWeigh it.\n\nDay 2: Water\n\n## Day 3: Salt\nAdd it.\n',
      ['Days 1–3: 1 Flour, 2 Water, 3 Salt'],
    ],
  ])('but %s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });
});

test('the text of a second mention is kept', () => {
  const reading = read(`# Bread\n${contents}\n${sections}\n**Day 1**: look back.\n`);
  expect(textOf(reading, '2')).toBe('Task: Pour it in. / Day 1: look back.');
  expect(reading.curriculum.months[0]?.extras.flatMap(({ items }) => items)).toHaveLength(2);
});

test('two different days of one number are an error', () => {
  const text =
    '# Log\n### Day 0: May 1 (Example)\nRead.\n### Day 0: May 2 (Example)\nWrite.\n### Day 1: May 3\nRest.\n';
  expect(problemsIn(read(text), 'error')).toEqual(['4:1 error duplicate-day']);
});

test('rows of one number are one day, unless the next shows that one of them is numbered wrongly', () => {
  const items = (...days: number[]): string => days.map((day) => `- Day ${day}: Do it\n`).join('');
  expect(problemsIn(read(items(1, 2, 2, 3)), 'error')).toEqual([]);
  expect(problemsIn(read(items(1, 2, 2, 4)), 'error')).toEqual(['3:3 error duplicate-day']);
});

test('a day that ends before anything is written in it is named at the heading that ends it', () => {
  const text =
    '# Bread\n## Day 1: Flour (5 min)\n## Any one of them works\n- [A](https://a.b)\n## Day 2: Water (5 min)\n- **Task**: Do.\n';
  expect(problemsIn(read(text))).toContain('3:1 warning day-left-empty');
});
