import { expect, test } from 'vitest';
import type { Day, Field } from '../../../src/curriculum/model.ts';
import type { PlaceInPlan } from '../../../src/curriculum/plan.ts';
import { bareHeadline, dayEmbeds, dayHeadline, dayName } from '../../../src/messages/study/day.ts';
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
  expect(dayEmbeds(words, place({}, rest))[0]?.author?.name).toBe(line);
});

const field = (kind: Field['kind'], text: string): Field => ({ kind, label: 'Of the plan', text });
test.each<[string, Partial<Day>, string]>([
  ['a task', { fields: [field('task', 'Do it.')] }, '**Task**  Do it.'],
  ['what to learn', { fields: [field('learning', 'It.')] }, '**Learn**  It.'],
  ['practice', { fields: [field('practice', 'It.')] }, '**Practice**  It.'],
  ['what to write down', { fields: [field('documentation', 'It.')] }, '**Write down**  It.'],
  ['when it is done', { fields: [field('done-when', 'It is.')] }, '**Done when**  It is.'],
  ['a field of the plan’s own', { fields: [field('other', 'It.')] }, '**Of the plan**  It.'],
  ['several lines', { fields: [field('task', 'One\nTwo')] }, '**Task**\nOne\nTwo'],
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
  expect(dayEmbeds(words, place(change)).map(({ description }) => description)).toEqual([text]);
});

test('what does not fit into one embed goes on in a second, and ends with “…” over Discord’s total', () => {
  const fields = [field('task', 'x'.repeat(3_000)), field('practice', 'y'.repeat(3_000))];
  const [first, second, ...more] = dayEmbeds(words, place({ fields }), { before: ['Before.'], after: ['After.'] });
  expect(first?.description).toMatch(/^Before\.\n\n\*\*Task\*\*\nx+$/);
  expect(second?.description).toMatch(/^\*\*Practice\*\*\ny+…$/);
  expect(second?.author).toBeUndefined();
  expect(more).toEqual([]);
});
