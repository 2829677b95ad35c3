import { expect, test } from 'vitest';
import type { Problem } from '../../../src/curriculum/model.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { addPreview, firstDayPreview, planRefused } from '../../../src/messages/plans/add.ts';
import { factsAlone } from '../../../src/messages/study/post.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { fileOf } from '../../curriculum/reading.ts';
import { smallPlan } from '../../support/context.ts';
import { lines } from '../../support/plans.ts';
import { findings, problemOf } from '../../support/problems.ts';

const words = wordsFor('en');
const problem = (change: Partial<Pick<Problem, 'file' | 'line' | 'level'>> = {}, label = 'Week 1') =>
  problemOf({ code: 'part-without-days', facts: { label } }, change);
const said = 'Week 1 has no days; add them or delete it.';
/** All there is to say, each of many places. */
const all = Array.from({ length: 20 }, (_, n) =>
  findings.map((finding) => problemOf(finding, { line: n + 1, file: 'f'.repeat(300) })),
).flat();
const codes = new Set(findings.map(({ code }) => code));

test.each<[string, Problem[], string[]]>([
  ['one error', [problem()], ['1 error', 'Fix it', `│ ❌ \`a.md:3:1\` ${said}`, '📎 report.txt']],
  [
    'errors stand before all else',
    [problem({ level: 'warning', line: 1 }), problem({ level: 'ignored', line: 2 }), problem(), problem({ line: 4 })],
    [
      '2 errors',
      'Fix them',
      `│ ❌ \`a.md:3:1\` ${said} The same once more: line 4.`,
      `│ ⚠️ \`a.md:1:1\` ${said}`,
      `│ ▫️ \`a.md:2:1\` ${said}`,
      '📎 report.txt',
    ],
  ],
  [
    'names and titles that would steer a line',
    [problem({ file: 'a`\n.md' }, '**bold**\u202e @here')],
    [
      '1 error',
      'Fix it',
      '│ ❌ `aʼ .md:3:1` \\*\\*bold\\*\\*  \\@here has no days; add them or delete it.',
      '📎 report.txt',
    ],
  ],
])('refused: %s', (_, problems, [errors, mend, ...rest]) => {
  const message = planRefused(words, 'tea', problems, 'update');
  assertMessage(message);
  expect(lines(message)).toEqual([
    `❌ **tea** can’t be stored yet: ${errors}. Nothing was stored, and everything that runs goes on as it is.`,
    `${mend} and send the files again with **/curriculum update**.`,
    ...rest,
  ]);
});

test('of many problems as many as fit are shown, and all are in the file', () => {
  const message = planRefused(words, 'tea', all, 'add');
  assertMessage(message);
  const shown = lines(message).filter((line) => line.startsWith('│ ❌'));
  expect(shown.length).toBeGreaterThanOrEqual(8);
  expect(lines(message).at(-2)).toBe(`│ … and ${codes.size - shown.length} more in report.txt`);
  const told = String(message.files?.[0]?.data).trimEnd().split('\n');
  expect([told.length, told[0]]).toEqual([
    all.length,
    `${'f'.repeat(300)}:1:1 error: This is no Markdown file; send files ending in .md.`,
  ]);
});

test('refused, but read: what was found, and the first day', () => {
  const read = { counts, plan: planOf(smallPlan()), facts: factsAlone(new Date(0), 'UTC') };
  const message = planRefused(words, 'tea', all, 'add', read);
  assertMessage(message);
  expect(lines(message).slice(2, 5)).toEqual([
    'What I could read of it: 1 file · 1 month · 5 weeks · 29 days · 0 projects · 1,200 links',
    'Day 174: Topic 174 … Day 182: Topic 182',
    '**Preview of Day 174: Topic 174** (each link is followed by where it leads)',
  ]);
  expect(message.embeds).toHaveLength(2);
});

const counts = { files: 1, months: 1, weeks: 5, days: 29, projects: 0, distinctLinks: 1_200 };

test.each<[Problem[], string]>([
  [[], '👍 No problems found'],
  [[problem({ level: 'warning' })], '⚠️ 1 remark; the plan can be stored all the same'],
])('a plan before it is stored, with %j', (problems, said) => {
  const message = addPreview(words, {
    draftId: 7,
    slug: 'tea',
    title: `*${'T'.repeat(300)}`,
    counts,
    plan: planOf(smallPlan()),
    problems,
  });
  assertMessage(message);
  expect(lines(message).filter((line) => !/^[│📎]/u.test(line))).toEqual([
    '**Ready to store tea?**',
    `📚 **\\*${'T'.repeat(198)}…**`,
    '1 file · 1 month · 5 weeks · 29 days · 0 projects · 1,200 links',
    'Day 174: Topic 174 … Day 182: Topic 182',
    said,
    'Nothing is stored yet.',
    '[Save] [Preview first day] [Cancel]',
  ]);
});

test.each([
  ['[it](https://a.example/x)', '[it](https://a.example/x) (a.example)'],
  ['[a.example](https://b.example/a_(b) "a") and', '[a.example](https://b.example/a_(b) "a") (b.example) and'],
  ['[it](<https://a.example>)', '[it](<https://a.example>) (a.example)'],
  ['[it](https://)', '[it](https://)'],
  ['[it](https://%)', '[it](https://%) (no address)'],
  ['no link', 'no link'],
])('the first day tells where its links lead: %s', (text, told) => {
  const plan = planOf(smallPlan());
  const [first] = plan.days;
  if (first === undefined) throw new Error('no days');
  const day = { ...first, fields: [{ kind: 'task' as const, label: 'Task', text }] };
  const message = firstDayPreview(words, plan, day, factsAlone(new Date(0), 'UTC'));
  assertMessage(message);
  expect(message.components).toEqual([]);
  expect(lines(message).slice(0, 1)).toEqual([
    '**Preview of Day 174: Topic 174** (each link is followed by where it leads)',
  ]);
  expect(lines(message)).toContain(`│ **Task**  ${told}`);
});

const knots = `# Month 1: Knots
## Week 1: First knots
**Goal**: Tie what [discord.com](https://goal.example/a) shows.
### Day 1: Overhand knot (10 min)
- **Task**: Read [discord.com](https://task.example/b).
- **Resources**: [Ropes](https://read.example/c)
## Key Takeaways
- What [discord.com](https://take.example/d) left out
## Next Steps
- [discord.com](https://next.example/e)
`;

test('whatever link the post of an uploaded day shows is followed by where it leads', () => {
  const { curriculum } = readCurriculum('knots', [fileOf('month-01.md', knots)]);
  const [first] = planOf(curriculum).days;
  if (first === undefined) throw new Error('no day was read');
  const shown = firstDayPreview(words, planOf(curriculum), first, factsAlone(new Date(0), 'UTC'));
  assertMessage(shown);
  expect(shown.components).toEqual([]);
  const text = (shown.embeds ?? []).map(({ description }) => description).join('\n');
  for (const part of ['goal', 'task', 'take', 'next']) {
    expect(text).toMatch(new RegExp(`\\(https://${part}\\.example/\\w\\) \\(${part}\\.example\\)`));
  }
  expect(text).toContain('[Ropes (read.example)](https://read.example/c)');
});
