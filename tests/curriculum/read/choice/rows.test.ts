import { describe, expect, test } from 'vitest';
import { read } from '../../reading.ts';
import { shapeIn, textOf } from './shape.ts';

describe('days in rows', () => {
  test.each<[string, string, string[]]>([
    [
      'lines of one paragraph',
      '### January\n**Day 1:** Psalm 1-5  \n**Day 2:** Psalm 6-10  \n**Day 3:** Psalm 11\n',
      ['Days 1–3: 1 Psalm 1-5, 2 Psalm 6-10, 3 Psalm 11'],
    ],
    [
      'items whose names bold type sets apart',
      '* **Day 1** Weigh and knead\n* **Day 2** Bake and eat\n',
      ['Days 1–2: 1 Weigh and knead, 2 Bake and eat'],
    ],
    [
      'paragraphs whose names bold type sets apart',
      '**Day 1** Weigh and knead.\n\n**Day 2** Bake and eat.\n',
      ['Days 1–2: 1 Weigh and knead., 2 Bake and eat.'],
    ],
    ['items with arrows', '- Day 1 => Weigh\n- Day 2 → Bake\n', ['Days 1–2: 1 Weigh, 2 Bake']],
    [
      'several items a day',
      '- [ ] Day 1: Weigh\n- [ ] Day 1: Knead\n- [ ] Day 2: Bake\n',
      ['Days 1–2: 1 Weigh, 2 Bake'],
    ],
    [
      'lines above their lists',
      'Day 1\n- Weigh\n\nDay 2\n- Knead\n- Wait\n\nDay 3\n\nBake it.\n',
      ['Days 1–3: 1, 2, 3'],
    ],
    [
      'rows of tables that begin anew in each month of the calendar',
      ['January', 'February']
        .map(
          (month) =>
            `## ${month}\n| Day | Psalm |\n|---|---|\n${[1, 2, 3, 4, 5, 6, 7, 8].map((day) => `| ${day} | P |\n`).join('')}`,
        )
        .join('\n'),
      [
        'January: 1 P, 2 P, 3 P, 4 P, 5 P, 6 P, 7 P, 8 P',
        'February: february/1 P, february/2 P, february/3 P, february/4 P, february/5 P, february/6 P, february/7 P, february/8 P',
      ],
    ],
    [
      'items and lines together',
      '- [**Day 1:** Psalm 1](a.md)\n- [**Day 2:** Psalm 2](b.md)\n\n**Day 3:** Psalm 3  \n**Day 4:** Psalm 4\n',
      ['Days 1–4: 1 Psalm 1, 2 Psalm 2, 3 Psalm 3, 4 Psalm 4'],
    ],
    [
      'items within items of weeks',
      '- **Week 1**: Dough\n  - **Day 1**: Weigh\n  - **Day 2**: Knead\n- **Week 2**: Oven\n  - **Day 3**: Bake\n',
      ['Week 1: 1 Weigh, 2 Knead', 'Week 2: 3 Bake'],
    ],
    [
      'numbered items that begin anew in each week',
      '### Week 1: A\n- 1. Psalm 1\n- 2. Psalm 2\n\n### Week 2: B\n- 1. Psalm 3\n- 2. Psalm 4\n',
      ['Week 1: 1 Psalm 1, 2 Psalm 2', 'Week 2: week-2/1 Psalm 3, week-2/2 Psalm 4'],
    ],
    [
      'numbered items that run on under many headings',
      '## A\n- [x] ♾️ 1 > [One](a.md)\n- [x] 2 > Two\n## B\n- [ ] 3 > Three\n- 4 > Four\n- 5 > Five\n',
      ['Days 1–5: 1 One, 2 Two, 3 Three, 4 Four, 5 Five'],
    ],
    [
      'ordered lists of which each goes on where the last one ended',
      '## Week 1\n1. A\n2. B\n3. C\n\n## Week 2\n4. D\n5. E\n',
      ['Week 1: 1 A, 2 B, 3 C', 'Week 2: 4 D, 5 E'],
    ],
    [
      'weekdays in lists',
      '## Week 1\n- Mon: Row\n- Tue: 12 miles\n## Week 2\n- Mon: Swim\n- Tue: Rest\n',
      ['Week 1: week-1/mon Row, week-1/tue 12 miles', 'Week 2: week-2/mon Swim, week-2/tue Rest'],
    ],
    [
      'weekdays in columns',
      '| Week | Mon | Tue |\n|---|---|---|\n| 1 | Row | Rest |\n| 2 | Swim | Run |\n',
      ['Week 1: week-1/mon Row, week-1/tue Rest', 'Week 2: week-2/mon Swim, week-2/tue Run'],
    ],
  ])('%s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });

  test.each<[string, string, string[]]>([
    [
      'an ordered list in each week',
      '## Week 3\n1. Run\n2. Walk\n## Week 4\n1. Run\n2. Walk\n3. Run\n',
      ['Week 3: week-3', 'Week 4: week-4'],
    ],
    ['a recipe', '# Bread\n1. Weigh\n2. Knead\n3. Bake\n', []],
    [
      'numbered topics of a week',
      '## Week 1: A\n### Topics\n#### 1. Flour (2 h)\nDo.\n#### 2. Water (1 h)\nDo.\n## Week 2: B\nDo.\n',
      ['Week 1: week-1 A', 'Week 2: week-2 B'],
    ],
  ])('%s is none', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });

  test('what stands between two lines goes to the first', () => {
    const reading = read('**Day 1:** Psalm 1  \nsung aloud  \n**Day 2:** Psalm 2\n\n- twice\n');
    expect([textOf(reading, '1'), textOf(reading, '2')]).toEqual(['Task: sung aloud', 'Task: - twice']);
  });
});

describe('days of the calendar', () => {
  test.each<[string, string, string[]]>([
    [
      'weekdays',
      '## Week 1\n### Mon 20 – Row\nDo.\n### Tue 21 – Swim\nDo.\n',
      ['Week 1: week-1/mon-20 Row, week-1/tue-21 Swim'],
    ],
    ['dates', '### January 1\nDo.\n### January 2\nDo.\n', ['January 1 – January 2: january-1, january-2']],
    [
      'dates with a weekday and a time',
      '# Week 1: A\n## 07/03 - Saturday (9h50)\nDo.\n### Morning (10:00-12:00)\nDo.\n## 08/03 - Sunday (4h50)\nDo.\n',
      ['Week 1: week-1/07-03-saturday, week-1/08-03-sunday'],
    ],
  ])('%s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });
});
