import { summary } from '../../src/curriculum/check.ts';
import { compare, milestoneDays } from '../../src/curriculum/compare/diff.ts';
import { pairsOfSameText } from '../../src/curriculum/compare/kept-keys.ts';
import { deliverableItems, monthParts, outcomeItems, projectParts } from '../../src/curriculum/goals/tick-items.ts';
import { findDay, findWeek, suggestDays, suggestParts, suggestWeeks } from '../../src/curriculum/look-up.ts';
import type { Curriculum, Day, SourceFile } from '../../src/curriculum/model.ts';
import { type Plan, planOf } from '../../src/curriculum/plan.ts';
import { libraryOf, searchEntries } from '../../src/curriculum/plans/library.ts';
import { movePointer, neverPosted, nextUnposted } from '../../src/curriculum/pointer.ts';
import { topicList } from '../../src/messages/plans/resources.ts';
import { factsAlone, previewOf } from '../../src/messages/study/post.ts';
import { wordsFor } from '../../src/messages/words/words.ts';

const file = (name: string, lines: string[]): SourceFile => ({
  name,
  content: new TextEncoder().encode(`${lines.join('\n')}\n`),
});
const many = <T>(number: number, make: (n: number) => T): T[] => Array.from({ length: number }, (_, n) => make(n));
const day = (n: number, title: string, ...more: string[]) => [
  `### Day ${n}: ${title} (5 min)`,
  '',
  '- **Task**: Do it',
  ...more,
  '',
];

/**
 * Plans that are accepted and as large as can be of one kind, by that kind; `share` of 1 is the largest. `files` are what
 * somebody would send.
 */
export const hugePlans: Record<string, (share: number) => SourceFile[]> = {
  'days under long titles': (share) => [
    file('a.md', [
      '# Month 1: M',
      ...many(2000 * share, (n) => day(n + 1, `${'Слово и дело '.repeat(13)}${n}`)).flat(),
    ]),
  ],
  'days of one week': (share) => [
    file('a.md', ['# Month 1: M', '## Week 1: W', ...many(2000 * share, (n) => day(n + 1, 'Rest')).flat()]),
  ],
  'long days': (share) =>
    many(Math.ceil(4 * share), (f) =>
      file(`m${f}.md`, [
        `# Month ${f}: M`,
        ...many(170, (n) =>
          day(f * 170 + n + 1, 'T', `- **Practice**: ${'word '.repeat(780)}`, `- **Notes**: ${'[a](b '.repeat(200)}`),
        ).flat(),
      ]),
    ),
  'links by topic': (share) => [
    file('a.md', [
      '# Month 1: M',
      ...day(1, 'T'),
      '## Resources',
      ...many(10, (t) => [
        `### Topic ${t}`,
        '',
        ...many(
          500 * share,
          (n) => `- [Слово ${t} ${n} ${'x'.repeat(60)}](https://e.example/${t}/${n}/${'y'.repeat(60)})`,
        ),
        '',
      ]).flat(),
    ]),
  ],
  'the same link at all days': (share) => [
    file('a.md', [
      '# Month 1: M',
      ...many(2000 * share, (n) =>
        day(
          n + 1,
          `T${n} ${'long '.repeat(20)}`,
          '- **Resources**:',
          '  - [Same](https://e.example/same)',
          `  - [Own ${n}](https://e.example/${n})`,
        ),
      ).flat(),
    ]),
  ],
  topics: (share) => [
    file('a.md', [
      '# Month 1: M',
      ...day(1, 'T'),
      '## Resources',
      ...many(1000 * share, (t) => [`### ${'Тема '.repeat(30)}${t}`, '', `- [L](https://e.example/${t})`, '']).flat(),
    ]),
  ],
  months: (share) => [
    file(
      'a.md',
      many(500 * share, (n) => [
        `# Month ${n + 1}: ${'Слово '.repeat(25)}`,
        '## Learning Outcomes',
        '',
        ...many(9, (o) => `- Outcome ${o}`),
        '',
        ...day(n + 1, 'T'),
      ]).flat(),
    ),
  ],
  projects: (share) => [
    file('a.md', [
      '# Month 1: M',
      ...day(1, 'T'),
      '## Projects',
      ...many(500 * share, (n) => [
        `### Project ${n + 1}: ${'Слово '.repeat(25)}`,
        '',
        '**Deliverables**:',
        '- One',
        '- Two',
        '',
      ]).flat(),
    ]),
  ],
  'deliverables of brackets': (share) => [
    file('a.md', [
      '# Month 1: M',
      ...day(1, 'T'),
      '## Project 1: P',
      '',
      '**Deliverables**:',
      ...many(50 * share, (n) => `- ${n} ${'['.repeat(1900)}`),
      '',
    ]),
  ],
  outcomes: (share) => [
    file('a.md', [
      '# Month 1: M',
      '## Learning Outcomes',
      '',
      ...many(500 * share, (n) => `- ${n} ${'слово '.repeat(30)}`),
      '',
      ...day(1, 'T'),
    ]),
  ],
};

