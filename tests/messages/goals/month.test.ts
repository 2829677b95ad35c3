import { expect, test } from 'vitest';
import type { Month } from '../../../src/curriculum/model.ts';
import { monthHarvest, monthView, noSuchMonth } from '../../../src/messages/goals/month.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { dayName } from '../../../src/messages/study/day.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

const words = wordsFor('en');
const [month] = smallPlan().months;
type View = Parameters<typeof monthView>[1];
const none = { done: 0, total: 7, remaining: 7, reachedOn: null };
const base: View = {
  cohortId: 7,
  month: month!,
  ref: '7',
  outcomes: [],
  weeks: month!.weeks.map((week) => ({ week, status: { ...none, total: week.days.length } })),
  mine: { done: 2, total: 9, remaining: 7, reachedOn: null },
  cohort: { learners: 3, reached: 1 },
  projects: [],
  previous: null,
  next: null,
  page: 0,
  today: '2026-03-09',
  news: null,
};
const textOf = (view: View) => monthView(words, view).embeds?.[0]?.description ?? '';
const labelsOf = (view: View) =>
  (monthView(words, view).components ?? []).flatMap((row) =>
    row.components.map((one) => ('label' in one ? one.label : '')),
  );

test.each<[string, Partial<View>, string]>([
  ['progress', {}, '**Month milestone**  2 of 9 days, 7 to go\n**Group**  3 learners; 1 has reached it'],
  [
    'the milestone reached',
    { mine: { ...base.mine, reachedOn: '2026-03-06' }, cohort: { learners: 1, reached: 0 } },
    '🏁 **Month milestone reached** on Fri 6 Mar\n**Group**  1 learner; 0 have reached it',
  ],
  [
    'weeks',
    { weeks: [{ ...base.weeks[0]!, status: { ...none, done: 7, reachedOn: '2026-03-06' } }, base.weeks[1]!] },
    '**Weeks**\n🏁 Week 25 · Theme 25 · Fri 6 Mar\n⬜ Week 26 · Theme 26 · 0 of 2',
  ],
  [
    'projects',
    {
      projects: [
        { ref: 'p', title: 'Ship', done: 1, total: 2 },
        { ref: 'q', title: 'Rest', done: 0, total: 0 },
      ],
    },
    '**Projects**\n🛠️ Ship · 1 of 2 deliverables\n🛠️ Rest',
  ],
  ['an objective', { month: { ...month!, objective: 'Make it fast.' } }, '**Objective**\nMake it fast.'],
])('a month shows %s', (_, change, section) => {
  expect(textOf({ ...base, ...change })).toContain(section);
});

test('its buttons lead to its open week, its projects, its library and the months beside it', () => {
  const topics = [{ title: 'T', links: [] }] as unknown as Month['topics'];
  const beside = { previous: { ref: '6', label: 'Month 6' }, next: { ref: '8', label: 'Month 8' } };
  const projects = [{ ref: 'p', title: 'Ship', done: 0, total: 1 }];
  const view = { ...base, ...beside, projects, month: { ...month!, topics } };
  expect(labelsOf(view)).toEqual(['Month 6', 'Month 8', 'Week', 'Project', 'Library']);
});

test('a month of many words goes on on further pages', () => {
  const extras = Array.from({ length: 30 }, (_, n) => ({ title: `Part ${n}`, items: ['word '.repeat(60)] }));
  const view = { ...base, month: { ...month!, extras } };
  const message = monthView(words, view);
  assertMessage(message);
  expect(message.embeds?.[0]?.footer?.text).toMatch(/^Page 1 of \d+$/);
  expect(labelsOf(view)).toEqual(['More…', 'Week']);
  expect(labelsOf({ ...view, page: 99 })).toEqual(['Back', 'Week']);
});

test('what a month leaves behind', () => {
  const harvest = { takeaways: [{ title: '', items: ['a'] }], nextSteps: { title: 'On:', items: ['b'] } };
  expect(monthHarvest(words, { ...month!, ...harvest })).toEqual(['**Take away**\n• a', '**Next steps**\nOn:\n• b']);
});

test.each([
  [
    'one of several',
    'Month 9',
    'This plan has no month “x”; it goes from Month 7 to Month 9. /month alone shows the current one.',
  ],
  ['the only one', 'Month 7', 'This plan has no month “x”; it has Month 7 only. /month alone shows the current one.'],
])('no such month: %s', (_, label, said) => {
  const last = { ref: label, label };
  expect(noSuchMonth(words, 'x', { ref: 'Month 7', label: 'Month 7' }, last).content).toBe(said);
  expect(dayName({ label: 'Month 7', title: '' })).toBe('Month 7');
});
