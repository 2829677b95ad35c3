import { expect, test } from 'vitest';
import type { Day, Field } from '../../../src/curriculum/model.ts';
import { type PlaceInPlan, type Plan, placeOf, planOf } from '../../../src/curriculum/plan.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import {
  bareHeadline,
  dayEmbeds,
  dayFile,
  dayHeadline,
  dayName,
  daySections,
  dayView,
  shortSections,
} from '../../../src/messages/study/day.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

const words = wordsFor('en');
const [week] = smallPlan().months[0]!.weeks;
const [base] = week!.days;
const place = (change: Partial<Day> = {}, rest: Partial<PlaceInPlan> = {}): PlaceInPlan => ({
  day: { ...base!, ...change },
  week: week!,
  inWeek: { position: 1, total: 7 },
  inPlan: { position: 3, total: 29 },
  ...rest,
});

test.each<[Partial<Day>, string, string, string]>([
  [{}, 'Day 174: Topic 174', 'Day 174: Topic 174 · 30 min', 'Day 174 · 30 min'],
  [{ title: '', minutes: null }, 'Day 174', 'Day 174', 'Day 174'],
  [{ title: 'f(*a, *b)' }, 'Day 174: f(*a, *b)', 'Day 174: f(\\*a, \\*b) · 30 min', 'Day 174 · 30 min'],
  [{ label: 'Intro', number: null }, 'Intro: Topic 174', 'Intro: Topic 174 · 30 min', 'Day 3 · 30 min'],
  [
    { title: 'x'.repeat(300) },
    `Day 174: ${'x'.repeat(300)}`,
    `Day 174: ${'x'.repeat(190)}… · 30 min`,
    'Day 174 · 30 min',
  ],
])('a day’s names: %j', (change, name, headline, bare) => {
  const at = place(change);
  expect([dayName(at.day), dayHeadline(words, at.day), bareHeadline(words, at)]).toEqual([name, headline, bare]);
});

test.each<[string, Partial<PlaceInPlan>, string]>([
  ['in a week', {}, 'Week 25 · day 1 of 7 · day 3 of 29 in the plan'],
  ['without weeks', { week: null, inWeek: null }, 'day 3 of 29 in the plan'],
])('where a day stands %s', (_, rest, line) => {
  expect(dayEmbeds(words, place({}, rest), ['Do it.'])[0]?.author?.name).toBe(line);
});

const field = (kind: Field['kind'], text: string): Field => ({ kind, label: 'Of the plan', text });
test.each<[string, Partial<Day>, string]>([
  ['a task', { fields: [field('task', 'Do it.')] }, '**Task**  Do it.'],
  ['what to learn', { fields: [field('learning', 'It.')] }, '**Learn**  It.'],
  ['practice', { fields: [field('practice', 'It.')] }, '**Practice**  It.'],
  ['what to write down', { fields: [field('documentation', 'It.')] }, '**Write down**  It.'],
  ['when it is done', { fields: [field('done-when', 'It is.')] }, '**Done when**  It is.'],
  ['a field of the plan’s own', { fields: [field('other', 'It.')] }, '**Of the plan**  It.'],
  ['a text without a name', { fields: [{ ...field('other', 'It.'), label: '' }] }, '**More**  It.'],
  ['several lines', { fields: [field('task', 'One\nTwo')] }, '**Task**\nOne\nTwo'],
  ['a list of one', { fields: [field('task', '- One')] }, '**Task**\n- One'],
  ['a label with signs', { fields: [{ ...field('other', 'It.'), label: '__init__' }] }, '**\\_\\_init\\_\\_**  It.'],
  ['a long line', { fields: [field('task', 'x'.repeat(201))] }, `**Task**\n${'x'.repeat(201)}`],
  [
    'links',
    {
      fields: [],
      resources: [
        { title: 'A [guide]', url: 'https://a.example' },
        { title: '', url: 'https://b.example' },
      ],
    },
    '**Read**\n[A \\[guide\\]](https://a.example) · <https://b.example>',
  ],
])('a day’s text: %s', (_, change, text) => {
  expect(daySections(words, place(change).day)).toEqual([text]);
});

const links = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ title: `Reading number ${at}`, url: `https://a.example/${at}` }));

test.each<[string, Partial<Day>, string[]]>([
  [
    'what is short',
    { fields: [field('task', 'Do it.'), field('done-when', 'It is.')] },
    ['**Task**  Do it.', '**Done when**  It is.'],
  ],
  [
    'the beginning of the task alone',
    { fields: [field('task', 'Do it.\n\nLike this.'), field('learning', 'More'), field('practice', 'Most')] },
    ['**Task**  Do it …'],
  ],
  [
    'what comes first where there is no task',
    { fields: [field('other', 'Read.'), field('learning', 'More')] },
    ['**Of the plan**  Read.'],
  ],
  [
    'three links, their titles no longer than a line or two',
    { fields: [], resources: links(6) },
    [
      `**Read**  ${links(3)
        .map(({ title, url }) => `[${title}](${url})`)
        .join(' · ')} · 3 more`,
    ],
  ],
])('a day in short: %s', (_, change, sections) => {
  expect(shortSections(words, place(change).day)).toEqual(sections);
});

test('many links stand on a line each', () => {
  const [section = ''] = daySections(words, place({ fields: [], resources: links(11) }).day);
  expect(section.split('\n')).toHaveLength(12);
});

