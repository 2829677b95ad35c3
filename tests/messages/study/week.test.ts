import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { type DayMark, weekView } from '../../../src/messages/study/week.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

const [, plain] = smallPlan().months[0]!.weeks;
const [day] = plain!.days;
const mine = { done: 1, total: 2, remaining: 1, reachedOn: null };
const base: Parameters<typeof weekView>[1] = {
  cohortId: 7,
  week: plain!,
  marks: [{ kind: 'left' }, { kind: 'left' }],
  mine,
  group: { learners: 14, reached: 5 },
  previous: undefined,
  next: undefined,
  today: '2026-03-12',
};

function sections(change: Partial<typeof base>): string[] {
  const message = weekView(wordsFor('en'), { ...base, ...change });
  assertMessage(message);
  return (message.embeds?.[0]?.description ?? '').split('\n\n');
}

test.each<[DayMark, string]>([
  [{ kind: 'done' }, '✅ 181 Topic 181'],
  [{ kind: 'late' }, '✅ 181 Topic 181 (logged late)'],
  [{ kind: 'today' }, '⬜ 181 Topic 181 (today)'],
  [{ kind: 'open' }, '⬜ 181 Topic 181 (still open)'],
  [{ kind: 'left' }, '⬜ 181 Topic 181'],
  [{ kind: 'locked', opensAt: null }, '🔒 181 Topic 181'],
  [{ kind: 'locked', opensAt: new Date(0) }, '🔒 181 Topic 181 · opens <t:0:R>'],
])('a day that is %j', (mark, line) => {
  expect(sections({ marks: [mark] })[0]?.split('\n')[0]).toBe(line);
});

const aimed = { ...plain!, goal: 'Go *fast*.', milestone: 'All measured' };
test.each<[string, Partial<typeof base>, string[]]>([
  [
    'with nothing but its days',
    {},
    ['**Milestone**  1 of 2 days, 1 to go', '👥 **Group**  14 learners, 5 have reached this milestone'],
  ],
  [
    'with goal and aim',
    { week: aimed },
    ['**Goal**  Go *fast*.', '**Milestone** (All measured)  1 of 2 days, 1 to go'],
  ],
  [
    'that is reached',
    { week: aimed, mine: { ...mine, reachedOn: '2026-03-10' } },
    ['🏁 **Milestone reached** on Tue 10 Mar (All measured)'],
  ],
  [
    'reached in another year',
    { mine: { ...mine, reachedOn: '2025-12-31' } },
    ['🏁 **Milestone reached** on Wed 31 Dec 2025'],
  ],
  [
    'in a group of thousands',
    { group: { learners: 12_000, reached: 1 } },
    ['👥 **Group**  12,000 learners, 1 has reached this milestone'],
  ],
])('a week %s', (_, change, parts) => {
  expect(sections(change)).toEqual(expect.arrayContaining(parts));
});

test('the largest week fits into a message', () => {
  const days = Array.from({ length: 200 }, (_, n) => ({ ...day!, key: `${n}`, title: 'x'.repeat(300) }));
  const text = 'y'.repeat(3_000);
  const [previous, next] = ['1', '3'].map((key) => ({ ...plain!, key, label: text }));
  const week = { ...plain!, label: text, title: text, goal: text, milestone: text, days };
  expect(sections({ week, previous, next, marks: [] })[1]?.endsWith('…')).toBe(true);
});
