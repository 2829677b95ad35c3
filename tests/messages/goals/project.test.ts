import { expect, test } from 'vitest';
import {
  evidenceForm,
  evidenceLimit,
  evidenceTooLong,
  noSuchDeliverable,
  noSuchProject,
  projectView,
} from '../../../src/messages/goals/project.ts';
import { assertMessage, assertModal } from '../../../src/messages/kit/assert-message.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

const words = wordsFor('en');
type View = Parameters<typeof projectView>[1];
const item = { id: 'a', text: 'A report', at: null, evidence: null, file: null, lost: false };
const base: View = {
  cohortId: 7,
  ref: 'p1',
  month: { ref: '7', label: 'Month 7' },
  project: { title: 'Ship it', objective: null, goals: [], deliverables: ['A report'] } as unknown as View['project'],
  deliverables: [item],
  extras: [],
  previous: null,
  next: { ref: 'p2', label: 'Next one' },
  page: 0,
  news: null,
};

test('a project: what to hand in, and the ways on', () => {
  const message = projectView(words, base);
  assertMessage(message);
  expect([message.content, message.embeds?.[0]?.description]).toEqual([
    '🛠️ **Ship it**',
    '**Deliverables** · 0 of 1 ticked\n⬜ A report\n\n-# Only you see your ticks. To hand in a file: /project with `deliverable` and `file`.',
  ]);
  expect(message.components?.flatMap(({ components }) => components)).toMatchObject([
    { custom_id: 'project-tick?cohort=7&project=p1&was=0', placeholder: 'What have you handed in? Tick it…' },
    { custom_id: 'project-show?cohort=7&project=p1', placeholder: 'Add a link or a few words to one…' },
    { custom_id: 'project?cohort=7&project=p2', label: 'Next one' },
    { custom_id: 'month?cohort=7&month=7', label: 'Month 7' },
  ]);
});

test.each<[string, View['news'], string[]]>([
  [
    'a link was kept',
    { kind: 'evidence', item: 'A report', joined: true },
    ['✅ Kept with “A report”.', 'You’re in: the daily posts count for you from here on.'],
  ],
  [
    'a file was kept',
    { kind: 'file', item: 'A report', joined: false },
    [expect.stringMatching(/^📎 File kept with “A report”\. I store its name and Discord’s link/)],
  ],
  [
    'unticked',
    { kind: 'ticks', ticks: { added: [], removed: [{ ...item, evidence: 'my words' }], joined: false } },
    ['⬜ Unticked “A report”.', 'What you had shown for it is attached, so nothing is lost.'],
  ],
])('news: %s', (_, news, lines) => {
  const message = projectView(words, { ...base, news });
  assertMessage(message);
  expect(message.content?.split('\n').slice(0, -1)).toEqual(lines);
  expect(message.files?.map(({ data }) => data)).toEqual(news?.kind === 'ticks' ? ['A report\n> my words'] : undefined);
});

test('the form for what there is to show', () => {
  const form = evidenceForm(words, { cohortId: 7, ref: 'p1', item: { ...item, text: 'x'.repeat(300), evidence: 'y' } });
  assertModal(form);
  expect(form.modal).toMatchObject({ id: 'project-show?cohort=7&project=p1&item=a', inputs: [{ value: 'y' }] });
});

const ask = { cohortId: 7, ref: 'p1', asked: 'x', file: false, deliverables: ['A report', 'A talk'] };
test.each([
  [
    'no such project',
    noSuchProject(words, 'x', 7, [{ ref: 'p1', label: 'Ship it' }]),
    'This plan has no project “x”. Nothing was changed. It has 1 project:',
  ],
  [
    'no such deliverable',
    noSuchDeliverable(words, ask),
    'This project has no deliverable “x”. Nothing was changed. Name one in `deliverable`: “A report” or “A talk”.',
  ],
  [
    'a file for none',
    noSuchDeliverable(words, { ...ask, asked: null, file: true }),
    'Which deliverable is that file for? The file is not kept yet; the one on your device is untouched. Name one in `deliverable`: “A report” or “A talk”.',
  ],
  [
    'no deliverables',
    noSuchDeliverable(words, { ...ask, deliverables: [] }),
    'This project has no deliverable “x”. Nothing was changed. It has no deliverables at all.',
  ],
])('refused: %s', (_, message, said) => {
  assertMessage(message);
  expect(message.content).toBe(said);
});

test('too many words go back', () => {
  const message = evidenceTooLong(words, 'z'.repeat(evidenceLimit + 1));
  expect(message.content).toMatch(
    /^That has 1,001 characters; the limit is 1,000\. Nothing was changed\..*What you wrote is attached/,
  );
  expect(message.files).toHaveLength(1);
});
