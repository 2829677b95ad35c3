import { describe, expect, test } from 'vitest';
import { daysIn, firstDay, problemsIn, read, readAll } from '../reading.ts';

const task = '\n\n- **Task**: Do it\n';

describe('headings of days', () => {
  test.each([
    ['#### Day 12: Loops (45 min)', 'Day 12', 'Loops', 45],
    ['# Day 12 - Loops (45 minutes)', 'Day 12', 'Loops', 45],
    ['## Day 12 – Loops [45 min]', 'Day 12', 'Loops', 45],
    ['## Day 12 — Loops · 45 min', 'Day 12', 'Loops', 45],
    ['## Day 12. Loops, 45 min', 'Day 12', 'Loops', 45],
    ['## Day 12 | Loops', 'Day 12', 'Loops', null],
    ['## Day 12 Loops', 'Day 12', 'Loops', null],
    ['## Day 12', 'Day 12', '', null],
    ['## Day 12 (45 min): Loops', 'Day 12', 'Loops', 45],
    ['## Day 12 (Monday): Loops', 'Day 12', 'Loops (Monday)', null],
    ['## DAY 012: LOOPS', 'Day 12', 'LOOPS', null],
    ['## day12: loops', 'Day 12', 'loops', null],
    ['## Day #12: Loops', 'Day 12', 'Loops', null],
    ['## Day 12/30: Loops', 'Day 12', 'Loops', null],
    ['## Day 12 of 30: Loops', 'Day 12', 'Loops', null],
    ['## Day 12 - 3 ways to loop', 'Day 12', '3 ways to loop', null],
    ['## **Day 12:** Loops', 'Day 12', 'Loops', null],
    ['## 📅 Day 12: 🎯 Loops ✅', 'Day 12', 'Loops', null],
    ['## üéØ **Day 12: Loops**', 'Day 12', 'Loops', null],
    ['## Day 12: `for` and *while*', 'Day 12', 'for and while', null],
    ['## Lesson 12: Loops (1 hour)', 'Lesson 12', 'Loops', 60],
    ['## Session 12: Loops (1.5 h)', 'Session 12', 'Loops', 90],
    ['## Day 12: Loops (1h 15m)', 'Day 12', 'Loops', 75],
    ['## Day 12: Loops (30–45 min)', 'Day 12', 'Loops', 45],
    ['## Day 12: Loops (~20 min)', 'Day 12', 'Loops', 20],
    ['## Day 12: Loops (part 2)', 'Day 12', 'Loops (part 2)', null],
    ['**Day 12 – Loops (45 min)**', 'Day 12', 'Loops', 45],
    ['**Day 12**: Loops (45 min)', 'Day 12', 'Loops', 45],
    ['__Day 12: Loops__', 'Day 12', 'Loops', null],
    ['Day 12: Loops\n---', 'Day 12', 'Loops', null],
  ])('%s', (heading, label, title, minutes) => {
    const reading = read(`# Month 1: M\n\n## Week 1: W\n\n${heading}${task}`);
    const days = daysIn(reading);
    expect(days.map((day) => [day.key, day.number, day.label, day.title, day.minutes])).toEqual([
      ['12', 12, label, title, minutes],
    ]);
    expect(days[0]!.fields).toEqual([{ kind: 'task', label: 'Task', text: 'Do it' }]);
    expect(problemsIn(reading, 'error')).toEqual([]);
    expect(problemsIn(reading, 'ignored')).toEqual([]);
  });

  test('a link in the title is a resource', () => {
    const day = firstDay(read('## Day 1: [Loops](https://example.org/loops)'));
    expect([day.title, day.resources]).toEqual(['Loops', [{ title: 'Loops', url: 'https://example.org/loops' }]]);
  });
});

