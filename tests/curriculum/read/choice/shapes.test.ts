import { expect, test } from 'vitest';
import { shapeIn } from './shape.ts';

const topics = ['Flour', 'Water', 'Salt', 'Oven', 'Bread'];
const headed = (headings: (number: number, topic: string) => string): string =>
  topics.map((topic, index) => `## ${headings(index + 1, topic)}\nDo.\n`).join('');
const five = ['Days 1–5: 1 Flour, 2 Water, 3 Salt, 4 Oven, 5 Bread'];

test.each<[string, string | Record<string, string>, string[]]>([
  ['numbers that are drawn', headed((number, topic) => `${number}\uFE0F\u20E3 ${topic} (20 min)`), five],
  ['days whose number is drawn', headed((number, topic) => `Day ${number}\uFE0F\u20E3: ${topic}`), five],
  [
    'a ten that is drawn',
    '## Day 🔟: Flour\nDo.\n## Day 1\uFE0F\u20E31\uFE0F\u20E3: Water\nDo.\n',
    ['Days 10–11: 10 Flour, 11 Water'],
  ],
  ['numbers behind a #', headed((number, topic) => `#${number} ${topic} (20 min)`), five],
  ['D for day, where these run on', headed((number, topic) => `D${number}: ${topic}`), five],
  [
    'a letter and a number that are no day',
    '## Week 1\nKnead.\n## D3: a chart\nDraw.\n## Week 2\nBake.\n',
    ['Week 1: week-1', 'Week 2: week-2'],
  ],
  ['W and D', '## W1D1: A\nDo.\n## W1D2: B\nDo.\n## W2D1: C\nDo.\n', ['Week 1: 1 A, 2 B', 'Week 2: week-2/1 C']],
  [
    'weeks that are named in their days',
    '## Week 1, Day 1: A\nDo.\n## Week 1, Day 2: B\nDo.\n## Week 2, Day 1: C\nDo.\n',
    ['Week 1: 1 A, 2 B', 'Week 2: week-2/1 C'],
  ],
  ['a round that begins anew', '### R2D1\nRead.\n### R2D2\nWrite.\n', ['Days 1–2: 1, 2']],
  [
    'a log whose newest day is on top',
    '## Day 3: C\nDo.\n## Day 2: B\nDo.\n## Day 1: A\nDo.\n',
    ['Days 1–3: 1 A, 2 B, 3 C'],
  ],
  [
    'files that are called after dates',
    { '2024-01-01-flour.md': 'Weigh.', '2024-01-02-water.md': 'Pour.', '2024-01-03.md': '# Salt\nAdd.' },
    ['2024-01-01 – 2024-01-03: 2024-01-01 Flour, 2024-01-02 Water, 2024-01-03 Salt'],
  ],
  [
    'pages with the ids of their export',
    {
      'Day 1 Flour 0a1b2c3d4e5f60718293a4b5c6d7e8f9.md': 'Weigh.',
      'Day 2 ffeeddccbbaa99887766554433221100.md': 'Pour.',
    },
    ['Days 1–2: 1 Flour, 2'],
  ],
  [
    'a table that is folded to save room',
    '| Day | Task | Day | Task |\n|---|---|---|---|\n| 1 | A | 3 | C |\n| 2 | B | 4 | D |\n',
    ['Days 1–4: 1 A, 2 B, 3 C, 4 D'],
  ],
])('%s', (_, plan, shape) => {
  expect(shapeIn(plan)).toEqual(shape);
});
