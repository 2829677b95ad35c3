import { describe, expect, test } from 'vitest';
import type { Day, Field, Month, Week } from '../../../src/curriculum/model.ts';
import { type Plan, planOf } from '../../../src/curriculum/plan.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import {
  factsAlone,
  type PostFacts,
  postOf,
  previewOf,
  type SentFacts,
  shownPreview,
} from '../../../src/messages/study/post.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');

const place = { file: 'a.md', line: 1, column: 1 };

function day(number: number, change: Partial<Day> = {}): Day {
  const fields: Field[] = [{ kind: 'task', label: 'Task', text: 'Do it.' }];
  const base = { key: String(number), label: `Day ${number}`, number, title: `Topic ${number}`, minutes: 30 };
  return { ...base, fields, resources: [], review: false, place, ...change };
}

function week(change: Partial<Week> = {}): Week {
  const days = [day(1), day(2), day(3, { review: true })];
  return {
    key: '1',
    label: 'Week 1',
    number: 1,
    title: 'Start',
    goal: 'Begin well.',
    milestone: null,
    days,
    place,
    ...change,
  };
}

function month(change: Partial<Month> = {}): Month {
  return {
    key: '1',
    label: 'Month 1',
    number: 1,
    title: 'Start',
    objective: null,
    outcomes: [],
    weeks: [week()],
    projects: [],
    milestones: [],
    metrics: [],
    topics: [],
    takeaways: [{ title: 'Skills', items: ['Patience', 'Care'] }],
    nextSteps: { title: '', items: ['Month 2'] },
    salaryTarget: null,
    closing: null,
    extras: [],
    place,
    ...change,
  };
}

const later = week({ key: '2', label: 'Week 2', days: [day(4)] });
const planWith = (weeks: Week[], change: Partial<Month> = {}) =>
  planOf({ slug: 'plan', title: 'Plan', months: [month({ weeks, ...change })] });
const slot = { on: '2026-03-09', at: new Date('2026-03-09T06:00:00Z'), zone: 'Europe/Kyiv' } as const;

function message(plan: Plan, key: string, facts: Partial<PostFacts> = {}, sent: Partial<SentFacts> = {}) {
  const shown = plan.days.find((one) => one.key === key) ?? day(Number(key));
  const made = postOf(words, plan, shown, {
    slot,
    roleId: null,
    whole: true,
    finished: null,
    ...facts,
    sent: { ref: '7', at: slot.at, bare: false, ...sent },
  });
  assertMessage(made);
  return made;
}

const until = '🕗 Counts for today until <t:1773108000:t> (<t:1773108000:R>).';
const late = '🕗 Posted late: I was away at the usual hour. Today still counts until';
const wordsOf = ({ embeds = [] }: Message) => embeds.map(({ description }) => description ?? '').join('\n\n');
const text = (...of: Parameters<typeof message>) => wordsOf(message(...of));
const idsOf = ({ components = [] }: Message) =>
  components.flatMap((row) => row.components.map((part) => ('custom_id' in part ? part.custom_id : '')));
const long = (length: number): Field => ({ kind: 'learning', label: 'Learning', text: 'x'.repeat(length) });

const counted = { learners: 14, byDay: new Map([['1', 9]]) };
const task = '**Task**  Do it.';
const opening = '🗓️ **Week 1: Start** starts today. Begin well.';
const status = '👥 **Week 1 so far**: how many have done each day, of 14 learners\n1: 9 · 2: 0';
const nudge =
  '**Review day.** Week 1 covered 1 and 2. Press 🗓️ Week to see what you have done, then 📝 Note to write down what you take away from it.';
const harvest = [
  '🏁 **Month 1** ends with this day.',
  '**Take away: Skills**\n• Patience\n• Care',
  '**Next steps**\n• Month 2',
];
const usual = ['done?post=7', 'note?post=7', 'week?post=7'];
const withMonth = [...usual, 'month?post=7'];
const goesOn = planWith([week(), later]);
const ends = planWith([week()]);
const huge = planWith([week({ goal: null, days: [day(1, { fields: [long(4_000), long(3_000)] }), day(2)] })]);

test.each<
  [string, Parameters<typeof message>, { content?: string; words: string[]; ids?: string[]; roles?: string[] }]
