import { describe, expect, test } from 'vitest';
import { told } from '../../../../src/messages/plans/problems.ts';
import { allWords } from '../../../../src/messages/words/words.ts';
import { daysIn, read } from '../../reading.ts';

const plan = `# Bread

## Week 1: Dough

### Day 1: Mix (20 min)

- **Task**: Weigh flour.
- **Resources**:
  - [Dough](https://example.org/dough)

### Day 2: Knead (20 min)

- **Task**: Knead for ten minutes.

### Day 3: Feed (20 min)

- **Task**: Feed the starter.

### Day 4: Wait (20 min)

- **Task**: Look at it each hour.

## Week 2: Oven

### Day 5: Heat (20 min)

- **Task**: Heat the stone.

### Day 6: Shape (20 min)

- **Task**: Shape two loaves.

### Day 7: Bake (20 min)

- **Task**: Bake and eat.
`;

/** The plan with one slip, and what is said of it: `line code`, and words of the sentence. */
function said(right: string, slip: string): string[] {
  const text = plan.replace(right, slip);
  expect(text).not.toBe(plan);
  return read(text).problems.map((problem) => `${problem.line} ${problem.code} ${told(allWords.en, problem).sentence}`);
}

test('without a slip nothing is said', () => {
  expect(read(plan).problems).toEqual([]);
  expect(daysIn(read(plan))).toHaveLength(7);
});

