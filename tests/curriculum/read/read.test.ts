import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { summary } from '../../../src/curriculum/check.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { daysIn, fileOf, firstDay, month, problemsIn, read } from '../reading.ts';

describe('a month in the usual form', () => {
  const reading = read(month, 'month-03.md');
  const [only] = reading.curriculum.months;

  test('reads without any problem', () => {
    expect(reading.problems).toEqual([]);
    expect(summary(reading)).toEqual({
      files: 1,
      months: 1,
      weeks: 2,
      days: 3,
      projects: 1,
      deliverables: 2,
      resources: 7,
      distinctLinks: 4,
      milestones: 4,
    });
  });

  test('keeps all that stands at the month', () => {
    const { weeks, ...rest } = only!;
    expect(rest).toEqual({
      key: '3',
      label: 'Month 3',
      number: 3,
      title: 'Small Servers (20 Minutes/Day)',
      objective: 'Write a small server, and know what it does under load.',
      outcomes: ['A server of your own', 'Numbers you trust'],
      projects: [
        {
          title: 'Project 3: A Server (Week 10)',
          objective: 'Build a server',
          goals: ['It listens', 'It answers'],
          deliverables: ['The code', 'The numbers'],
          place: { file: 'month-03.md', line: 63, column: 1 },
        },
      ],
      milestones: ['A server of your own', 'Numbers you trust'],
      metrics: [],
      topics: [
        {
          title: 'Network Resources',
          links: [
            { title: 'Sockets', url: 'https://docs.python.org/3/library/socket.html' },
            { title: 'HTTP', url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP' },
          ],
        },
        { title: 'Advanced Books', links: [{ title: 'The Book', url: 'https://example.org/a_book_(2nd)/' }] },
      ],
      takeaways: [
        { title: 'Technical Skills', items: ['Sockets'] },
        { title: 'Professional Skills', items: ['Measuring'] },
      ],
      nextSteps: { title: 'After completing Month 3:', items: ['**Month 4**: Databases'] },
      salaryTarget: '**Month 3 Progress**: Ready for a first job',
      closing: 'Servers wait. So can you!',
      extras: [{ title: 'From a socket to a service', items: [] }],
      place: { file: 'month-03.md', line: 1, column: 1 },
    });
    expect(weeks.map(({ days, place, ...week }) => ({ ...week, line: place.line, days: days.length }))).toEqual([
      {
        key: '9',
        label: 'Week 9',
        number: 9,
        title: 'Sockets',
        goal: 'Send bytes both ways',
        milestone: 'Bytes both ways',
        line: 22,
        days: 2,
      },
      {
        key: '10',
        label: 'Week 10',
        number: 10,
        title: 'Requests',
        goal: 'Answer real requests',
        milestone: 'Real answers',
        line: 50,
        days: 1,
      },
    ]);
    expect(reading.curriculum.title).toBe('Month 3: Small Servers');
  });

  test('keeps a day as it was written, code and inner lists with their indentation', () => {
    expect(firstDay(reading)).toEqual({
      key: '61',
      label: 'Day 61',
      number: 61,
      title: 'First Socket',
      minutes: 20,
      fields: [
        { kind: 'task', label: 'Task', text: 'Open a socket' },
        { kind: 'learning', label: 'Learning', text: 'Addresses, ports' },
        {
          kind: 'practice',
          label: 'Practice',
          text: '1. Write the server:\n   ```python\n   import socket\n       # four spaces more\n   ```\n2. Talk to it\n   - with `nc`',
        },
        { kind: 'documentation', label: 'Documentation', text: 'Notes on ports' },
        { kind: 'done-when', label: 'Done when', text: 'It answers' },
      ],
      resources: [
        { title: 'Sockets', url: 'https://docs.python.org/3/library/socket.html' },
        { title: 'Ports', url: 'https://example.org/ports' },
      ],
      review: false,
      place: { file: 'month-03.md', line: 25, column: 1 },
    });
    expect(daysIn(reading).map(({ key, minutes, review }) => [key, minutes, review])).toEqual([
      ['61', 20, false],
      ['62', 20, true],
      ['63', 60, false],
    ]);
  });

  test.each([
    ['a byte order mark', `\ufeff${month}`],
    ['CRLF line ends', month.replaceAll('\n', '\r\n')],
    ['CR line ends', month.replaceAll('\n', '\r')],
    ['no line end at the end', month.trimEnd()],
  ])('reads the same with %s', (_, text) => {
    expect(read(text, 'month-03.md')).toEqual(reading);
  });

  test('says the same of every line when lines above move it', () => {
    const moved = read(`\n\n\n${month}`, 'month-03.md');
    expect(daysIn(moved).map(({ place }) => place.line)).toEqual(daysIn(reading).map(({ place }) => place.line + 3));
  });

  test('keeps every line', () => {
    const said = JSON.stringify(reading.curriculum);
    const lines = month.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    for (const line of lines) {
      const words = line.replaceAll(/[^\p{ASCII}]/gu, '').match(/[A-Za-z]{3,}/g) ?? [];
      const unsaid = words.filter(
        (word) =>
          !said.includes(word) && !['Goal', 'Objective', 'Resources', 'Deliverables', 'Remember'].includes(word),
      );
      expect(unsaid, line).toEqual([]);
    }
  });
});

describe('month 7 of the library', () => {
  const content = new Uint8Array(readFileSync(new URL('../../../curriculum/month-07/month-07.md', import.meta.url)));
  const reading = readCurriculum('month-07', [{ name: 'month-07.md', content }]);
  const [only] = reading.curriculum.months;

  test('reads completely', () => {
    expect(reading.problems.filter(({ level }) => level !== 'warning')).toEqual([]);
    expect(summary(reading)).toMatchObject({
      files: 1,
      months: 1,
      weeks: 4,
      days: 29,
      projects: 1,
      deliverables: 5,
      milestones: 9,
    });
    expect(daysIn(reading).map(({ key }) => key)).toEqual(
      Array.from({ length: 29 }, (_, index) => String(174 + index)),
    );
    expect(only!.weeks.map(({ days }) => days.length)).toEqual([7, 7, 7, 8]);
    expect(only!.topics).toHaveLength(20);
    expect(only!.topics.flatMap(({ links }) => links)).toHaveLength(99);
  });

  test('gives every day a task, practice and an end', () => {
    for (const day of daysIn(reading)) {
      expect(day.minutes).toBe(30);
      expect(day.fields.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['task', 'practice', 'done-when']));
      const own = day.fields.filter(({ kind }) => kind === 'other').map(({ label }) => label);
      expect(own.filter((label) => !['Needs', 'Catch up', 'If you have time'].includes(label))).toEqual([]);
    }
  });
});

test('a reading is plain data', () => {
  const reading = read(month);
  expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  expect(structuredClone(reading)).toEqual(reading);
});

test('files are read in natural order, an index first', () => {
  const day = (number: number): string => `### Day ${number}: Title (30 min)\n- **Task**: Do\n`;
  const files = [
    fileOf('month-10.md', day(10)),
    fileOf('month-9.md', day(9)),
    fileOf('README.md', '# Name of it\n\nAbout.'),
    fileOf('Month-2.md', day(2)),
  ];
  const reading = readCurriculum('plan', files);
  expect(daysIn(reading).map(({ key }) => key)).toEqual(['2', '9', '10']);
  expect(reading.curriculum.title).toBe('Name of it');
  expect(problemsIn(reading, 'error')).toEqual([]);
});