describe('headings of weeks and months', () => {
  test.each([
    ['## Week 3: Basics', 'Week 3', 'Basics', 3],
    ['**Week 3 – Basics**', 'Week 3', 'Basics', 3],
    ['##### Module 3: Basics', 'Module 3', 'Basics', 3],
    ['# Sprint 3 - Basics', 'Sprint 3', 'Basics', 3],
    ['## Unit 3. Basics', 'Unit 3', 'Basics', 3],
    ['## WEEK 3', 'Week 3', '', 3],
    ['## Week 3 Basics', 'Week 3', 'Basics', 3],
    ['## Weeks 3-4: Basics', 'Weeks 3–4', 'Basics', 3],
    ['## Week 3 (Days 15–21): Basics', 'Week 3', 'Basics (Days 15–21)', 3],
    ['## Days 15-21: Basics', 'Days 15–21', 'Basics', null],
  ])('week: %s', (heading, label, title, number) => {
    const reading = read(`# Month 1: M\n\n${heading}\n\n### Day 15: D${task}`);
    const weeks = reading.curriculum.months.flatMap((month) => month.weeks);
    expect(weeks.map((week) => [week.label, week.title, week.number, week.days.length])).toEqual([
      [label, title, number, 1],
    ]);
    expect(problemsIn(reading, 'error')).toEqual([]);
  });

  test.each([
    ['# Month 2: Basics', 'Month 2', 'Basics', 2],
    ['### 📅 MONTH 2 - Basics', 'Month 2', 'Basics', 2],
    ['# Phase 2: Basics', 'Phase 2', 'Basics', 2],
    ['# Days 1-30: Basics', 'Days 1–30', 'Basics', null],
    ['# Basics of it', 'Basics of it', '', null],
  ])('month: %s', (heading, label, title, number) => {
    const reading = read(`${heading}\n\n## Week 1: W\n\n### Day 1: D${task}`);
    const { months } = reading.curriculum;
    expect(months.map((month) => [month.label, month.title, month.number, month.weeks.length])).toEqual([
      [label, title, number, 1],
    ]);
  });

  test('all at one level', () => {
    const reading = read(
      '## Month 1: M\n## Week 1: W\n## Day 1: A\nDo a\n## Day 2: B\nDo b\n## Week 2: X\n## Day 3: C\nDo c\n## Key takeaways\n- T\n## Month 2: N\n## Week 5: Y\n## Day 4: D\nDo d',
    );
    expect(
      reading.curriculum.months.map(({ label, weeks, takeaways }) => [
        label,
        weeks.map(({ days }) => days.map(({ key }) => key)),
        takeaways,
      ]),
    ).toEqual([
      ['Month 1', [['1', '2'], ['3']], [{ title: 'Key takeaways', items: ['T'] }]],
      ['Month 2', [['4']], []],
    ]);
    expect(daysIn(reading).map(({ fields }) => fields[0]?.text)).toEqual(['Do a', 'Do b', 'Do c', 'Do d']);
  });

  test('months may be missing in between', () => {
    const reading = readAll({
      'month-1.md': '# Month 1: A\n## Week 1\n### Day 1: X\nDo',
      'month-7.md': '# Month 7: B\n## Week 25\n### Day 174: Y\nDo',
    });
    expect(reading.curriculum.months.map(({ key }) => key)).toEqual(['1', '7']);
    expect(problemsIn(reading, 'error')).toEqual([]);
  });

  test('parts above weeks and within days are no weeks or months', () => {
    const reading = read(
      '# Month 1: M\n## Phase 1: P\n### Module 1: Outer\n**Goal**: G\n#### Week 1: W\n##### Day 1: D\nDo\n###### Part 2: Try\nIt\n#### Week 2: X\n##### Day 2: E\nDo',
    );
    expect(problemsIn(reading, 'error')).toEqual([]);
    expect(
      reading.curriculum.months.map(({ label, weeks, extras }) => [label, weeks.map((week) => week.label), extras]),
    ).toEqual([
      [
        'Month 1',
        ['Week 1', 'Week 2'],
        [
          { title: 'Phase 1: P', items: [] },
          { title: 'Module 1: Outer', items: ['G'] },
        ],
      ],
    ]);
    expect(firstDay(reading).fields.map(({ label }) => label)).toEqual(['Task', 'Part 2: Try']);
  });

  test('days without weeks are put together by seven', () => {
    const reading = read(
      `# Plan\n${Array.from({ length: 10 }, (_, index) => `\n## Day ${index + 1}: T\n\nDo ${index}\n`).join('')}`,
    );
    const [month] = reading.curriculum.months;
    expect(month!.weeks.map(({ label, key, days }) => [label, key, days.length])).toEqual([
      ['Days 1–7', 'days-1-7', 7],
      ['Days 8–10', 'days-8-10', 3],
    ]);
    expect(reading.curriculum.title).toBe('Plan');
  });
});

