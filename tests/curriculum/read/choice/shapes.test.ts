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
  ['numbers in brackets', headed((number, topic) => `[00${number}] ${topic} (20 min)`), five],
  [
    'a list with numbers in brackets',
    ['01', '02', '03', '04', '05', '06', '07'].map((number) => `- [${number}] Loaf`).join('\n'),
    ['Days 1–7: 1 Loaf, 2 Loaf, 3 Loaf, 4 Loaf, 5 Loaf, 6 Loaf, 7 Loaf'],
  ],
  [
    'a rule on top is no beginning of settings',
    '---\n\n**Day 1: Flour**\n\n- Weigh\n\n---\n\n**Day 2: Water**\n\n- Pour\n',
    ['Days 1–2: 1 Flour, 2 Water'],
  ],
  [
    'headings between rules',
    '---\n\n## Day 1: Flour\n\nWeigh.\n\n---\n\n## Day 2: Water\n\nPour.\n',
    ['Days 1–2: 1 Flour, 2 Water'],
  ],
  [
    'pages whose settings name their day and place',
    {
      'flour.md': '---\ntitle: "Day 3 – Flour"\nweight: 3\n---\nWeigh.',
      'oven.md': '---\ntitle: "Day 1 – Oven"\nweight: 1\n---\nHeat.',
      'water.md': '---\ntitle: "Day 2 – Water"\nweight: 2\n---\nPour.',
    },
    ['Days 1–3: 1 Oven, 2 Water, 3 Flour'],
  ],
  [
    'settings as Hugo writes them',
    {
      'a.md': '+++\ntitle = "Day 2: Water"\n+++\nPour.',
      'b.md': '+++\ntitle = "Day 1: Flour"\n+++\nWeigh.',
    },
    ['Days 1–2: 1 Flour, 2 Water'],
  ],
  [
    'a plan in a fence, as answers are copied',
    '```markdown\n# Bread\n\n## Day 1: Flour\n\n- Weigh\n\n## Day 2: Water\n\n- Pour\n```\n',
    ['Days 1–2: 1 Flour, 2 Water'],
  ],
  ['lines in a fence', '# Bread\n\n```\nDay 1: Flour\nDay 2: Water\n```\n', ['Days 1–2: 1 Flour, 2 Water']],
  [
    'a plan in a quote',
    '> ## Day 1: Flour\n>\n> Weigh.\n>\n> ## Day 2: Water\n>\n> Pour.\n',
    ['Days 1–2: 1 Flour, 2 Water'],
  ],
  [
    'notes that are folded',
    '> [!todo]- Day 1: Flour\n> Weigh.\n\n> [!todo]+ Day 2: Water\n> Pour.\n',
    ['Days 1–2: 1 Flour, 2 Water'],
  ],
  [
    'a fence beside days is what these show',
    '## Day 1: Flour\nWrite:\n```\nDay 1: weighed\nDay 2: poured\nDay 3: baked\n```\n## Day 2: Water\nPour.\n',
    ['Days 1–2: 1 Flour, 2 Water'],
  ],
  [
    'weekdays behind what is done on them',
    '## Week 1\n### Push day (Mon)\nPress.\n### Pull day (Wed)\nRow.\n## Week 2\n### Push day (Mon)\nPress.\n',
    ['Week 1: week-1/mon Push day, week-1/wed Pull day', 'Week 2: week-2/mon Push day'],
  ],
  [
    'a list a month',
    ['January', 'February']
      .map((month) => `## ${month}\n${[1, 2, 3, 4, 5, 6, 7].map((number) => `${number}. Loaf`).join('\n')}\n`)
      .join('\n'),
    [
      'January: 1 Loaf, 2 Loaf, 3 Loaf, 4 Loaf, 5 Loaf, 6 Loaf, 7 Loaf',
      'February: february/1 Loaf, february/2 Loaf, february/3 Loaf, february/4 Loaf, february/5 Loaf, february/6 Loaf, february/7 Loaf',
    ],
  ],
  [
    'files with the numbers of part and lesson',
    { '1.1-flour.md': 'Weigh.', '1.2-water.md': 'Pour.', '2.1-oven.md': 'Heat.' },
    ['Week 1: 1 Flour, 2 Water', 'Week 2: week-2/1 Oven'],
  ],
])('%s', (_, plan, shape) => {
  expect(shapeIn(plan)).toEqual(shape);
});