test('a day’s first picture stands below its text', () => {
  const url = 'https://a.example/b.png';
  const fields = [field('task', 'x'.repeat(4_000)), field('other', 'y'.repeat(1_000))];
  const { day } = place({ fields });
  const shown = dayEmbeds(words, place(), daySections(words, day), { title: 'A bowl', url });
  const images = shown.map(({ image }) => image);
  expect(images).toEqual([undefined, { url }]);
});

test('what does not fit into one embed goes on in a second, and ends with “…” over Discord’s total', () => {
  const fields = [field('task', 'x'.repeat(3_000)), field('practice', 'y'.repeat(3_000))];
  const [first, second, ...more] = dayEmbeds(words, place(), [
    'Before.',
    ...daySections(words, place({ fields }).day),
    'After.',
  ]);
  expect(first?.description).toMatch(/^Before\.\n\n\*\*Task\*\*\nx+$/);
  expect(second?.description).toMatch(/^\*\*Practice\*\*\ny+…$/);
  expect(second?.author).toBeUndefined();
  expect(more).toEqual([]);
});

const plan: Plan = planOf(smallPlan());
const [first, second, third] = plan.days;
const at = new Date(0);
const view: Parameters<typeof dayView>[1] = {
  cohortId: 7,
  place: placeOf(plan, second!),
  completion: undefined,
  postedAt: undefined,
  opensAt: null,
  openUntil: undefined,
  mayBeDone: false,
  previous: first,
  next: third,
  page: 0,
};
const labels = ({ components = [] }: Message) =>
  components.flatMap((row) => row.components.map((part) => ('label' in part ? part.label : '')));
const turns = ['Day 174', 'Day 176'];
const completion = { dayKey: '175', on: '2026-03-10', late: false, at } as const;

test.each<[string, Partial<typeof view>, string, string[]]>([
  ['not planned yet', {}, '🔒 Not posted yet. Look ahead as much as you like.', turns],
  ['to come', { opensAt: at }, '🔒 Opens <t:0:F>. Look ahead as much as you like.', turns],
  [
    'to come, where working ahead is allowed',
    { opensAt: at, mayBeDone: true },
    '🔒 Opens <t:0:F>. Look ahead as much as you like.',
    ['Done', 'Note', ...turns],
  ],
  [
    'posted',
    { postedAt: at, mayBeDone: true },
    '⬜ Posted <t:0:D>. Days never expire: finish it any time.',
    ['Done', 'Note', ...turns],
  ],
  [
    'open',
    { postedAt: at, openUntil: at, mayBeDone: true },
    '🕗 Still on time until <t:0:f>.',
    ['Done', 'Note', ...turns],
  ],
  [
    'done',
    { completion, postedAt: at, openUntil: at, mayBeDone: true },
    '✅ You did this <t:0:R>; it counts for Tue 10 Mar.',
    ['Note', ...turns],
  ],
  [
    'done late',
    { completion: { ...completion, late: true }, mayBeDone: true },
    '✅ You did this <t:0:R>; it counts for Tue 10 Mar, logged late.',
    ['Note', ...turns],
  ],
  [
    'alone in its plan',
    { previous: undefined, next: undefined },
    '🔒 Not posted yet. Look ahead as much as you like.',
    [],
  ],
])('a day that is %s', (_, change, line, buttons) => {
  const shown = { ...view, ...change };
  const message = dayView(words, shown);
  assertMessage(message);
  expect(message.content).toBe('📘 Day 175: Topic 175 · 30 min');
  expect(message.embeds?.[0]?.description?.endsWith(`\n\n${line}`)).toBe(true);
  expect(labels(message)).toEqual(buttons);
  // What Discord refused is said without the author's words, which are attached.
  const file = dayFile(words, shown);
  assertMessage(file);
  expect(file.content).toBe(`📘 Day 175 · 30 min\n${words.kit.asFile}\n${line}`);
  expect(labels(file)).toEqual(buttons);
  expect(file.files).toEqual([
    {
      name: 'day-175.md',
      data: '# Day 175: Topic 175\n\n**Task**  Do 175.\n\n**Write down**  What did **175** teach you?\n',
    },
  ]);
});

test('a long day is read page by page, its long code as a file on the page that names it', () => {
  const code = Array.from({ length: 20 }, (_, at) => `print(${at})`).join('\n');
  const fields = [
    field('task', 'x'.repeat(1_500)),
    field('practice', `y\n\`\`\`python\n${code}\n\`\`\``),
    field('other', 'z'.repeat(1_900)),
  ];
  const shown = { ...view, place: place({ fields }) };
  const pages = [0, 1, 7].map((page) => dayView(words, { ...shown, page }));
  pages.forEach((page) => void assertMessage(page));
  expect(pages.map(({ files = [] }) => files.map(({ name }) => name))).toEqual([['day-174-1.py'], [], []]);
  expect(pages.map(({ embeds }) => embeds?.[0]?.footer?.text)).toEqual(['Page 1 of 2', 'Page 2 of 2', 'Page 2 of 2']);
  expect(pages.map(labels)).toEqual([
    ['More', ...turns],
    ['Back', ...turns],
    ['Back', ...turns],
  ]);
  expect(pages[1]?.embeds?.[0]?.description).toMatch(/^\*\*Of the plan\*\*\nz+\n\n🔒 Not posted yet/);
});
