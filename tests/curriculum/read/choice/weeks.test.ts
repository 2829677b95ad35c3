import { describe, expect, test } from 'vitest';
import { problemsIn, read } from '../../reading.ts';
import { shapeIn, textOf } from './shape.ts';

describe('weeks without days are units', () => {
  test.each<[string, string | Record<string, string>, string[]]>([
    [
      'as headings',
      '## Week 1: Dough\n- Weigh\n- Knead\n\n## Week 2: Oven\n- Bake\n',
      ['Week 1: week-1 Dough', 'Week 2: week-2 Oven'],
    ],
    [
      'as bold lines',
      '# Bread\n## Phase 1: Start (weeks 1-2)\n**Week 1:**\n- Weigh\n\n**Week 2:**\n- Bake\n',
      ['Week 1: week-1', 'Week 2: week-2'],
    ],
    [
      'as rows of a table',
      '| Week | Topic | To do |\n|---|---|---|\n| 1 | Dough | Knead |\n| 2 | Oven | Bake |\n',
      ['Week 1: week-1 Dough', 'Week 2: week-2 Oven'],
    ],
    [
      'as rows whose first cell names them',
      '| | Topic |\n|---|---|\n| Week 1 | Dough |\n| Week 2 | Oven |\n',
      ['Week 1: week-1 Dough', 'Week 2: week-2 Oven'],
    ],
    [
      'as items',
      '- **Week 1**: Dough\n  - Knead\n- **Week 2**: Oven\n  - Bake\n',
      ['Week 1: week-1 Dough', 'Week 2: week-2 Oven'],
    ],
    [
      'as folders',
      { 'week-1/a.md': 'Knead.', 'week-1/b.md': 'Weigh.', 'week-2/a.md': 'Bake.' },
      ['Week 1: week-1', 'Week 2: week-2'],
    ],
    [
      'beside weeks that have days',
      '## Week 1\nWalk.\n## Week 2\n### Day 1\nRun.\n### Day 2\nRun.\n## Week 3: off\nRest.\n## Week 4\n### Day 1\nRun.\n',
      ['Week 1: week-1', 'Week 2: week-2/1, week-2/2', 'Week 3: week-3 off', 'Week 4: week-4/1'],
    ],
    [
      'that begin anew in each month',
      '# Month 1\n## Week 1\nKnead.\n## Week 2\nBake.\n# Month 2\n## Week 1\nEat.\n## Week 2\nSleep.\n',
      ['Week 1: week-1', 'Week 2: week-2', 'Week 1: month-2/week-1', 'Week 2: month-2/week-2'],
    ],
    [
      'as rows of tables in blocks, counted down to the last',
      '## Block 1: Dough\n| Week | Topic |\n|---|---|\n| 3 | Weigh |\n| 2 | Knead |\n## Block 2: Oven\n| Week | Topic |\n|---|---|\n| 1 | Bake |\n',
      ['Week 3: week-3 Weigh', 'Week 2: week-2 Knead', 'Week 1: week-1 Bake'],
    ],
    ['as lines', 'Week 1\n- Weigh\n- Knead\n\nWeek 2: Oven\n- Bake\n', ['Week 1: week-1', 'Week 2: week-2 Oven']],
    [
      'as numbered folders of weeks',
      { 'weeks/01/README.md': '# Dough\nKnead.', 'weeks/02/README.md': '# Oven\nBake.' },
      ['Week 1: week-1 Dough', 'Week 2: week-2 Oven'],
    ],
    [
      'with gaps between their blocks',
      '## Week 1: Dough\nKnead.\n##\n### Project\nA roll.\n## Week 2: Oven\nBake.\n',
      ['Week 1: week-1 Dough', 'Week 2: week-2 Oven'],
    ],
    [
      'that begin anew for others',
      '# Bread\n## Beginners\n### Week 1\nKnead it.\n### Week 2\nBake it.\n## Others\n### Week 1\nFold it.\n### Week 2\nRoast it.\n',
      ['Week 1: week-1', 'Week 2: week-2', 'Week 1: others/week-1', 'Week 2: others/week-2'],
    ],
    [
      'but not a second time in an overview',
      '# Bread\n## Contents\n### Week 1\nA.\n### Week 2\nB.\n## All of it\n### Week 1\nKnead it all and bake.\n### Week 2\nFold it all and roast.\n',
      ['Week 1: week-1', 'Week 2: week-2'],
    ],
    [
      'with spans',
      '## Week 1 - 20-26 Jul\nKnead.\n## Week 2 - 27 Jul-2 Aug\nBake.\n',
      ['Week 1: week-1 20-26 Jul', 'Week 2: week-2 27 Jul-2 Aug'],
    ],
    [
      'with days that are left at the end',
      '# Bread in 60 days\n## Week 1\nKnead.\n## Week 2\nBake.\n## The last 4 days: Review\nEat.\n',
      ['Week 1: week-1', 'Week 2: week-2', 'The last 4 days: Review: the-last-4-days-review'],
    ],
  ])('%s', (_, plan, shape) => {
    expect(shapeIn(plan)).toEqual(shape);
  });

  test('all of a week stands in its unit', () => {
    const reading = read('## Week 1: Dough\nKnead.\n##\n### Project\nA roll.\n\n## Week 2: Oven\nBake.\n');
    expect(textOf(reading, 'week-1')).toBe('Task: Knead. / Project: A roll.');
  });

  test('an empty one beside weeks with days is none, and is named', () => {
    expect(problemsIn(read('## Week 1\n### Day 1: A (5 min)\n- **Task**: Do.\n## Week 2: Later\n'))).toEqual([
      '4:1 warning part-without-days',
    ]);
  });
});

