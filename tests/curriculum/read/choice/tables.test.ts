import { describe, expect, test } from 'vitest';
import { problemsIn, read } from '../../reading.ts';
import { shapeIn, textOf } from './shape.ts';

const table = (...rows: string[]): string => {
  const [head = '', ...others] = rows;
  return `${[head, head.replaceAll(/[^|]+/g, '---'), ...others].join('\n')}\n`;
};

describe('tables of which a cell is a day', () => {
  test.each<[string, string, string[]]>([
    [
      'a row a week, and a column a day by number',
      table('| Week | Day 1 | Day 2 |', '| 1 | Row | Rest |', '| 2 | Swim | Run |'),
      ['Week 1: 1 Row, 2 Rest', 'Week 2: week-2/1 Swim, week-2/2 Run'],
    ],
    [
      'a row a week that is only counted',
      table('| W | Mon | Tue |', '| 1 | Row | Rest |', '| 2 | Swim | Run |'),
      ['Week 1: week-1/mon Row, week-1/tue Rest', 'Week 2: week-2/mon Swim, week-2/tue Run'],
    ],
    [
      'a column a week, and a row a weekday',
      table('| Day | Week 1 | Week 2 |', '| Mon | Row | Swim |', '| Tue | Rest | Run |'),
      ['Week 1: week-1/mon Row, week-1/tue Rest', 'Week 2: week-2/mon Swim, week-2/tue Run'],
    ],
    [
      'a column a week, and a row a day',
      `# Bread\n${table('| | Week 1 | Week 2 |', '| Day 1 | Row | Swim |', '| Day 2 | Rest | Run |')}`,
      ['Week 1: 1 Row, 2 Rest', 'Week 2: week-2/1 Swim, week-2/2 Run'],
    ],
    [
      'a calendar of dates',
      `## Semana 1\n${table('| Lunes 1 | Martes 2 |', '| Remar | Nadar |')}`,
      ['Semana 1: week-1/lunes-1 Remar, week-1/martes-2 Nadar'],
    ],
    [
      'a calendar without a word of the weeks',
      table('| Mon | Tue |', '| Row | Rest |', '| Swim | Run |'),
      ['Mon – Tue: mon Row, tue Rest, mon-2 Swim, tue-2 Run'],
    ],
  ])('%s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });

  test('a cell of several lines is a title and a text', () => {
    const reading = read(table('| Week | Mon | Tue |', '| 1 | **Row**<br>Warm: up<br>~~Far~~ | ~~Rest~~ |'));
    expect(shapeIn(table('| Week | Mon | Tue |', '| 1 | ~~Row~~ | Rest |'))).toEqual([
      'Week 1: week-1/mon Row, week-1/tue Rest',
    ]);
    expect(textOf(reading, 'week-1/mon')).toBe('Task: Warm: up ~~Far~~');
  });

  test('what a row says beside its days is the goal of its week', () => {
    const reading = read(table('| Week | Mon | Tue | Total |', '| 1 | Row | Run | 20 km |', '| 2 | Swim | Run | |'));
    expect(reading.curriculum.months[0]?.weeks.map(({ goal }) => goal)).toEqual(['Total: 20 km', null]);
  });
});

describe('tables of which a column is a day', () => {
  const hours = table('| Time | Mon | Tue |', '| 9:00 | Row | Rest |', '| 11:00 | Swim | |');

  test.each<[string, string, string[]]>([
    ['a timetable', hours, ['Mon – Tue: mon, tue']],
    [
      'a timetable a week',
      `## Week 1\n${hours}\n## Week 2\n${hours}`,
      ['Week 1: week-1/mon, week-1/tue', 'Week 2: week-2/mon, week-2/tue'],
    ],
    [
      'days by number',
      table('| | Day 1 | Day 2 |', '| Morning | Row | Rest |', '| Evening | Swim | Run |'),
      ['Days 1–2: 1, 2'],
    ],
    [
      'weeks',
      table('| | Week 1 | Week 2 |', '| Read | Flour | Water |', '| Bake | Roll | Loaf |'),
      ['Week 1: week-1', 'Week 2: week-2'],
    ],
    ['days in a single row', table('| Day 1 | Day 2 |', '| Row | Rest |'), ['Days 1–2: 1 Row, 2 Rest']],
  ])('%s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });

  test('what each row says of a day stands under the words of the row', () => {
    const reading = read(hours);
    expect([textOf(reading, 'mon'), textOf(reading, 'tue')]).toEqual(['9:00: Row / 11:00: Swim', '9:00: Rest']);
    expect(problemsIn(reading, 'ignored')).toEqual([]);
  });
});

describe('heads of columns are days only where nothing else is', () => {
  const chart = table('| Task | Day 1 | Day 2 |', '| Weigh | ██ | |', '| Bake | | ██ |');

  test.each([
    ['beside headings', `## Day 1: A\nDo.\n## Day 2: B\nDo.\n\n${chart}`],
    ['beside items', `- **Day 1**: A\n- **Day 2**: B\n\n${chart}`],
  ])('%s', (_, text) => {
    expect(shapeIn(text)).toEqual(['Days 1–2: 1 A, 2 B']);
  });
});

describe('tables of which a row is a day', () => {
  test.each<[string, string, string[]]>([
    [
      'days by their word beside a number of the row',
      table('| № | Day | Topic |', '| 1 | Day 1 | Flour |', '| 2 | | Sieve |', '| 3 | Day 2 | Water |'),
      ['Days 1–2: 1 Flour, 2 Water'],
    ],
    [
      'the dates of a syllabus, several a week',
      table('| Week | Date | Topic |', '| 1 | Mon 9/3 | Flour |', '| | Wed 9/5 | Water |', '| 2 | Mon 9/10 | Salt |'),
      ['Week 1: week-1/mon-9-3 Flour, week-1/wed-9-5 Water', 'Week 2: week-2/mon-9-10 Salt'],
    ],
    [
      'weeks with one date each',
      table('| Week | Date | Topic |', '| 1 | Mon 9/3 | Flour |', '| 2 | Mon 9/10 | Water |'),
      ['Week 1: week-1 Flour', 'Week 2: week-2 Water'],
    ],
    [
      'several rows a day',
      table('| Day | Time | Task |', '| 1 | AM | Weigh |', '| 1 | PM | Knead |', '| 2 | AM | Bake |'),
      ['Days 1–2: 1 Weigh, 2 Bake'],
    ],
    [
      'weekdays that come again in another table of their week',
      `## Week 1\n### Breakfast\n${table('| Day | Meal |', '| Mon | Roll |', '| Tue | Bun |')}\n### Dinner\n${table('| Day | Meal |', '| Mon | Loaf |', '| Tue | Pie |')}`,
      ['Week 1: week-1/mon Roll, week-1/tue Bun'],
    ],
    [
      'weeks by letters and numbers',
      table('| Week | Topic |', '| T1 | Flour |', '| **T2 (8–14 July)** | Water |'),
      ['Week 1: week-1 Flour', 'Week 2: week-2 (8–14 July)'],
    ],
    [
      'days in words',
      table('| اليوم | المهمة |', '| الأول | دقيق |', '| الثاني | ماء |'),
      ['الأيام 1–2: 1 دقيق, 2 ماء'],
    ],
    [
      'weekdays by number',
      `## Tuần 1\n${table('| Ngày | Sáng |', '| T2 | Chạy |', '| T3 | Bơi |', '| CN | Ngủ |')}`,
      ['Tuần 1: week-1/t2 Chạy, week-1/t3 Bơi, week-1/cn Ngủ'],
    ],
  ])('%s', (_, text, shape) => {
    expect(shapeIn(text)).toEqual(shape);
  });

  test('a row that names none goes on with the one above it', () => {
    const reading = read(
      table(
        '| № | Day | Topic | Read |',
        '| 1 | Day 1 | Flour | p. 1 |',
        '| 2 | | Sieve | p. 2 |',
        '| 3 | Day 2 | Salt | |',
      ),
    );
    expect(textOf(reading, '1')).toBe('Read: p. 1 / Topic: Sieve / Read: p. 2');
    expect(problemsIn(reading, 'ignored')).toEqual([]);
  });
});

describe('a table of all, and sections for some of them', () => {
  const topics = ['Flour', 'Water', 'Salt', 'Oven'];
  const tableOf = (part: string): string =>
    table(`| ${part} | Topic |`, ...topics.map((topic, index) => `| ${index + 1} | ${topic} |`));
  const long = 'Pour it slowly and weigh again. '.repeat(20).trim();

  test.each<[string, string, string[]]>([
    ['weeks', 'Week', topics.map((topic, index) => `Week ${index + 1}: week-${index + 1} ${topic}`)],
    ['days', 'Day', ['Days 1–4: 1 Flour, 2 Water, 3 Salt, 4 Oven']],
  ])('%s', (_, part, shape) => {
    const text = `${tableOf(part)}\n## ${part} 2: Water\n${long}\n\n### Why\nIt binds.\n\n## ${part} 4: Oven\n${long}\n`;
    expect(shapeIn(text)).toEqual(shape);
    expect(textOf(read(text), part === 'Day' ? '2' : 'week-2')).toBe(`Task: ${long} / Why: It binds.`);
    expect(problemsIn(read(text), 'error')).toEqual([]);
  });

  test('a section brings its time and its key', () => {
    const text = `${tableOf('Day')}\n## Day 2: Water (25 min) {#pour}\n${long}\n`;
    const [, day] = read(text).curriculum.months[0]?.weeks[0]?.days ?? [];
    expect(day).toMatchObject({ key: 'pour', title: 'Water', minutes: 25 });
  });
});

test('what a week promises may stand in a table, and its goal in a quote', () => {
  const { curriculum } = read(
    `# Month 1\n## Week 1: Dough\n> **Goal**: Feel it\n\n### Day 1: Flour\nWeigh.\n## Weekly milestones\n${table('| Week | Milestone |', '| **Week 1** | It rises |')}`,
  );
  expect(curriculum.months[0]?.weeks[0]).toMatchObject({ goal: 'Feel it', milestone: 'It rises' });
});