describe('said once, at its own line, with what to write', () => {
  test.each<[string, string, string, string]>([
    [
      'a fence never closed',
      'minutes.\n',
      'minutes.\n\n```\ngrey\n',
      '15 open-fence … "### Day 3: Feed (20 min)" in line 18',
    ],
    ['nor in the last day', 'and eat.\n', 'and eat.\n\n~~~\ngrey\n', '37 open-fence … end it with ~~~'],
    [
      'a comment never closed',
      'minutes.\n',
      'minutes.\n\n<!-- later\n',
      '15 open-comment … "### Day 3: Feed (20 min)" in line 17',
    ],
    ['a letter for a digit', 'Day 1', 'Day l', '5 looks-like-unit … "Day 1"'],
    ['letters that changed places, in the last day', 'Day 7', 'Dya 7', '33 looks-like-unit … "Day 7"'],
    ['and in another one', 'Day 3', 'Dya 3', '15 looks-like-unit … "Day 3"'],
    ['no number', 'Day 3: Feed', 'Day: Feed', '15 looks-like-unit … "Day 3: …"'],
    ['a number in words', 'Day 3', 'Day Three', '15 looks-like-unit … "Day 3"'],
    ['an ordinal', 'Day 3: Feed', 'Third day: Feed', '15 looks-like-unit … "Day 3"'],
    ['two days in one, beside one of them', 'Day 3', 'Day 3+4', '15 looks-like-unit … number it as one day'],
    ['no space behind the #', '### Day 3', '###Day 3', '15 glued-heading … "### Day 3: Feed (20 min)"'],
    ['a no-break space behind the #', '### Day 2', '###\u00a0Day 2', '11 glued-heading … "### Day 2: Knead (20 min)"'],
    ['no width before the word', '### Day 2', '### \u200bDay 2', '11 glued-heading … "### Day 2: Knead (20 min)"'],
    ['a week twice', 'Week 2: Oven', 'Week 1: Oven', '23 week-twice … begins already in line 3'],
    ['a week twice, under the same title', 'Week 2: Oven', 'Week 1: Dough', '23 week-twice … begins already in line 3'],
    ['an item without its space', '- **Task**: Knead', '-**Task**: Knead', '13 looks-like-label … "- **Task**:"'],
    ['a label that is code', '- **Task**: Knead', '    - **Task**: Knead', '13 looks-like-label … four spaces'],
    ['bold type that never ends', '**Task**: Knead', '**Task: Knead', '13 looks-like-label … "**Task**: …"'],
    [
      'a day off without number',
      'Day 4: Wait',
      'Rest day',
      '25 gap-in-numbers … Number 4 is missing between Day 3 and Day 5',
    ],
    ['tildes never closed', 'minutes.\n', 'minutes.\n\n~~~sh\ngrey\n', '15 open-fence … end it with ~~~'],
    ['a fence closed by too few', 'minutes.\n', 'minutes.\n\n````\ngrey\n```\n', '15 open-fence … end it with ````'],
    ['a fence closed by another sign', 'minutes.\n', 'minutes.\n\n```\ngrey\n~~~\n', '15 open-fence … end it with ```'],
    [
      'a day again with another text',
      '### Day 4',
      '### Day 3: Feed twice (20 min)\n\n- **Task**: Again.\n\n### Day 4',
      '19 duplicate-day … already at plan.md:15; change its number',
    ],
    ['a day in a quote', '### Day 3', '> ### Day 3', '15 looks-like-unit … stands in a quote'],
    ['a day in an item', '### Day 3', '- ### Day 3', '15 looks-like-unit … delete the - in front of it'],
    ['a tab before the #', '### Day 3', '\t### Day 3', '15 looks-like-unit … delete the blanks in front of it'],
    [
      'four spaces below a text',
      '# Bread\n\n## Week 1: Dough\n\n### Day 1',
      '# Bread\n\n## Week 1: Dough\n\nSo.\n\n    ### Day 1',
      '7 looks-like-unit … is code',
    ],
    ['a minus', 'Day 3', 'Day -3', '15 looks-like-unit … "Day 3"'],
    ['a span backwards', 'Day 3', 'Days 4-3', '15 looks-like-unit … "Day 3"'],
    ['a decimal', 'Day 3', 'Day 3.5', '15 looks-like-unit … "Day 3: …"'],
    ['a sign between thousands, in the last day', 'Day 7', 'Day 1,007', '33 looks-like-unit … "Day 7: …"'],
    ['a letter of another script', 'Day 3', 'D\u0430y 3', '15 looks-like-unit … "Day 3"'],
    ['a Roman numeral among digits', 'Day 3', 'Day III', '15 looks-like-unit … "Day 3"'],
    ['a number without its word', 'Day 3: Feed', '3. Feed', '15 looks-like-unit … write "Day 3: Feed"'],
    ['a number that is drawn', 'Day 3: Feed', '3️⃣ Feed', '15 looks-like-unit … write "Day 3: Feed"'],
    ['a week without number', 'Week 2: Oven', 'Week: Oven', '23 looks-like-unit … "Week 2: …"'],
    ['a week in words', 'Week 2: Oven', 'Week two: Oven', '23 looks-like-unit … "Week 2"'],
    [
      'a week too many',
      'Week 2: Oven',
      'Week 3: Oven',
      '23 gap-in-numbers … Number 2 is missing between Week 1 and Week 3',
    ],
    ['a digit too many in a week', 'Week 2', 'Week 22', '23 gap-in-numbers … Numbers 2–21 are missing'],
    ['a key with a blank', 'Feed (20 min)', 'Feed (20 min) {#a b}', '15 bad-key … {#intro}'],
    [
      'HTML without a blank line below it',
      'minutes.\n\n### Day 3',
      'minutes.\n\n<details>\n<summary>Hint</summary>\nWarm.\n</details>\n### Day 3',
      '19 looks-like-unit … put an empty line between them',
    ],
    ['a number twice', 'Day 4', 'Day 3', '19 duplicate-day … already at plan.md:15; number it 4'],
    ['a number too early', 'Day 4', 'Day 5', '19 duplicate-day … again at plan.md:25; number it 4'],
    ['a digit too many', 'Day 6', 'Day 66', '29 wrong-number … number it 6'],
    ['a zero', 'Day 1', 'Day 0', '5 wrong-number … number it 1'],
    ['an address that is not closed', '/dough)', '/dough', ''],
    ['minutes in words', '(20 min)', '(five minutes)', '5 day-without-minutes … (30 min)'],
    ['minutes without brackets', 'Feed (20 min)', 'Feed 5min', '15 day-without-minutes … (30 min)'],
  ])('%s', (_, right, slip, problem) => {
    const [place = '', words = ''] = problem.split(' … ');
    const problems = said(right, slip);
    expect(problems).toEqual(problem === '' ? [] : [expect.stringContaining(words)]);
    expect(problems.join()).toMatch(new RegExp(`^${place}`));
  });

  test('an empty task', () => {
    const problems = said('Knead for ten minutes.', '').map((one) => one.split(' ').slice(0, 2).join(' '));
    expect(problems).toEqual(['11 day-without-task', '13 empty-label']);
  });

  test('an address without https://', () => {
    expect(said('https://example', 'www.example')).toEqual([expect.stringMatching(/^9 .*"www\.example\.org\/dough"/)]);
  });

  test('a heading that is not below its day', () => {
    expect(said('Feed (20 min)\n', 'Feed (20 min)\n\n## Either will do\n').at(-1)).toMatch(/^17 day-left-empty Day 3/);
  });
});