describe('what stands in a day', () => {
  const dayOf = (text: string) => firstDay(read(`# Month 1: M\n## Week 1: W\n### Day 1: D\n\n${text}\n`));
  const field = (kind: string, label: string, text: string) => ({ kind, label, text });

  test.each([
    ['- **Task**: Do it', [field('task', 'Task', 'Do it')]],
    ['- **Task:** Do it', [field('task', 'Task', 'Do it')]],
    ['* __Task__: Do it', [field('task', 'Task', 'Do it')]],
    ['+ Task: Do it', [field('task', 'Task', 'Do it')]],
    ['1. **Task** – Do it', [field('task', 'Task', 'Do it')]],
    ['- [ ] **Task**: Do it', [field('task', 'Task', 'Do it')]],
    ['- 🎯 **Task**: Do it', [field('task', 'Task', 'Do it')]],
    ['- **🎯 Task**: Do it', [field('task', 'Task', 'Do it')]],
    ['- üéØ **Task**: Do it', [field('task', 'Task', 'Do it')]],
    ['**Task**: Do it', [field('task', 'Task', 'Do it')]],
    ['**Task**\n\nDo it', [field('task', 'Task', 'Do it')]],
    ['**Task**\nDo it', [field('task', 'Task', 'Do it')]],
    ['#### Task\n\nDo it', [field('task', 'Task', 'Do it')]],
    ['###### 🎯 Task:\nDo it', [field('task', 'Task', 'Do it')]],
    ['**🎯 Objective:** Do it', [field('task', 'Objective', 'Do it')]],
    ['- **Task (20 min)**: Do it', [field('task', 'Task (20 min)', 'Do it')]],
    ['- **Learning:** Read', [field('learning', 'Learning', 'Read')]],
    ['- **Key concepts**: Read', [field('learning', 'Key concepts', 'Read')]],
    ['- **Exercise**: Try', [field('practice', 'Exercise', 'Try')]],
    ['- **Hands-on**: Try', [field('practice', 'Hands-on', 'Try')]],
    ['- **Write down**: This', [field('documentation', 'Write down', 'This')]],
    ['- **Done when**: It runs', [field('done-when', 'Done when', 'It runs')]],
    ['- **Mood music**: Jazz', [field('other', 'Mood music', 'Jazz')]],
    ['- **Note** that this is no label', [field('task', 'Task', '- **Note** that this is no label')]],
    ['Do it.', [field('task', 'Task', 'Do it.')]],
    ['- Do it\n- And this', [field('task', 'Task', '- Do it\n- And this')]],
    ['1. Do it\n2. And this', [field('task', 'Task', '1. Do it\n2. And this')]],
    ['Before.\n\n- **Task**: Do it', [field('other', '', 'Before.'), field('task', 'Task', 'Do it')]],
    ['- **Task**: Do it\n\nAfter.', [field('task', 'Task', 'Do it'), field('other', '', 'After.')]],
    ['- **Task**: Do it\n\n```sh\nls\n```', [field('task', 'Task', 'Do it\n\n```sh\nls\n```')]],
    [
      '**Task**: Do it:\n- a\n  - b\n\n**Learning**: Read',
      [field('task', 'Task', 'Do it:\n- a\n  - b'), field('learning', 'Learning', 'Read')],
    ],
    [
      '**Task**: Do it\n**Learning**: Read\n**Practice**: Try',
      [field('task', 'Task', 'Do it'), field('learning', 'Learning', 'Read'), field('practice', 'Practice', 'Try')],
    ],
    ['**Task**: Do it  \n**Mood**: Good', [field('task', 'Task', 'Do it'), field('other', 'Mood', 'Good')]],
    ['> Quoted.', [field('task', 'Task', '> Quoted.')]],
    ['- **Task**: Do\n  - **Inner**: stays\n    - deep', [field('task', 'Task', 'Do\n- **Inner**: stays\n  - deep')]],
    [
      '- **Task**: See [the page](https://example.org) and act',
      [field('task', 'Task', 'See [the page](https://example.org) and act')],
    ],
    ['- **Practice**: Use `**x**: y`', [field('practice', 'Practice', 'Use `**x**: y`')]],
    [
      '#### Task\nDo it\n#### Mood\nGood\n#### Resources\n- https://example.org/a',
      [field('task', 'Task', 'Do it'), field('other', 'Mood', 'Good')],
    ],
  ])('%s', (text, fields) => {
    expect(dayOf(text).fields).toEqual(fields);
  });

  test.each([
    ['- **Duration**: 45 min\n- **Task**: Do', 45],
    ['- **Task (20 min)**: Do\n- **Practice** (25 min): Try', 45],
    ['**Estimated time:** 1 hour\n\n**Task**: Do', 60],
  ])('minutes of %s', (text, minutes) => {
    expect(dayOf(text).minutes).toBe(minutes);
  });

  const link = (title: string, url: string) => ({ title, url });

  test.each([
    [
      '- **Resources**:\n  - [A](https://example.org/a)\n  - [B](https://example.org/b)',
      [link('A', 'https://example.org/a'), link('B', 'https://example.org/b')],
    ],
    [
      '- **Resources**: [A](https://example.org/a), [B](https://example.org/b)',
      [link('A', 'https://example.org/a'), link('B', 'https://example.org/b')],
    ],
    [
      '**Resources:**\n- **A**: https://example.org/a_b_c\n- https://www.example.org/b/.',
      [link('A', 'https://example.org/a_b_c'), link('example.org/b', 'https://www.example.org/b/')],
    ],
    ['#### 📚 Resources\n1. [A](https://example.org/a) – chapter 2', [link('A – chapter 2', 'https://example.org/a')]],
    [
      '**Resources**\n\n[A](https://example.org/a)\n[B](https://example.org/b)',
      [link('A', 'https://example.org/a'), link('B', 'https://example.org/b')],
    ],
    [
      '- **Links**: https://example.org/a and https://example.org/b',
      [link('example.org/a', 'https://example.org/a'), link('example.org/b', 'https://example.org/b')],
    ],
    ['- **Reading**:\n  - Docs\n    - <https://example.org/a>', [link('example.org/a', 'https://example.org/a')]],
    ['- **Resources**:\n  - [A][a]\n\n[a]: https://example.org/a', [link('A', 'https://example.org/a')]],
    ['- **Task**: Do\n- [A](https://example.org/a)', [link('A', 'https://example.org/a')]],
    ['- **Task**: Do\n- **A**: https://example.org/a', [link('A', 'https://example.org/a')]],
    [
      '- **Resources**:\n  - https://en.wikipedia.org/wiki/A_(b)',
      [link('en.wikipedia.org/wiki/A_(b)', 'https://en.wikipedia.org/wiki/A_(b)')],
    ],
    ['- **Resources**:\n  - The page (https://example.org/a)', [link('The page', 'https://example.org/a')]],
  ])('resources of %s', (text, resources) => {
    expect(dayOf(text).resources).toEqual(resources);
  });

  test.each([
    ['[C++](https://example.org)', 'C++'],
    ['**C#**: https://example.org', 'C#'],
    ['[Guide (PDF)](https://example.org), 3 pages', 'Guide (PDF), 3 pages'],
    ['📘 [Guide](https://example.org) ✅', 'Guide'],
    ['**Docs**: [Guide](https://example.org)', 'Docs: Guide'],
    ['Guide – https://example.org', 'Guide'],
    ['Guide: <https://example.org> (free)', 'Guide (free)'],
    ['[ ] [Guide](https://example.org)', 'Guide'],
    ['[https://example.org](https://example.org)', 'example.org'],
  ])('the title in %s is %s', (text, title) => {
    expect(dayOf(`- **Resources**:\n  - ${text}`).resources.map((found) => found.title)).toEqual([title]);
  });

  test('resources without an address stay as text under the word of the author', () => {
    expect(dayOf('Do\n\n**Reading**:\n- A book, chapter 3\n- A paper').fields).toEqual([
      field('task', 'Task', 'Do'),
      field('other', 'Reading', 'A book, chapter 3\nA paper'),
    ]);
  });

  test('resources without an address stay beside those with one', () => {
    expect(
      dayOf('- **Task**: Do\n- **Resources**:\n  - A paper book, chapter 3\n  - [A](https://example.org/a)').fields,
    ).toEqual([field('task', 'Task', 'Do'), field('other', 'Resources', 'A paper book, chapter 3')]);
  });

  test('links by name get their address where they stand', () => {
    expect(dayOf('- **Task**: Read [it][page] now\n\n[page]: https://example.org/p').fields[0]?.text).toBe(
      'Read [it](https://example.org/p) now',
    );
  });
});

