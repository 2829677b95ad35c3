import { describe, expect, test } from 'vitest';
import { daysIn, read } from '../reading.ts';
import { shapeIn } from './choice/shape.ts';

type Words = { week: string; days: [string, string]; task: string; links: string; minutes: string };

/** Two weeks as an author of each language would head them, the second numbered as an ordinal where that is usual. */
const languages: Record<string, Words> = {
  Dutch: { week: 'Week', days: ['Dag 1', '2e dag'], task: 'Opdracht', links: 'Bronnen', minutes: '1 uur' },
  Swedish: { week: 'Vecka', days: ['Dag 1', 'Dag 2'], task: 'Uppgift', links: 'Länkar', minutes: '1 timme' },
  Danish: { week: 'Uge', days: ['Dag 1', '2. dag'], task: 'Opgave', links: 'Kilder', minutes: '1 time' },
  Norwegian: { week: 'Uke', days: ['Dag 1', '2. dag'], task: 'Oppgave', links: 'Lenker', minutes: '1 time' },
  Czech: { week: 'Týden', days: ['Den 1', '2. den'], task: 'Úkol', links: 'Odkazy', minutes: '1 hodina' },
  Indonesian: { week: 'Minggu', days: ['Hari 1', 'Hari ke-2'], task: 'Tugas', links: 'Tautan', minutes: '1 jam' },
};

describe.each(Object.entries(languages))('%s', (_, { week, days: [first, second], task, links, minutes }) => {
  const plan = `# X\n## ${week} 1: A\n### ${first}: B (${minutes})\n- **${task}**: Do.\n- **${links}**:\n  - [it](https://example.org/it)\n## ${week} 2: C\n### ${second}: D (45 min)\n- **${task}**: Do.\n`;

  test('weeks and days', () => {
    expect(shapeIn(plan)).toEqual([`${week} 1: 1 B`, `${week} 2: 2 D`]);
  });

  test('labels, links and minutes', () => {
    const [one] = daysIn(read(plan));
    expect(one).toMatchObject({ minutes: 60, resources: [{ url: 'https://example.org/it' }] });
    expect(one?.fields.map(({ kind, label }) => [kind, label])).toEqual([['task', task]]);
    expect(read(plan).problems).toEqual([]);
  });
});

test.each<[string, string, string[]]>([
  ['weekdays of Dutch', '## Week 1\n### Maandag\nx\n### Dinsdag\ny\n', ['Week 1: week-1/maandag, week-1/dinsdag']],
  ['weekdays of Czech', '## Týden 1\n### Pondělí\nx\n### Úterý\ny\n', ['Týden 1: week-1/pondělí, week-1/úterý']],
  [
    'a date with an article',
    '### Montag, den 5. Mai\nx\n### Dienstag, den 6. Mai\ny\n',
    ['Montag, den 5. Mai – Dienstag, den 6. Mai: montag-den-5-mai, dienstag-den-6-mai'],
  ],
  [
    'an article that is a lesson elsewhere',
    '## Jour 1 : farine\nx\n### Les 5 règles\nz\n## Jour 2 : eau\ny\n',
    ['Jours 1–2: 1 farine, 2 eau'],
  ],
  [
    'a span of dates',
    '## Día 1: Harina\nx\n### Del 1 al 7 de marzo\nz\n## Día 2: Agua\ny\n',
    ['Días 1–2: 1 Harina, 2 Agua'],
  ],
])('%s', (_, plan, shape) => {
  expect(shapeIn(plan)).toEqual(shape);
});
