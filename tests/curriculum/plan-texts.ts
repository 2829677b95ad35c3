import fc from 'fast-check';

// Plans in every form that the reader knows, put together at random. `§` stands where a word of its own is put later, so
// that a test can ask for each line whether it was kept.

const text = fc.constantFrom(
  '§ words',
  '§ with *stress* and `code`',
  '§ [link](https://example.org/§)',
  '🎯 § ✅',
  'üéØ §',
);
const nested = '  - § inner\n    - § deep';
const blocks = fc.oneof(
  text,
  text.map((words) => `- ${words}\n- second §\n${nested}`),
  text.map((words) => `1. ${words}\n2. second §`),
  text.map((words) => `> ${words}`),
  text.map((words) => `> ${words}\n> - § quoted`),
  text.map((words) => `- [ ] ${words}\n- [x] § done`),
  text.map((words) => `${words}  \nsecond §\nthird §`),
  fc.constantFrom(
    '```sh\n§ code\n# § no heading\n```',
    '~~~\n§\n~~~',
    '    § indented code',
    '<div>§</div>',
    '<!-- § -->',
    '| § a | b |\n|---|---|\n| c | § d |',
    '| Day | Topic | Time | Hands-on |\n|---|---|---|---|\n| 1 | § | 30 min | § |\n| 2 | § | 1h | § | extra § |\n| none | § | | |',
    '- **Day 1**: § (30 min)\n  - **Task**: §\n- **Days 2-3: §**\n  § more\n- § loose',
    '[§]: https://example.org/unused',
    'See [§ it][§-name].\n\n[§-name]: https://example.org/§',
    '![§ picture](https://example.org/§.png)',
    '![§ picture][§-name]\n\n[§-name]: https://example.org/§.png',
    '---',
    '<details>\n<summary>Day 4: §</summary>\n\n§ folded\n\n</details>',
    '<details>\n<summary>Week 2: §</summary>\n§\n<details><summary>§ hint</summary>\n§\n</details>\n</details>',
    '<h3 align="center">Day 5: <b>§</b></h3>\n§',
    '<table>\n<tr><th>Day</th><th>Topic</th><th>§</th></tr>\n<tr><td rowspan="2">6</td><td>§</td><td>§ | §</td></tr>\n<tr><td>§</td><td colspan="2"><ul><li>§</li></ul></td></tr>\n</table>',
    '<table><tr><td>Day 7</td><td>§</td></tr>\n\n<tr><td>Day 8</td><td>§</td></tr></table>',
    '- Plan §\n  - Day 1: §\n    - § more\n  - Day 2: §',
  ),
);
const label = fc.constantFrom(
  ...['Task', 'Learning', 'Practice', 'Write down', 'Done when', 'Resources', 'Time', 'Mood §', 'Quiz', 'Checkpoint'],
  ...['Goal', 'Milestone', 'Objective', 'Deliverables', '🎯 Objective', 'Task (30 min)', 'Remember', 'Key outcomes'],
);
const labelled = fc
  .tuple(
    label,
    text,
    fc.constantFrom('**:w** t', '**w**: t', '**w:** t', '- **w**: t', '- **w:** t\n  - § a', 'w: t', '**w**\n\nt'),
  )
  .map(([word, words, form]) => form.replace('w', word).replace(':w', `${word}:`).replace(/\bt\b/, words));
const resource = fc.constantFrom(
  '- **Resources**:\n  - [§](https://example.org/§)\n  - **§**: https://example.org/§\n  - https://example.org/§\n  - § book',
  '**Links**: [§](https://example.org/§), https://example.org/§ and § more',
  '- [§](https://example.org/§) § after\n- **§**: <https://example.org/§>',
);
const name = fc.constantFrom(
  ...[
    'Month 1: §',
    'Month 2: § (30 min/day)',
    'Phase 1: §',
    'Days 1-30: §',
    '§ title',
    '§ [linked](https://example.org/§)',
  ],
  ...['Week 1: §', 'Week 2 – §', 'Module 3: § (Days 4–6)', 'Sprint 1', 'Unit 2: §', 'Days 5-7: §', '**Week 3 – §**'],
  ...[
    'Day 1: §',
    'Day 2 - §',
    'Day 3 – § (45 min)',
    'Day 4',
    'Day One: §',
    'Day Two – §',
    'Week I: §',
    'Week II',
    'Third day: §',
    'Days 3-4: §',
    '**Day 9: §**',
    '1. §',
    '2. §',
    'Lesson 7: § {#k}',
  ],
  ...[
    'Key outcomes',
    'Resources',
    '§ Resources',
    'Projects',
    'Project 1: §',
    'Deliverables',
    'Next steps',
    'Salary target',
  ],
  ...[
    'Weekly milestones',
    'Success metrics',
    'Key takeaways',
    'Remember',
    'Notes on §',
    'Weekly breakdown',
    'Task',
    'Goal',
  ],
);
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), name)
  .map(([depth, words]) => (words.startsWith('**') ? words : `${'#'.repeat(depth)} ${words}`));
const setext = name.filter((words) => !words.startsWith('**')).map((words) => `${words}\n===`);
const bold = fc.constantFrom('**Day 5 – § (45 min)**', '**Week 2: §**', '**Day 6**: §\n- **Task**: §');

const part = fc.oneof(
  { weight: 5, arbitrary: heading },
  { weight: 1, arbitrary: setext },
  { weight: 1, arbitrary: bold },
  { weight: 4, arbitrary: blocks },
  { weight: 4, arbitrary: labelled },
  { weight: 1, arbitrary: resource },
);
const frontMatter = fc.constantFrom('', '---\ntitle: §\n---\n', '---\ntitle: §\nauthor: §\n---\n');

/** A file of a plan; each `§` has become a word of its own, such as `qa12z`. */
export const planText: fc.Arbitrary<string> = fc
  .tuple(frontMatter, fc.array(part, { minLength: 1, maxLength: 25 }))
  .map(([settings, parts]) => {
    let count = 0;
    // A name that is used twice in one part, as by a link and its definition, is the same word.
    const words = (piece: string): string => {
      const named = `name-${++count}`;
      return piece.replaceAll('[§-name]', `[${named}]`).replaceAll('§', () => `q${++count}z`);
    };
    return settings.replaceAll('§', () => `q${++count}z`) + parts.map((piece) => `${words(piece)}\n`).join('\n');
  });

export const planFileName = fc.constantFrom(
  'plan.md',
  'month-2.md',
  'week-1/day-3.md',
  'day-4-loops.md',
  'README.md',
  'b c.md',
  'week-2/notes.md',
);