describe('days in rows', () => {
  test('a table', () => {
    const reading = read(
      '# Month 1: M\n## Week 1: W\n\n| Day | Topic | Task | Time | Resources |\n|---|---|---|---|---|\n| 1 | Loops | Do **it**<br>twice | 30 min | [A](https://example.org/a) |\n| Day 2 | Sets |  | 45 | https://example.org/b |\n| rest | | | | |\n',
    );
    expect(
      daysIn(reading).map(({ key, title, minutes, fields, resources, place }) => ({
        key,
        title,
        minutes,
        fields,
        resources,
        line: place.line,
      })),
    ).toEqual([
      {
        key: '1',
        title: 'Loops',
        minutes: 30,
        fields: [{ kind: 'task', label: 'Task', text: 'Do **it**\ntwice' }],
        resources: [{ title: 'A', url: 'https://example.org/a' }],
        line: 6,
      },
      {
        key: '2',
        title: 'Sets',
        minutes: 45,
        fields: [],
        resources: [{ title: 'example.org/b', url: 'https://example.org/b' }],
        line: 7,
      },
    ]);
    expect(problemsIn(reading, 'ignored')).toEqual(['8:1 ignored row-without-day']);
  });

  test('a table with weeks and without titles', () => {
    const reading = read(
      '| Week | Day | What to do |\n|---|---|---|\n| 1 | 1 | Read |\n| | 2 | Write |\n| 2 | 3 | Rest |\n',
    );
    expect(
      reading.curriculum.months.flatMap(({ weeks }) =>
        weeks.map(({ label, days }) => [label, days.map(({ title, fields }) => [title, fields[0]?.text])]),
      ),
    ).toEqual([
      [
        'Week 1',
        [
          ['Read', 'Read'],
          ['Write', 'Write'],
        ],
      ],
      ['Week 2', [['Rest', 'Rest']]],
    ]);
  });

  test('a list', () => {
    const reading = read(
      '# Plan\n## Week 1: W\n\n- **Day 1**: Loops (30 min)\n  - **Task**: Do it\n  - [A](https://example.org/a)\n- **Day 2: Sets**\n  Do that\n- [ ] Day 3 – [C](https://example.org/c)\n- Weekend: rest\n',
    );
    expect(
      daysIn(reading).map(({ key, title, minutes, fields, resources }) => [
        key,
        title,
        minutes,
        fields.map(({ text }) => text),
        resources.map(({ url }) => url),
      ]),
    ).toEqual([
      ['1', 'Loops', 30, ['Do it'], ['https://example.org/a']],
      ['2', 'Sets', null, ['Do that'], []],
      ['3', 'C', null, ['- Weekend: rest'], ['https://example.org/c']],
    ]);
  });

  test('an overview beside days with headings is no list of days', () => {
    const reading = read(
      '# Month 1: M\n\n- Day 1: Loops\n- Day 2: Sets\n\n## Week 1\n\n### Day 1: Loops\nDo\n\n### Day 2: Sets\nDo',
    );
    expect(daysIn(reading)).toHaveLength(2);
    expect(reading.curriculum.months[0]?.extras).toEqual([{ title: '', items: ['Day 1: Loops', 'Day 2: Sets'] }]);
  });
});

