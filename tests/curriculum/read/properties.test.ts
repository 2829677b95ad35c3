import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summary } from '../../../src/curriculum/check.ts';
import type { Reading } from '../../../src/curriculum/model.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { told } from '../../../src/messages/plans/problems.ts';
import { allWords } from '../../../src/messages/words/words.ts';
import { daysIn, fileOf, month, read, readAll } from '../reading.ts';

const piece = fc.constantFrom(
  ...[
    '# ',
    '## ',
    '### ',
    '- ',
    '  - ',
    '1. ',
    '> ',
    '\n',
    '\n\n',
    '    ',
    '\t',
    '**',
    '__',
    '*',
    '`',
    '```\n',
    '~~~',
    '[',
    ']',
    '](',
    ')',
    '<',
    '>',
  ],
  ...[
    '|',
    '|---|',
    '---\n',
    '===',
    'Day 1',
    'Day 2: A (30 min)',
    'Days 1-30',
    'Week 1',
    'Week 2: B',
    'Month 1: C',
    'Module 9',
    'Project 1: P',
    '{#k}',
  ],
  ...[
    'Task',
    '**Task**: ',
    '- **Resources**:',
    'Resources',
    'Key outcomes',
    'Projects',
    'Next steps',
    'https://example.org/',
    'ftp://x',
    '[a](https://b.c)',
  ],
  ...[
    'üéØ',
    '🎯',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\r\n',
    '\r',
    'é',
    '世界',
    '[a]: https://b.c',
    '[a]',
    '<!-- x -->',
    '<div>',
    'title: x',
    '999999999999',
    ':',
    '–',
  ],
);
const markdown = fc
  .array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }), {
    maxLength: 80,
  })
  .map((pieces) => pieces.join(''));
const name = fc.constantFrom('a.md', 'month-2.md', 'week-1/day-3.md', 'day-4.md', 'README.md', 'b c.md');

function holds(reading: Reading, files: Map<string, string>): void {
  const days = daysIn(reading);
  const places = [
    ...reading.problems,
    ...days.map(({ place }) => place),
    ...reading.curriculum.months.flatMap(({ place, weeks, projects }) => [
      place,
      ...weeks.map((week) => week.place),
      ...projects.map((project) => project.place),
    ]),
  ];
  for (const { file, line, column } of places) {
    const lines = (files.get(file) ?? '').replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
  }
  for (const problem of reading.problems) {
    for (const words of Object.values(allWords)) expect(told(words, problem).sentence).toMatch(/^[^\n]+\.$/);
  }
  if (!reading.problems.some(({ level }) => level === 'error')) {
    expect(new Set(days.map(({ key }) => key)).size).toBe(days.length);
    expect(days.length).toBeGreaterThan(0);
  }
  expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  expect(summary(reading).days).toBe(days.length);
}

test('anything can be read, and every place stands in its file', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(name, markdown), { selector: ([file]) => file, minLength: 1, maxLength: 3 }),
      (files) => {
        holds(readAll(Object.fromEntries(files)), new Map(files));
      },
    ),
    { numRuns: 300 },
  );
});

test('any bytes can be read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
      expect(() => readCurriculum('plan', [{ name: 'a.md', content }])).not.toThrow();
    }),
  );
});

test('a month with anything put between its lines can be read', () => {
  const lines = month.split('\n');
  fc.assert(
    fc.property(fc.nat(lines.length), markdown, (at, text) => {
      const changed = [...lines.slice(0, at), text, ...lines.slice(at)].join('\n');
      holds(read(changed, 'month-03.md'), new Map([['month-03.md', changed]]));
    }),
    { numRuns: 50 },
  );
});

test('the order in which files come does not matter', () => {
  const files = [1, 2, 3, 10].map((number) =>
    fileOf(`month-${number}.md`, `# Month ${number}: M\n## Week ${number}: W\n### Day ${number}: D (5 min)\nDo`),
  );
  const expected = readCurriculum('plan', files);
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
      expect(readCurriculum('plan', shuffled)).toEqual(expected);
    }),
  );
});