>([
  ['the first day of a plan and of a week', [goesOn, '1'], { words: [opening, task, until] }],
  ['an ordinary day', [goesOn, '2'], { words: [task, until] }],
  [
    'a week that is a unit by itself',
    [planWith([week({ label: 'Day 2', title: '', days: [day(2)] }), later]), '2'],
    { words: ['Begin well.', task, until] },
  ],
  [
    'the first ever',
    [goesOn, '2', { firstDayKey: '2' }],
    { words: [task, `${until}\nPress ✅ when you have done it; that is all it takes to take part.`] },
  ],
  [
    'a day without minutes or title',
    [planWith([week({ days: [day(1), day(2, { title: '', minutes: null })] }), later]), '2'],
    { content: '📘 Day 2', words: [task, until] },
  ],
  ['the last of a week', [goesOn, '3', { finished: counted }], { words: [task, status, nudge, until] }],
  [
    'a review where nobody learns',
    [goesOn, '3', { finished: { learners: 0, byDay: new Map() } }],
    { words: [task, nudge, until] },
  ],
  ['a review in a preview', [goesOn, '3'], { words: [task, nudge, until] }],
  [
    'the last of a month',
    [ends, '3', { finished: counted }],
    { words: [task, status, nudge, ...harvest, until], ids: withMonth },
  ],
  [
    'the last of a month that says nothing about it',
    [planWith([week()], { takeaways: [], nextSteps: null }), '3'],
    { words: [task, nudge, '🏁 **Month 1** ends with this day.', until], ids: withMonth },
  ],
  [
    'the last of a month whose last week has no days',
    [planWith([week(), { ...later, days: [] }]), '3'],
    { words: [task, nudge, ...harvest, until], ids: withMonth },
  ],
  [
    'a quarter of an hour after its slot',
    [goesOn, '2', {}, { at: new Date('2026-03-09T06:15:00Z') }],
    { words: [task, until] },
  ],
  [
    'a late post',
    [goesOn, '2', {}, { at: new Date('2026-03-09T06:15:01Z') }],
    { words: [task, `${late} <t:1773108000:t> (<t:1773108000:R>).`] },
  ],
  [
    'a post late at night, open for twelve hours',
    [
      goesOn,
      '2',
      { slot: { ...slot, at: new Date('2026-03-09T21:30:00Z') } },
      { at: new Date('2026-03-09T21:30:00Z') },
    ],
    { words: [task, '🕗 Counts for today until <t:1773135000:t> (<t:1773135000:R>).'] },
  ],
  [
    'a role',
    [goesOn, '2', { roleId: '5' }],
    { content: '<@&5> 📘 Day 2: Topic 2 · 30 min', words: [task, until], roles: ['5'] },
  ],
  [
    'bare',
    [ends, '3', { roleId: '5', finished: counted }, { bare: true }],
    {
      content: '<@&5> 📘 Day 3 · 30 min · press 📖 Steps to read it',
      words: [until],
      ids: ['done?post=7', 'day?post=7', 'note?post=7', 'week?post=7'],
      roles: ['5'],
    },
  ],
  [
    'bare, late and without a number',
    [
      planWith([week({ days: [day(1), day(2, { number: null, minutes: null })] })]),
      '2',
      {},
      { bare: true, at: new Date('2026-03-09T07:00:00Z') },
    ],
    {
      content: '📘 Day 2 · press 📖 Steps to read it',
      words: [`${late} <t:1773108000:t> (<t:1773108000:R>).`],
      ids: ['done?post=7', 'day?post=7', 'note?post=7', 'week?post=7'],
    },
  ],
])('%s', (_, [plan, key, ...facts], { content, words: parts, ids = usual, roles }) => {
  const made = message(plan, key, ...facts);
  expect(made.content).toBe(content ?? `📘 Day ${key}: Topic ${key} · 30 min`);
  expect(wordsOf(made)).toBe(parts.join('\n\n'));
  expect(idsOf(made)).toEqual(ids);
  expect(made.allowed_mentions).toEqual(roles === undefined ? { parse: [] } : { parse: [], roles });
});