describe('one file for each day or week', () => {
  test('a folder of days', () => {
    const reading = readAll({
      'day-01.md': '# Loops (30 min)\n\nDo it',
      'day-02-sets.md': 'Do that',
      'day-10.md': '# Day 10: Maps\n\nDo more',
    });
    expect(
      daysIn(reading).map(({ key, label, title, minutes, fields, place }) => [
        key,
        label,
        title,
        minutes,
        fields[0]?.text,
        place.line,
      ]),
    ).toEqual([
      ['1', 'Day 1', 'Loops', 30, 'Do it', 1],
      ['2', 'Day 2', 'Sets', null, 'Do that', 1],
      ['10', 'Day 10', 'Maps', null, 'Do more', 1],
    ]);
  });

  test('folders of months and weeks', () => {
    const reading = readAll({
      'month-1/README.md': '# Start\n\nHello.',
      'month-1/week-1/day-1.md': '# A\nDo',
      'month-1/week-1/day-2.md': '# B\nDo',
      'month-1/week-2/day-8.md': '# C\nDo',
      'month-2/week-5/day-1.md': '# D\nDo',
    });
    expect(
      reading.curriculum.months.map(({ label, title, extras, weeks }) => [
        label,
        title,
        extras,
        weeks.map((week) => [week.label, week.days.map(({ key }) => key)]),
      ]),
    ).toEqual([
      [
        'Month 1',
        'Start',
        [{ title: '', items: ['Hello.'] }],
        [
          ['Week 1', ['1', '2']],
          ['Week 2', ['8']],
        ],
      ],
      ['Month 2', '', [], [['Week 5', ['week-5/1']]]],
    ]);
    expect(problemsIn(reading, 'error')).toEqual([]);
  });
});

