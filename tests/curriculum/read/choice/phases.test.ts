import { describe, expect, test } from 'vitest';
import { read } from '../../reading.ts';
import { shapeIn, textOf } from './shape.ts';

describe('months, phases and parts without days are units in a plan without weeks', () => {
  test.each<[string, string | Record<string, string>, string[]]>([
    [
      'as headings, with the dates of their own',
      '## Phase 1: Dough (7 March – 12 April)\n- Weigh\n### Tools\n- Bowl\n## Phase 2: Oven\n- Warm\n',
      ['Phase 1: phase-1 Dough (7 March – 12 April)', 'Phase 2: phase-2 Oven'],
    ],
    [
      'beside one that has a few days',
      '## Phase 1: Dough\n- Weigh\n## Phase 2: Feast\n### 1 July\nCook.\n### 2 July\nEat.\n## Phase 3: Rest\n- Sleep\n',
      ['Phase 1: phase-1 Dough', '1 July – 2 July: 1-july, 2-july', 'Phase 3: phase-3 Rest'],
    ],
    ['as parts', '## Part 1: Dough\nKnead.\n## Part 2: Oven\nBake.\n', ['Part 1: part-1 Dough', 'Part 2: part-2 Oven']],
    [
      'as modules',
      '## Module 1: Dough\nKnead.\n## Module 2: Oven\nBake.\n',
      ['Module 1: module-1 Dough', 'Module 2: module-2 Oven'],
    ],
    ['as sprints', '## Sprint 1\nKnead.\n## Sprint 2\nBake.\n', ['Sprint 1: sprint-1', 'Sprint 2: sprint-2']],
    [
      'as chapters',
      '## Chapter 1: Dough\nKnead.\n## Chapter 2: Oven\nBake.\n',
      ['Chapter 1: chapter-1 Dough', 'Chapter 2: chapter-2 Oven'],
    ],
    [
      'as several months',
      '## Months 1-2: A\nKnead.\n## Months 3-4: B\nBake.\n',
      ['Months 1–2: months-1-2 A', 'Months 3–4: months-3-4 B'],
    ],
    [
      'as months of the calendar',
      '## January 2025\nKnead.\n## February 2025\nBake.\n',
      ['January 2025: january-2025', 'February 2025: february-2025'],
    ],
    [
      'in other languages',
      '## Стадия 1: Тесто\nМесить.\n## Стадия 2: Печь\nПечь.\n',
      ['Стадия 1: стадия-1 Тесто', 'Стадия 2: стадия-2 Печь'],
    ],
    [
      'below greater ones',
      '# Quarter 1\n## Month 1: A\nKnead.\n## Month 2: B\nBake.\n# Quarter 2\n## Month 4: C\nEat.\n',
      ['Month 1: month-1 A', 'Month 2: month-2 B', 'Month 4: month-4 C'],
    ],
    [
      'that begin anew in each month',
      '# Month 1\n## Part 1: A\nKnead.\n## Part 2: B\nBake.\n# Month 2\n## Part 1: C\nEat.\n',
      ['Part 1: part-1 A', 'Part 2: part-2 B', 'Part 1: month-2/part-1 C'],
    ],
    [
      'as items',
      '- **Phase 1**: Dough\n  - Knead\n- **Phase 2**: Oven\n  - Bake\n',
      ['Phase 1: phase-1 Dough', 'Phase 2: phase-2 Oven'],
    ],
    [
      'as rows of a table',
      '| Phase | Topic |\n|---|---|\n| 1 | Dough |\n| 2 | Oven |\n',
      ['Phase 1: phase-1 Dough', 'Phase 2: phase-2 Oven'],
    ],
    [
      'as folders and files',
      {
        'README.md': '# Bread\n- Phase 1\n- Phase 2',
        'phase-1/a.md': '# Dough\nKnead.',
        'phase-2.md': '# Oven\nBake.',
      },
      ['Phase 1: phase-1 Dough', 'Phase 2: phase-2 Oven'],
    ],
  ])('%s', (_, plan, shape) => {
    expect(shapeIn(plan)).toEqual(shape);
  });

  test('with all that stands in them', () => {
    const reading = read(
      '## Phase 1: A\n- Weigh\n### Tools\n- Bowl\n### Phase 2 needs more\nYes.\n## Phase 2: B\nDo.\n',
    );
    expect(textOf(reading, 'phase-1')).toBe('Task: - Weigh / Tools: - Bowl / Phase 2 needs more: Yes.');
  });
});

describe('but none', () => {
  test.each<[string, string, string[]]>([
    [
      'that is an overview of days',
      '## Phase 1: A\nFlour.\n## Phase 2: B\nWater.\n## Plan\n### Day 1\nDo.\n### Day 2\nDo.\n',
      ['Days 1–2: 1, 2'],
    ],
    [
      'beside weeks',
      '# Phase 1: A\n## Week 1\nKnead.\n## Week 2\nBake.\n# Phase 2: Later\nSee.\n',
      ['Week 1: week-1', 'Week 2: week-2'],
    ],
    ['that stands by itself', '## Part 1: A\nFlour.\n## Others\nWater.\n', []],
  ])('%s', (_, plan, shape) => {
    expect(shapeIn(plan)).toEqual(shape);
  });
});

test('what a row says of its phase stands in the day', () => {
  expect(textOf(read('| Day | Phase | Topic |\n|---|---|---|\n| 1 | 2 | A |\n| 2 | 2 | B |\n'), '1')).toBe('Phase: 2');
});
