import { expect, test } from 'vitest';
import { findPlan, slugOf, suggestPlans } from '../../../src/curriculum/plans/plan-name.ts';

const plans = [
  { slug: 'sql-basics', title: 'SQL from the start' },
  { slug: 'month-07', title: 'Month 7: Performance' },
  { slug: 'git-14-days', title: 'Git in 14 days' },
  { slug: 'sql-basics', title: 'A shipped plan of the same name' },
];
const slugs = (found: { slug: string }[]) => found.map(({ slug }) => slug);

test.each([
  ['SQL Basics', 'sql-basics'],
  ['  Приклад №1! ', 'приклад-no1'],
  ['ﬁrst', 'first'],
  ['!!!', undefined],
  ['a'.repeat(41), undefined],
])('a plan called %j is stored as %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each([
  ['sql-basics', plans[0]],
  ['sqlbasics', undefined],
  ['Month 07', plans[1]],
  ['month 7 performance', plans[1]],
  ['gitin14days', plans[2]],
  ['git', undefined],
  ['', undefined],
])('%j means %o', (text, plan) => {
  const found = findPlan(plans, text);
  expect(found.kind === 'found' ? found.plan : undefined).toBe(plan);
});

test.each([
  ['month7', 'month-07'],
  ['basix', 'sql-basics'],
  ['14', 'git-14-days'],
])('%j is no plan; near is %s', (text, near) => {
  const found = findPlan(plans, text);
  expect(found.kind === 'unknown' && found.near[0]).toBe(near);
});

test('all plans are named where none is near', () => {
  expect(findPlan(plans, 'xyzzy')).toEqual({ kind: 'unknown', near: slugs(plans) });
});

test.each([
  ['', 3, ['sql-basics', 'month-07', 'git-14-days']],
  ['perf', 25, ['month-07']],
  ['SQL', 25, ['sql-basics', 'sql-basics']],
  ['xyzzy', 25, []],
])('plans offered for %j, %i at most', (text, limit, found) => {
  expect(slugs(suggestPlans(plans, text, limit))).toEqual(found);
});
