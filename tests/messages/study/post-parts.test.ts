import { expect, test } from 'vitest';
import { type Plan, planOf } from '../../../src/curriculum/plan.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { postParts } from '../../../src/messages/study/post-parts.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

/** A plan of so many days. */
function planWith(days: number): Plan {
  const lines = Array.from({ length: days }, (_, n) => `#### Day ${n + 1}: Topic\n- **Task**: Do it\n`);
  const content = new TextEncoder().encode(`# Month 1: Small\n## Week 1: One\n${lines.join('')}`);
  return planOf(readCurriculum('small', [{ name: 'month-1.md', content }]).curriculum);
}

const [english, german] = [wordsFor('en'), wordsFor('de')];

test('what the groups of a plan and a language have in common is made once, whatever else is asked for in between', () => {
  const [plan, other] = [planWith(3), planWith(3)];
  const [first, second] = plan.days;
  const [same] = other.days;
  if (first === undefined || second === undefined || same === undefined) throw new Error('no days');
  const parts = postParts(english, plan, first);
  const others = [postParts(german, plan, first), postParts(english, plan, second), postParts(english, other, same)];
  expect(postParts(english, plan, first)).toBe(parts);
  for (const one of others) expect(one).not.toBe(parts);
  expect(others[2]).toEqual(parts);
});

test('no more than the last days that were asked for are kept', () => {
  const plan = planWith(201);
  const made = plan.days.map((day) => [day, postParts(english, plan, day)] as const);
  const [first, second, ...rest] = made;
  const again = (one: (typeof made)[number] | undefined) => one && postParts(english, plan, one[0]) === one[1];
  expect(rest.every(again)).toBe(true);
  expect(again(second)).toBe(true);
  expect(again(first)).toBe(false);
});
