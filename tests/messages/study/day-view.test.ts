import { expect, test } from 'vitest';
import { type Plan, placeOf, planOf } from '../../../src/curriculum/plan.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { dayFile, dayView } from '../../../src/messages/study/day-view.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

const words = wordsFor('en');
const plan: Plan = planOf(smallPlan());
const [first, second, third] = plan.days;
const at = new Date(0);
const base: Parameters<typeof dayView>[1] = {
  cohortId: 7,
  place: placeOf(plan, second!),
  completion: undefined,
  postedAt: undefined,
  opensAt: null,
  openUntil: undefined,
  mayBeDone: false,
  previous: first,
  next: third,
};
const labels = ({ components = [] }: Message) =>
  components.flatMap((row) => row.components.map((part) => ('label' in part ? part.label : '')));
const turns = ['Day 174', 'Day 176'];
const completion = { dayKey: '175', on: '2026-03-10', late: false, at } as const;

test.each<[string, Partial<typeof base>, string, string[]]>([
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
    '🕗 Counts for its own date until <t:0:f>.',
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
  const view = { ...base, ...change };
  const message = dayView(words, view);
  assertMessage(message);
  expect(message.content).toBe('📘 Day 175: Topic 175 · 30 min');
  expect(message.embeds?.[0]?.description?.endsWith(`\n\n${line}`)).toBe(true);
  expect(labels(message)).toEqual(buttons);
  // What Discord refused is said without the author's words, which are attached.
  const file = dayFile(words, view);
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