const changed = ({ curriculum }: Plan): Plan => {
  const copy = structuredClone(curriculum);
  for (const month of copy.months) {
    for (const week of month.weeks)
      for (const one of week.days) Object.assign(one, { key: `x${one.key}`, title: `${one.title} now` });
  }
  return planOf(copy);
};
const fresh = (curriculum: Curriculum): Plan => planOf(structuredClone(curriculum));
const pointer = (plan: Plan) => ({ firstDayKey: plan.days[0]?.key ?? '', lastDayKey: plan.days.at(-1)?.key ?? null });
const most = 'слово word a b c d e f g h i j k l m n o p '.repeat(3).slice(0, 100);

/** What is done in the main thread with a plan, by what people do. Each is given a plan that nothing was done with yet. */
export const planWorks: Record<string, (plan: Plan) => unknown> = {
  'made ready': ({ curriculum }) => planOf(curriculum),
  'counted for an admin': ({ curriculum }) => summary({ curriculum, problems: [] }),
  'its library': (plan) => libraryOf(plan),
  'a search in its library': async (plan) => {
    const library = await libraryOf(plan);
    return [
      searchEntries(library, library.entries, most),
      searchEntries(library, library.entries, 'a'),
      suggestParts(library.topics, most, 25),
      topicList(wordsFor('en'), {
        cohortId: 1,
        topics: library.topics.map(({ ref, title, entries }) => ({ ref, title, links: entries.length })),
        links: library.entries.length,
        page: 0,
      }),
    ];
  },
  'a day looked for': (plan) => [findDay(plan, most), suggestDays(plan, most, 25), suggestDays(plan, '1999', 25)],
  'a week looked for': (plan) => [findWeek(plan, most), suggestWeeks(plan, most, 25)],
  'a month looked for': (plan) => suggestParts(monthParts(plan), most, 25),
  'a project looked for': (plan) => suggestParts(projectParts(plan), most, 25),
  'outcomes and deliverables': (plan) => [
    ...monthParts(plan).map(({ month }) => outcomeItems(month, [])),
    ...projectParts(plan).map((part) => deliverableItems(part, [])),
  ],
  'its first post': (plan) =>
    plan.days.slice(0, 1).map((one: Day) => previewOf(wordsFor('en'), plan, one, factsAlone(new Date(0), 'UTC'))),
  'compared with another': (plan) => compare(plan, changed(plan)),
  'its days found in another': (plan) => pairsOfSameText(plan, fresh(plan.curriculum)),
  'a cohort brought to another': (plan) => {
    const next = changed(plan);
    const posted = new Set(plan.days.map(({ key }) => key));
    return [
      movePointer(plan, next, pointer(plan)),
      nextUnposted(plan, pointer(plan), posted),
      neverPosted(next, pointer(next), posted),
      milestoneDays(next.curriculum),
    ];
  },
};