describe('a day that would fill more than a phone’s screen', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `- step ${at}`).join('\n');
  const steps = (count: number): Partial<Day> => ({
    fields: [
      { kind: 'task', label: 'Task', text: 'Do it.' },
      { kind: 'practice', label: 'Practice', text: lines(count) },
    ],
  });
  const planOfSteps = (count: number) => planWith([week({ days: [day(1), day(2, steps(count)), day(3)] })]);
  const withSteps = ['done?post=7', 'day?post=7', 'note?post=7', 'week?post=7'];

  test.each<[string, number, Partial<PostFacts>, { text: string; ids: string[] }]>([
    ['one that just fits is posted whole', 16, {}, { text: `${task}\n\n**Practice**\n${lines(16)}`, ids: usual }],
    ['a longer one in short, with a button to the rest', 17, {}, { text: task, ids: withSteps }],
    [
      'or whole, where the group wants it so',
      17,
      { whole: true },
      { text: `${task}\n\n**Practice**\n${lines(17)}`, ids: usual },
    ],
  ])('%s', (_, count, facts, expected) => {
    const made = message(planOfSteps(count), '2', { whole: false, ...facts });
    expect({ text: wordsOf(made), ids: idsOf(made) }).toEqual({ ...expected, text: `${expected.text}\n\n${until}` });
  });

  test('what stands around it is short, too: the goal of the week, and what a month leaves', () => {
    const long = week({ goal: 'g'.repeat(200), days: [day(1, steps(30)), day(2, steps(30))] });
    const of = (key: string) => text(planWith([long]), key, { whole: false });
    expect(of('1')).toContain('starts today. Its goal: /week, or /month.');
    expect(of('2')).toContain('ends with this day. Press 🗓️ Month for what to take away and where it goes next.');
  });
});

describe('previews', () => {
  const facts = { slot, roleId: '5', whole: true, finished: counted };
  const last = day(3, { review: true });
  const sent = message(ends, '3', facts);

  test('show what is posted on time, and ping nobody', () => {
    const preview = previewOf(words, ends, last, facts);
    expect([preview.content, preview.embeds]).toEqual([sent.content, sent.embeds]);
    expect(idsOf(preview)).toHaveLength(4);
    expect(preview.allowed_mentions).toEqual({ parse: [] });
  });

  test('have no buttons in Discord, but a line that says what they are', () => {
    const shown = shownPreview(words, 'A line.', ends, last, facts);
    expect(shown).toEqual({
      ...previewOf(words, ends, last, facts),
      components: [],
      content: `A line.\n${sent.content}`,
    });
  });

  test('of a plan that nobody follows are of today', () => {
    const alone = previewOf(words, ends, last, factsAlone(slot.at, 'Europe/Kyiv'));
    expect(wordsOf(alone)).toBe([task, nudge, ...harvest, until].join('\n\n'));
  });
});

describe('where all would be too long, the day comes first and a line says where the rest is', () => {
  const full = week({
    goal: 'g'.repeat(3_000),
    days: [day(1, { fields: [long(3_500)] }), day(2), day(3, { review: true, fields: [long(3_500)] })],
  });

  test('a long goal', () => {
    const shown = text(planWith([full]), '1');
    expect(shown).toContain('starts today. Its goal: /week, or /month.');
    expect(shown).toContain('x'.repeat(3_500));
    expect(shown).toContain(until);
  });

  test.each([
    ['many takeaways', [{ title: '', items: Array.from({ length: 60 }, () => 'y'.repeat(50)) }]],
    ['one endless takeaway', [{ title: '', items: ['y'.repeat(4_500)] }]],
  ])('%s', (_, takeaways) => {
    const shown = text(planWith([full], { takeaways }), '3', { finished: { learners: 1, byDay: new Map() } });
    expect(shown).toContain('ends with this day. Press 🗓️ Month for what to take away and where it goes next.');
    expect(shown).not.toContain('yyy');
    expect(shown).toContain('👥 **Week 1 so far**');
    expect(shown).toContain(until);
  });

  test.each([1_000, 3_900, 4_000, 4_090, 4_800, 5_000, 5_200, 5_300, 5_440])(
    'a day of %i characters stays whole',
    (length) => {
      const fields = [
        long(Math.min(length, 2_000)),
        ...(length > 2_000 ? [{ ...long(length - 2_000), label: 'More' }] : []),
      ];
      const review = day(1, { review: true, fields });
      // As the first of its week, and as the last of its month.
      for (const days of [
        [review, day(2)],
        [day(2), review],
      ]) {
        const shown = text(planWith([week({ days })]), '1', { finished: { learners: 3, byDay: new Map() } });
        expect((shown.match(/x{50,}/g) ?? []).join('').length).toBe(length);
        expect(shown).toContain(until);
      }
    },
  );

  test('a day over Discord’s limit ends with “…”', () => {
    const shown = text(huge, '1');
    expect(shown.length).toBeLessThanOrEqual(5_602);
    expect(shown.endsWith('…')).toBe(true);
  });
});