describe('what stands between', () => {
  test('prose of a week goes to the month under its name', () => {
    const reading = read(
      '# Month 1: M\n\nBefore.\n\n## Week 1: W\n\n**Goal**: Learn\n\n**Milestone**: It runs\n\n**Mood**: Good\n\nMore.\n\n### Day 1: D\nDo\n\n### Notes\n\nAfter.',
    );
    const [month] = reading.curriculum.months;
    expect([month!.weeks[0]?.goal, month!.weeks[0]?.milestone]).toEqual(['Learn', 'It runs']);
    expect(month!.extras).toEqual([
      { title: '', items: ['Before.'] },
      { title: 'Week 1: W', items: ['**Mood**: Good', 'More.'] },
      { title: 'Notes', items: ['After.'] },
    ]);
  });

  test('what is before the first month goes to it', () => {
    const reading = readAll({
      'README.md': '# The plan\n\nHello.\n\n## How\n\n- Read\n',
      'month-1.md': '# Month 1: M\n### Day 1: D\nDo',
    });
    expect(reading.curriculum.title).toBe('The plan');
    expect(reading.curriculum.months[0]?.extras).toEqual([
      { title: '', items: ['Hello.'] },
      { title: 'How', items: ['Read'] },
    ]);
  });

  test('the title may stand in front matter', () => {
    expect(read('---\ntitle: "Deep: work"\n---\n# Month 1: M\n### Day 1: D\nDo').curriculum.title).toBe('Deep: work');
  });

  test('a comment is named as ignored', () => {
    expect(problemsIn(read('# Month 1: M\n### Day 1: D (5 min)\nDo\n\n<!-- later -->\n'))).toEqual([
      '5:1 ignored comment',
    ]);
  });
});
