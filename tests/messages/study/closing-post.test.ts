import { expect, test } from 'vitest';
import type { Month } from '../../../src/curriculum/model.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { closingPost } from '../../../src/messages/study/post.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const place = { file: 'a.md', line: 1, column: 1 };
const day = (key: string) => ({
  key,
  label: `Day ${key}`,
  number: Number(key),
  title: '',
  minutes: null,
  fields: [],
  resources: [],
  review: false,
  place,
});
const week = { key: '1', label: 'Week 1', number: 1, title: '', goal: null, milestone: null, place };
const month: Month = {
  key: '1',
  label: 'Month 1',
  number: 1,
  title: '',
  objective: null,
  outcomes: [],
  weeks: [{ ...week, days: ['1', '2', '3'].map(day) }],
  projects: [],
  milestones: [],
  metrics: [],
  topics: [],
  takeaways: [{ title: 'Skills', items: ['Care'] }],
  nextSteps: null,
  salaryTarget: null,
  closing: 'Go on.',
  extras: [],
  place,
};

const rest =
  'is complete: all 3 days have been posted.\n\nNothing closes: you can still finish days with /done, and /week, /notes and /streak keep working.';
const head = `🏁 **Plan** ${rest}`;
const tooMany = [{ title: '', items: ['y'.repeat(2_000)] }];

test.each<[string, Partial<Month>, boolean, string]>([
  ['all of it', {}, false, `${head}\n\n**Take away**\n• Care\n\nGo on.`],
  ['nothing to say', { takeaways: [], closing: null }, false, head],
  ['too many takeaways', { takeaways: tooMany }, false, `${head}\n\nGo on.\n\nWhat to take away from it: /month.`],
  ['too much of all', { closing: 'z'.repeat(2_000) }, false, `${head}\n\nWhat to take away from it: /month.`],
  ['none of the author’s words', {}, true, `🏁 The plan ${rest}`],
])('the closing message: %s', (_, change, bare, text) => {
  const plan = planOf({ slug: 'plan', title: 'Plan', months: [{ ...month, ...change }] });
  const message = closingPost(wordsFor('en'), plan, { ref: '1', bare });
  assertMessage(message);
  expect(message.content).toBe(text);
  // SUPPRESS_EMBEDS: the author's links unfold no previews.
  expect(message.flags).toBe(1 << 2);
});
