import { describe, expect, test } from 'vitest';
import { findDay } from '../../../src/curriculum/look-up.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { daysIn, problemsIn, read } from '../reading.ts';

const head = '# Month 1: M\n\n## Week 1: W\n\n';
const shown = (text: string) =>
  daysIn(read(text)).map(({ key, label, title, minutes }) => [key, label, title, minutes]);

describe('numbered headings', () => {
  test.each([
    ['below a week', '## Week 1: W\n\n### 1. Loops\nDo\n\n### 2. Sets\nDo\n'],
    ['with times', '# Plan\n\n## 1. Loops (30 min)\nDo\n\n## 2. Sets\nDo\n'],
    ['with tasks', '# Plan\n\n## 1) Loops\n- **Task**: Do\n\n## 2) Sets\n- **Task**: Do\n'],
    ['with a dash', '# Plan\n\n## 1 – Loops\n- **Task**: Do\n\n## 2 – Sets\n- **Task**: Do\n'],
  ])('%s are days', (_, text) => {
    expect(shown(text).map(([key, label, title]) => [key, label, title])).toEqual([
      ['1', 'Day 1', 'Loops'],
      ['2', 'Day 2', 'Sets'],
    ]);
  });

  test.each([
    ['beside days', `${head}### Day 1: Loops\nDo\n\n## 1. Why\nText\n\n## 2. How\nText\n`, ['1']],
    ['one alone', '## Week 1\n\n### 1. Loops\nDo\n', ['week-1']],
    ['with gaps', '## Week 1\n\n### 1. Loops\nDo\n\n### 4. Sets\nDo\n', ['week-1']],
    ['of an essay', '# Essay\n\n## 1. Why\nText\n\n## 2. How\nText\n', []],
  ])('%s are none', (_, text, keys) => {
    expect(shown(text).map(([key]) => key)).toEqual(keys);
  });
});

describe('several days as one unit', () => {
  test.each([
    [
      'a heading',
      `${head}### Day 2: A (5 min)\nDo\n\n### Days 3-4: Project (1 h)\nBuild\n\n### Day 5: B (5 min)\nDo\n`,
    ],
    [
      'bold type',
      `${head}**Day 2: A (5 min)**\n\nDo\n\n**Days 3–4: Project (1 h)**\n\nBuild\n\n**Day 5: B (5 min)**\n\nDo\n`,
    ],
    [
      'a list',
      `${head}- **Day 2**: A (5 min)\n  Do\n- **Days 3 to 4**: Project (1 h)\n  Build\n- **Day 5**: B (5 min)\n  Do\n`,
    ],
    [
      'a table',
      `${head}| Day | Topic | Time | Hands-on |\n|---|---|---|---|\n| 2 | A | 5 | Do |\n| 3-4 | Project | 1 h | Build |\n| 5 | B | 5 | Do |\n`,
    ],
  ])('in %s', (_, text) => {
    const reading = read(text);
    expect(shown(text)).toEqual([
      ['2', 'Day 2', 'A', 5],
      ['3', 'Days 3–4', 'Project', 60],
      ['5', 'Day 5', 'B', 5],
    ]);
    expect(problemsIn(reading).map((problem) => problem.split(' ').slice(1).join(' '))).toEqual(['warning day-range']);
    expect(findDay(planOf(reading.curriculum), '4')?.key).toBe('3');
  });

  test.each([
    ['days stand below', '# M\n\n## Days 8-14: W\n\n### Day 8: A\nDo\n', ['Days 8–14']],
    ['days of other numbers stand below', '# M\n\n## Days 8-14: W\n\n### Day 1: A\nDo\n', ['Days 8–14']],
    ['rows stand below', '# M\n\n## Days 1-2: W\n\n| Day | Task |\n|---|---|\n| 1 | Do |\n| 2 | Do |\n', ['Days 1–2']],
  ])('it is a week where %s', (_, text, labels) => {
    expect(read(text).curriculum.months.flatMap(({ weeks }) => weeks.map(({ label }) => label))).toEqual(labels);
  });
});

test.each([
  [
    'a link definition that nothing uses',
    `${head}### Day 1: D (5 min)\nDo\n\n[a]: https://example.org\n`,
    '8:1 ignored unused-definition',
  ],
  [
    'a second definition',
    `${head}### Day 1: D (5 min)\nDo [a]\n\n[a]: https://example.org\n[a]: https://example.org/b\n`,
    '9:1 ignored unused-definition',
  ],
  [
    'a cell without a column',
    `${head}| Day | Task | Time |\n|---|---|---|\n| 1 | Do | 5 | more |\n`,
    '7:14 ignored cell-without-column',
  ],
  [
    'a link in the heading of a week',
    '# M\n## Week 1: [W](https://example.org)\n### Day 1: D (5 min)\nDo\n',
    '2:12 ignored link-in-heading',
  ],
  [
    'a heading with nothing under it',
    `${head}### Day 1: D (5 min)\nDo\n\n## Next steps\n`,
    '8:1 ignored empty-section',
  ],
  ['a second title', `---\ntitle: A\ntitle: B\n---\n${head}### Day 1: D (5 min)\nDo\n`, '3:1 warning bad-front-matter'],
])('%s is named', (_, text, problem) => {
  expect(problemsIn(read(text))).toContain(problem);
});

test.each(['Quiz', 'Checkpoint', 'Project increment', 'Mood music'])('%s keeps its name and place', (label) => {
  const [day] = daysIn(
    read(`${head}### Day 1: D (5 min)\n- **Task**: Do\n- **${label}**: Words\n- **Practice**: Try\n`),
  );
  expect(day!.fields.map((field) => field.label)).toEqual(['Task', label, 'Practice']);
});

test('tabs, trailing spaces and broken emoji change nothing', () => {
  const text = `${head}### Day 1: D (5 min)\n\n- **Task**: Do\n- **Practice**: Try\n`;
  const untidy = text.replaceAll('- **', '-\t**').replaceAll('\n', '  \n').replace('### ', '###\t üéØ ');
  expect(shown(untidy)).toEqual(shown(text));
  expect(daysIn(read(untidy))[0]?.fields).toEqual(daysIn(read(text))[0]?.fields);
});