describe('weeks stay units beside', () => {
  const weeks = '## Week 1: Dough\nKnead.\n## Week 2: Oven\nBake.\n';
  const table = '| Time | Mon | Tue |\n|---|---|---|\n| 7:00 | Weigh | Weigh |\n| 19:00 | Bake | Rest |\n';

  test.each([
    ['a timetable above them', `# Bread\n## Routine\n${table}\n${weeks}`],
    ['a timetable below them', `# Bread\n${weeks}\n## Tracker\n${table}`],
    ['a list of weekdays', `# Bread\n## Rhythm\n- Monday: weigh\n- Tuesday: bake\n\n${weeks}`],
    ['a table of dates', `# Bread\n${weeks}\n## Exams\n| Date | What |\n|---|---|\n| Jan 10 | A |\n| Feb 20 | B |\n`],
  ])('%s', (_, text) => {
    expect(shapeIn(text)).toEqual(['Week 1: week-1 Dough', 'Week 2: week-2 Oven']);
  });
});

describe('weeks of days', () => {
  test.each<[string, string | Record<string, string>, string[]]>([
    [
      'by bold lines between the days',
      '# Bread\n**Week 1**\n# Day 1: A\nDo.\n# Day 2: B\nDo.\n\n**Week 2: Oven**\n\n# Day 3: Week 2 overview\nDo.\n',
      ['Week 1: 1 A, 2 B', 'Week 2: 3 Week 2 overview'],
    ],
    [
      'that begin anew in each sprint',
      '# Bread\n## Sprint 1: A\n### Week 1\n- **Day 1-3**: B\n### Week 2\n- **Day 1-3**: C\n## Sprint 2: D\n### Week 1\n- **Day 1-3**: E\n',
      ['Week 1: 1 B', 'Week 2: week-2/1 C', 'Week 1: sprint-2-d/1 E'],
    ],
    [
      'with a weekend',
      '## Week 1\n### Friday\nA.\n### Weekend (Nov 23-24): Bake\nB.\n## Week 2\n### Friday\nC.\n',
      ['Week 1: week-1/friday, week-1/weekend Bake (Nov 23-24)', 'Week 2: week-2/friday'],
    ],
    [
      'by short names',
      '## W1\n### W1D1 - A\nDo.\n### W1D2-D3 - B\nDo.\n## W2\n### W2D1 - C\nDo.\n',
      ['Week 1: 1 A, 2 B', 'Week 2: week-2/1 C'],
    ],
    [
      'by the short names of their files',
      { 'w1d1.md': '# A\nDo.', 'w1d2.md': '# B\nDo.', 'w2d1.md': '# C\nDo.' },
      ['Week 1: 1 A, 2 B', 'Week 2: week-2/1 C'],
    ],
    [
      'by sevens, whatever headings stand between',
      '## Basics\n### Day 1\nDo.\n### Day 2\nDo.\n## Oven\n### Day 3\nDo.\n',
      ['Days 1–3: 1, 2, 3'],
    ],
    [
      'by sevens, whatever files stand between',
      Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`month-1/day-${n + 1}.md`, 'Do.'])),
      ['Days 1–7: 1, 2, 3, 4, 5, 6, 7', 'Days 8–9: 8, 9'],
    ],
    [
      'by sevens, a lone last day with those before it',
      Array.from({ length: 8 }, (_, n) => `## Day ${n + 1}\nDo.\n`).join(''),
      ['Days 1–8: 1, 2, 3, 4, 5, 6, 7, 8'],
    ],
    [
      'by sevens, counting what a span stands for',
      '- Days 1-8: Flour\n- Days 9-28: Oven\n- Days 29-30: Party\n',
      ['Days 1–8: 1 Flour', 'Days 9–28: 9 Oven', 'Days 29–30: 29 Party'],
    ],
    [
      'by the last week, for days under another heading',
      '## Week 1: A\n### Day 1\nDo.\n## The last two (Days 2-3)\n### Day 2\nDo.\n### Day 3\nDo.\n',
      ['Week 1: 1, 2, 3'],
    ],
    [
      'that begin anew in each month',
      '# Month 1\n## Week 1\n- **Day 1**: A\n- **Day 2**: B\n## Week 2\n- **Day 1**: C\n# Month 2\n## Week 1\n- **Day 1**: D\n',
      ['Week 1: 1 A, 2 B', 'Week 2: week-2/1 C', 'Week 1: month-2/1 D'],
    ],
    [
      'by headings of another name under which the days begin anew',
      '# Bread\n## The first week\n- **Day 1-2**: A\n- **Day 3**: B\n## The other week\n- **Day 1-2**: C\n- **Day 3**: D\n',
      ['The first week: 1 A, 3 B', 'The other week: the-other-week/1 C, the-other-week/3 D'],
    ],
    [
      'by sevens in each month in which they begin anew',
      `# Bread\n## Month 1\n### Day 1\nA.\n### Day 2\nB.\n## Month 2: Oven\n### Day 1\nD.\n`,
      ['Days 1–2: 1, 2', 'Day 1: month-2/1'],
    ],
    [
      'that begin anew under headings of any name',
      '# Bread\n## Dough\n### Week 1\n#### Day 1\nA.\n### Week 2\n#### Day 1\nB.\n## Oven\n### Week 1: Heat\n#### Day 1\nC.\n',
      ['Week 1: 1', 'Week 2: week-2/1', 'Week 1: oven/1'],
    ],
    [
      'by a file that says its month as well',
      {
        'week-1.md': '# Month 1\n## Week 1: Dough\n### Day 1\nA.\n',
        'week-2.md': '# Month 2\n## Week 2: Oven\n### Day 1\nB.\n',
      },
      ['Week 1: 1', 'Week 2: week-2/1'],
    ],
    [
      'by spans above their days',
      '### Day01~02 - Dough\n#### Day01 - A\nDo.\n#### Day02 - B\nDo.\n### Day03~04 - Oven\n#### Day03 - C\nDo.\n',
      ['Days 1–2: 1 A, 2 B', 'Days 3–4: 3 C'],
    ],
    [
      'by a word of its file alone',
      {
        'week1_dough.md': '# Bread - Week 1: Dough\n## Week 2: Oven\n- Day 2: heat\n## Day 1: Knead\nDo it well.\n',
        'week2_oven.md': '# Bread - Week 2: Oven\n## Day 2: Heat\nDo it well.\n',
      },
      ['Week 1: 1 Knead', 'Week 2: 2 Heat'],
    ],
    [
      'by months of the calendar',
      '## 📅 March 2025\n- Day 1: A\n- Day 2: B\n## 📅 April 2025\n- Day 3: C\n- Day 4: D\n',
      ['March 2025: 1 A, 2 B', 'April 2025: 3 C, 4 D'],
    ],
    [
      'with a day 0 before the first',
      '## Day 0: Shop\nBuy.\n## Week 1: Dough\n### Day 1: A\nDo.\n',
      ['Week 1: 0 Shop, 1 A'],
    ],
  ])('%s', (_, plan, shape) => {
    expect(shapeIn(plan)).toEqual(shape);
  });
});