test.each([
  ['a letter behind the number', 'Day 6', 'Day 6a', 6, 'Shape'],
  ['no #', '### Day 3', 'Day 3', 3, 'Feed'],
  ['another width', 'Day 3', 'Day ３', 3, 'Feed'],
  ['a byte order mark', '# Bread', '\ufeff# Bread', 3, 'Feed'],
  ['a colon of another width', 'Day 3: Feed', 'Day 3：Feed', 3, 'Feed'],
  ['a number that is drawn', 'Day 3', 'Day 3️⃣', 3, 'Feed'],
  ['a number in a circle', 'Day 3', 'Day ③', 3, 'Feed'],
  ['a number that is raised', 'Day 3', 'Day ³', 3, 'Feed'],
  ['an ordinal', 'Day 3: Feed', '3rd day: Feed', 3, 'Feed'],
  ['an ordinal behind its word', 'Day 3: Feed', 'Day 3rd: Feed', 3, 'Feed'],
  ['a hash before the number', 'Day 3', 'Day #3', 3, 'Feed'],
  ['a zero before the number', 'Day 3', 'Day 03', 3, 'Feed'],
  ['how many there are', 'Day 3', 'Day 3/7', 3, 'Feed'],
  ['a soft hyphen', 'Day 3', 'D\u00aday 3', 3, 'Feed'],
  ['a day that is crossed out', '### Day 3: Feed (20 min)', '### ~~Day 3: Feed (20 min)~~', 3, 'Feed'],
  ['a tab behind the #', '### Day 3', '###\tDay 3', 3, 'Feed'],
  ['HTML', '### Day 3: Feed (20 min)', '<h3>Day 3: Feed (20 min)</h3>', 3, 'Feed'],
  ['no colon', 'Day 3: Feed', 'Day 3 Feed', 3, 'Feed'],
  ['a no-break space inside', 'Day 3', 'Day\u00a03', 3, 'Feed'],
  ['a heading that is underlined', '### Day 3: Feed (20 min)', 'Day 3: Feed (20 min)\n---', 3, 'Feed'],
  ['hours with a comma', 'Feed (20 min)', 'Feed (1,5 h)', 3, 'Feed'],
  ['settings with a colon in a value', '# Bread', '---\ntitle: Bread: the plan\n---\n# Bread', 3, 'Feed'],
])('read as it was meant, without a word: %s', (_, right, slip, number, title) => {
  const reading = read(plan.replace(right, slip));
  expect(reading.problems).toEqual([]);
  expect(daysIn(reading)).toHaveLength(7);
  expect(daysIn(reading).find((day) => day.number === number)?.title).toBe(title);
});

describe('what is no slip', () => {
  test.each([
    ['days in code that the plan has itself', 'minutes.\n', 'minutes.\n\n```md\n### Day 3: Feed\n```\n'],
    ['a comment in code', 'minutes.\n', 'minutes.\n\n```py\n# Day 3\n```\n'],
    ['a heading of other words', 'minutes.\n', 'minutes.\n\n#### Third step\n\nStop.\n'],
    ['a second mention', 'minutes.\n', 'minutes.\n\nDay 3: you feed it.\n'],
    ['a topic', 'minutes.\n', 'minutes. #Day3\n'],
    ['bold and italic', '**Task**: Knead', '***Task***: Knead'],
  ])('%s', (_, right, slip) => {
    expect(said(right, slip)).toEqual([]);
  });
});

test.each<[string, string, string[]]>([
  ['a short word for the last day', plan.replace('Day 7', 'Dsy 7'), ['33 looks-like-unit']],
  ['a short word for a day between others', plan.replace('Day 4', 'Da 4'), ['19 looks-like-unit']],
  ['a short word for a week', plan.replace('Week 2', 'Weak 2'), ['23 looks-like-unit']],
  ['another heading with the next number', `${plan}\n### Loaf 8\n\nEat.\n`, []],
  ['an item', '# B\n- **Day 1**: A\n- **Dya 2**: B\n- **Day 3**: C\n', ['3 looks-like-unit']],
  [
    'an empty week between others',
    plan.replace('## Week 2', '## Week 2: Later\n\n## Week 3'),
    ['23 part-without-days'],
  ],
  [
    'a week without days that comes again',
    '# B\n## Week 1: A\nWeigh.\n## Week 1: B\nBake it all.\n## Week 3: C\nEat.\n',
    ['2 week-twice', '6 gap-in-numbers'],
  ],
  [
    'rows below an empty line',
    '| Day | Task | Time |\n|---|---|---|\n| 1 | A | 5 |\n\n| 2 | B | 5 |\n',
    ['5 rows-without-table'],
  ],
])('said at its line: %s', (_, text, said) => {
  const problems = read(text).problems.filter(
    ({ code }) => code !== 'day-without-task' && code !== 'day-without-minutes',
  );
  expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(said);
});

test('marks of a merge', () => {
  const marks = '<<<<<<< HEAD\nKnead for ten minutes.\n=======\nKnead for nine minutes.\n>>>>>>> other\n';
  const places = said('Knead for ten minutes.\n', `\n${marks}`).map((one) => one.split(' ', 2).join(' '));
  expect(places).toEqual(expect.arrayContaining(['14 merge-mark', '18 merge-mark']));
});

test('line ends of Windows', () => {
  expect(read(plan.replaceAll('\n', '\r\n')).problems).toEqual([]);
});

test('a fence that a later one closes swallows days all the same', () => {
  const text = plan
    .replace('minutes.\n', 'minutes.\n\n```\ngrey\n')
    .replace('starter.\n', 'starter.\n\n```js\nx\n```\n');
  expect(read(text).problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['15 open-fence']);
});

test.each([
  ['nothing', 'Soon.\n', 'No days were found; head each day'],
  [
    'headings',
    '# A\n\n## B\n',
    'No days were found, but 2 headings, which no number or word counts as days; head each day',
  ],
  [
    'numbered headings',
    '# A\n\n## Loaf 1a\n\nx\n\n## Loaf 2a\n\nx\n\n## B 2\n\nx\n',
    'No days were found, but 2 headings such as "Loaf 1a"; head each day',
  ],
])('where no day is found it is said what stands there: %s', (_, text, sentence) => {
  expect(read(text).problems.map((problem) => told(allWords.en, problem).sentence)).toEqual([
    expect.stringContaining(sentence),
  ]);
});
