import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
import { month } from '../../src/commands/goals/month.ts';
import { project } from '../../src/commands/goals/project.ts';
import { resources } from '../../src/commands/plans/resources.ts';
import { day } from '../../src/commands/study/today.ts';
import { week } from '../../src/commands/study/week.ts';
import type { Curriculum, FieldKind } from '../../src/curriculum/model.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { testWorld } from '../support/context.ts';
import { buttonIn, cohortOn, shippedPlan, wordsIn } from '../support/shipped-cohort.ts';

// Whatever an author writes, a learner can read somewhere. The shipped month has no headings of its own (extras), so a
// few of every kind are added to it.
const shipped = shippedPlan();
const plan: Curriculum = {
  ...shipped,
  months: shipped.months.map((one) => ({
    ...one,
    extras: [{ title: 'Study music', items: ['Anything without words', '> Silence is fine too'] }],
    metrics: [...one.metrics, { title: 'Success criteria', items: ['Half the run time'] }],
  })),
};

const world = await testWorld('2026-03-09T10:00:00Z');
await cohortOn(world, plan);

const filesIn = (page: Message | Modal) => ('files' in page ? (page.files ?? []).map(({ data }) => String(data)) : []);

/** What a command shows on all its pages, and in the files that come with them. */
async function readThrough(command: Command, input: Record<string, unknown>, more: string): Promise<string> {
  const pages: string[] = [];
  let page = await world.slash(command, input);
  for (;;) {
    pages.push(wordsIn(page), ...filesIn(page));
    const next = buttonIn(page, more);
    if (next === undefined) return pages.join('\n');
    page = await world.press(command, next);
  }
}

async function readEach(command: Command, inputs: Record<string, unknown>[], more = 'More…'): Promise<string> {
  const all: string[] = [];
  for (const input of inputs) all.push(await readThrough(command, input, more));
  return all.join('\n');
}

const months = plan.months;
const weeks = months.flatMap((one) => one.weeks);
const days = weeks.flatMap((one) => one.days);
const projects = months.flatMap((one) => one.projects);
const topics = months.flatMap((one) => one.topics);
const fields = (kind: FieldKind) => days.flatMap((one) => one.fields.filter((field) => field.kind === kind));

const shown = {
  '/month': await readEach(
    month,
    months.map(({ key }) => ({ month: key })),
  ),
  '/week': await readEach(
    week,
    weeks.map(({ key }) => ({ week: key })),
  ),
  '/day': await readEach(
    day,
    days.map(({ key }) => ({ day: key })),
    'More',
  ),
  '/project': await readEach(
    project,
    projects.map(({ title }) => ({ project: title })),
  ),
  '/resources': await readEach(resources, [{}, ...topics.map(({ title }) => ({ topic: title }))], 'More ▶'),
};

/** A text may go on on a next page, so it is looked for line by line. */
const isShown = (command: keyof typeof shown, text: string) =>
  text.split('\n').every((line) => shown[command].includes(line.trim()));

const given = (...texts: (string | null)[]) => texts.flatMap((text) => (text === null || text === '' ? [] : [text]));

describe('what an author can write is read', () => {
  test.each<[string, keyof typeof shown, string[]]>([
    ['title of a month', '/month', given(...months.map(({ title }) => title))],
    ['objective', '/month', given(...months.map(({ objective }) => objective))],
    ['key outcomes', '/month', months.flatMap(({ outcomes }) => outcomes)],
    ['weeks', '/month', given(...weeks.flatMap(({ label, title }) => [label, title]))],
    ['projects', '/month', projects.map(({ title }) => title)],
    ['monthly milestones', '/month', months.flatMap(({ milestones }) => milestones)],
    [
      'success metrics',
      '/month',
      months.flatMap(({ metrics }) => metrics.flatMap(({ title, items }) => [title, ...items])),
    ],
    [
      'key takeaways',
      '/month',
      months.flatMap(({ takeaways }) => takeaways.flatMap(({ title, items }) => [title, ...items])),
    ],
    [
      'next steps',
      '/month',
      given(...months.flatMap(({ nextSteps }) => [nextSteps?.title ?? null, ...(nextSteps?.items ?? [])])),
    ],
    ['salary target', '/month', given(...months.map(({ salaryTarget }) => salaryTarget))],
    ['closing', '/month', given(...months.map(({ closing }) => closing))],
    [
      'unknown headings',
      '/month',
      months.flatMap(({ extras }) => extras.flatMap(({ title, items }) => [title, ...items])),
    ],
    ['title of a week', '/week', given(...weeks.flatMap(({ label, title }) => [label, title]))],
    ['goal of a week', '/week', given(...weeks.map(({ goal }) => goal))],
    ['weekly milestones', '/week', given(...weeks.map(({ milestone }) => milestone))],
    ['title of a day', '/day', days.map(({ label, title }) => `${label}: ${title}`)],
    ['minutes of a day', '/day', days.map(({ label, title, minutes }) => `${label}: ${title} · ${minutes} min`)],
    ['task', '/day', fields('task').map(({ text }) => text)],
    ['learning', '/day', fields('learning').map(({ text }) => text)],
    ['practice', '/day', fields('practice').map(({ text }) => text)],
    ['documentation', '/day', fields('documentation').map(({ text }) => text)],
    ['done when', '/day', fields('done-when').map(({ text }) => text)],
    ['resources of a day', '/day', days.flatMap((one) => one.resources.map(({ title, url }) => `[${title}](${url})`))],
    ['title of a project', '/project', projects.map(({ title }) => title)],
    ['objective of a project', '/project', given(...projects.map(({ objective }) => objective))],
    ['goals of a project', '/project', projects.flatMap(({ goals }) => goals)],
    ['deliverables', '/project', projects.flatMap(({ deliverables }) => deliverables)],
    ['topics', '/resources', topics.map(({ title }) => title)],
    [
      'links of a topic',
      '/resources',
      topics.flatMap(({ links }) => links.map(({ title, url }) => `[${title}](${url})`)),
    ],
  ])('%s by %s', (_, command, texts) => {
    expect(texts).not.toEqual([]);
    expect(texts.filter((text) => !isShown(command, text))).toEqual([]);
  });

  test('labels nobody has heard of, by /day', () => {
    expect(fields('other').filter(({ label, text }) => !isShown('/day', label) || !isShown('/day', text))).toEqual([]);
  });

  test('the table has every part of the model', () => {
    const [one] = months;
    const keys = (part: object | undefined) =>
      Object.keys(part ?? {})
        .sort()
        .join(' ');
    expect(keys(one)).toBe(
      'closing extras key label metrics milestones nextSteps number objective outcomes place projects salaryTarget takeaways title topics weeks',
    );
    expect(keys(weeks[0])).toBe('days goal key label milestone number place title');
    expect(keys(days[0])).toBe('fields key label minutes number place resources review title');
    expect(keys(projects[0])).toBe('deliverables goals objective place title');
  });
});
