import { expect, test } from 'vitest';
import { project } from '../../../src/commands/goals/project.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { learners, ticks } from '../../../src/db/schema.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { somebody, testWorld } from '../../support/context.ts';
import { buttonIn, choose, cohortOn, idsIn, shippedPlan, wordsIn } from '../../support/shipped-cohort.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const cohort = await cohortOn(world);
const lea = { userId: 'lea' };
const at = '<t:1773050400:D>';
const title = 'Project 7: Advanced Production Optimization (Week 28)';
const repository = 'A repository that runs from start to dashboard with one command';
const benchmark = 'A benchmark with times before and after, and proof that the results agree';
const costs = 'A cost sheet with old and new monthly totals and a working budget check';

function lists(message: Message | Modal) {
  if ('modal' in message) throw new Error('a form');
  return (message.components ?? []).flatMap((row) => row.components.flatMap((part) => (part.type === 3 ? [part] : [])));
}
const choiceOf = (message: Message | Modal, text: string) =>
  lists(message)[0]?.options.find(({ label }) => label === text)?.value ?? '';
const deliverables = (message: Message | Modal) =>
  wordsIn(message)
    .split('\n')
    .filter((line) => /^(?:[✅⬜]|> )/u.test(line));
const ref = /project=([0-9a-z]+)/.exec(idsIn(await slash(project)).join())?.[1] ?? '';
const place = `cohort=${cohort.id}&project=${ref}`;

test('objective, goals and deliverables', async () => {
  const shown = await slash(project);
  expect(shown).toEqual({
    content: `🛠️ **${title}**`,
    embeds: [
      {
        color: 0x3b82f6,
        description: [
          '**Objective**',
          'Take the events pipeline of this month, or one of your own, and bring it to a state in which you would let it run unattended.',
          '',
          '**Goals**',
          '• Make it measurably faster and give the same answers as before',
          '• Bring its monthly cost down and keep it under a budget',
          '• Let it report its health through metrics, alerts, logs and a dashboard',
          '• Protect personal data and keep every secret out of the code',
          '• Check each change with tests that run by themselves',
          '',
          '**Deliverables** · 0 of 5 ticked',
          `⬜ ${repository}`,
          `⬜ ${benchmark}`,
          `⬜ ${costs}`,
          '⬜ A set of metrics, two tested alerts and a page that shows them',
          '⬜ A README and a runbook that a stranger has followed (you, in a fresh copy, count)',
          '',
          '-# Only you see your ticks. To hand in a file: /project with `deliverable` and `file`.',
        ].join('\n'),
      },
    ],
    components: [
      { type: 1, components: [expect.objectContaining({ custom_id: `project-tick?${place}&was=0`, max_values: 5 })] },
      { type: 1, components: [expect.objectContaining({ custom_id: `project-show?${place}` })] },
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 2,
            label: 'Month 7',
            custom_id: `month?cohort=${cohort.id}&month=7`,
            emoji: { name: '🗓️' },
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(await ctx.db.select().from(learners)).toEqual([]);
});

test('ticked in the list, once or twice', async () => {
  const shown = await slash(project);
  const chosen = [choiceOf(shown, repository)];
  const first = await choose(world, project, `project-tick?${place}&was=0`, chosen, lea);
  expect(wordsIn(first)).toMatch(
    /^✅ Ticked “A repository that runs .+”\.\nYou’re in: the daily posts count for you from here on\.\n🛠️/,
  );
  clock.at = new Date('2026-03-09T12:00:00Z');
  expect(wordsIn(await choose(world, project, `project-tick?${place}&was=0`, chosen, lea))).toMatch(/^🛠️/);
  expect(deliverables(await slash(project, {}, lea))[0]).toBe(`✅ ${repository} · ${at}`);
});

test('a link or a few words, in a form that ticks as well', async () => {
  const shown = await slash(project, {}, lea);
  const item = choiceOf(shown, benchmark);
  const form = await choose(world, project, `project-show?${place}`, [item], lea);
  expect(form).toEqual({
    modal: {
      id: `project-show?${place}&item=${item}`,
      title: 'Show your work',
      inputs: [
        {
          kind: 'text',
          id: 'text',
          label: 'A link, or a few words',
          description: benchmark,
          placeholder: 'https://… – saving it also ticks the deliverable',
          style: 'paragraph',
          required: false,
          max: 1_000,
        },
      ],
    },
  });
  const id = idsIn(form)[0] ?? '';
  const saved = await submit(project, id, { text: ' https://example.org/bench\n3.1 s → 0.9 s ' }, lea);
  expect(wordsIn(saved)).toMatch(`✅ Kept with “${benchmark}”.`);
  expect(deliverables(saved).slice(1, 5)).toEqual([
    `✅ ${repository} · ${at}`,
    `✅ ${benchmark} · <t:1773057600:D>`,
    '> https://example.org/bench',
    '> 3.1 s → 0.9 s',
  ]);
  // The form brings back what was written, and the tick keeps its time.
  clock.at = new Date('2026-03-10T12:00:00Z');
  const again = await choose(world, project, `project-show?${place}`, [item], lea);
  expect('modal' in again && again.modal.inputs[0]).toMatchObject({
    value: 'https://example.org/bench\n3.1 s → 0.9 s',
  });
  expect(deliverables(await submit(project, id, { text: 'shorter' }, lea)).slice(2, 4)).toEqual([
    `✅ ${benchmark} · <t:1773057600:D>`,
    '> shorter',
  ]);
  expect(deliverables(await submit(project, id, {}, lea)).slice(2, 4)).toEqual([
    `✅ ${benchmark} · <t:1773057600:D>`,
    `⬜ ${costs}`,
  ]);
});

test('too many words go back to their writer', async () => {
  const item = choiceOf(await slash(project, {}, lea), benchmark);
  expect(await submit(project, `project-show?${place}&item=${item}`, { text: 'x'.repeat(1_001) }, lea)).toEqual({
    content:
      'That has 1,001 characters; the limit is 1,000. Nothing was changed. A link to a longer text works well. What you wrote is attached, so nothing is lost.',
    files: [{ name: 'note.md', data: 'x'.repeat(1_001) }],
    allowed_mentions: { parse: [] },
  });
});

const expiring = 'https://cdn.discordapp.com/attachments/1/2/costs.xlsx?ex=69b2c3d4&is=1&hm=0';
const lasting = 'https://cdn.discordapp.com/attachments/1/2/a[1].png';

test.each([
  [
    { url: expiring, filename: 'costs.xlsx', size: 1 },
    `> 📎 [costs.xlsx](${expiring}) (Discord’s link works until <t:1773323220:f>)`,
  ],
  [
    { url: lasting, filename: 'a[1].png', size: 1 },
    `> 📎 [a\\[1\\].png](${lasting}) (Discord’s link stops working after a while)`,
  ],
])('a file %o is kept by name and address', async (file, line) => {
  const kept = await slash(project, { deliverable: 'cost sheet', file }, lea);
  expect(wordsIn(kept)).toContain(
    `📎 File kept with “${costs}”. I store its name and Discord’s link, not the file: that link expires, so keep your own copy, or add a lasting link as well.`,
  );
  expect(deliverables(kept)).toContain(line);
});

test('a file needs its deliverable', async () => {
  const file = { url: lasting, filename: 'a.png', size: 1 };
  const asked = await slash(project, { file }, lea);
  expect(wordsIn(asked)).toMatch(
    /^Which deliverable is that file for\? The file is not kept yet; the one on your device is untouched\. Name one in `deliverable`: “A repository .+” or “A README .+”\.$/,
  );
  expect(buttonIn(asked, 'Open the project')).toBe(`project?${place}`);
  expect(wordsIn(await slash(project, { file, deliverable: 'nonsense' }, lea))).toMatch(
    /^This project has no deliverable “nonsense”\. The file is not kept yet/,
  );
});

test('unticking gives back what was shown', async () => {
  const item = choiceOf(await slash(project, {}, lea), costs);
  await submit(project, `project-show?${place}&item=${item}`, { text: 'from 90 to 40 USD' }, lea);
  const shown = await slash(project, {}, lea);
  const [list] = lists(shown);
  const rest = list?.options.filter((option) => option.default && option.value !== item).map(({ value }) => value);
  const unticked = await choose(world, project, list?.custom_id ?? '', rest ?? [], lea);
  expect(wordsIn(unticked)).toMatch(
    /^⬜ Unticked “A cost sheet .+”\.\nWhat you had shown for it is attached, so nothing is lost\./,
  );
  expect('modal' in unticked ? [] : unticked.files).toEqual([
    {
      name: 'unticked.md',
      data: `${costs}\n> from 90 to 40 USD\n> 📎 [a\\[1\\].png](${lasting}) (Discord’s link stops working after a while)`,
    },
  ]);
  expect(deliverables(unticked)).toContain(`⬜ ${costs}`);
});

test('ticks are one’s own, and are in the export', async () => {
  expect(deliverables(await slash(project, {}, { userId: 'bob' })).join()).not.toContain('✅');
  await submit(
    project,
    `project-show?${place}&item=${choiceOf(await slash(project), benchmark)}`,
    { text: 'mine' },
    lea,
  );
  const answer = await press(privacy, 'privacy-export', lea);
  if ('modal' in answer) throw new Error('a form');
  expect(JSON.parse(String(answer.files?.[0]?.data)).cohorts[0].ticks).toEqual([
    {
      item: repository,
      key: expect.stringMatching(/^month:7\/project:7\/[0-9a-z]{14}$/),
      tickedAt: '2026-03-09T10:00:00.000Z',
      evidence: null,
      fileName: null,
      fileUrl: null,
    },
    expect.objectContaining({ item: benchmark, evidence: 'mine' }),
  ]);
  await press(privacy, 'privacy-erase?sure=yes', lea);
  expect(await ctx.db.select().from(ticks)).toEqual([]);
});

test.each([
  ['7', title],
  ['project 7', title],
  ['production optimization', title],
])('project “%s”', async (asked, found) => {
  expect(wordsIn(await slash(project, { project: asked }))).toContain(found);
});

test('a project that the plan does not have, and a plan without any', async () => {
  const refused = await slash(project, { project: '99' });
  expect([wordsIn(refused), idsIn(refused)]).toEqual([
    'This plan has no project “99”. Nothing was changed. It has 1 project:',
    [`project?${place}`],
  ]);
  await world.cohort({ channelId: 'c2' });
  expect(await slash(project, {}, { channelId: 'c2' })).toEqual({
    content: 'This plan has no projects. /month shows what it has for this month.',
    allowed_mentions: { parse: [] },
  });
});

test('one project leads to the next', async () => {
  const plan = shippedPlan();
  const [first] = plan.months;
  const [own] = first?.projects ?? [];
  if (first === undefined || own === undefined) throw new Error('no project');
  const two = { ...plan, months: [{ ...first, projects: [own, { ...own, title: 'A second one' }] }] };
  await cohortOn(world, two, 'c3');
  const next = await press(project, buttonIn(await slash(project, {}, { channelId: 'c3' }), 'A second one') ?? '');
  expect(wordsIn(next)).toContain('🛠️ **A second one**');
});

test('suggestions: projects, and deliverables of the project named', async () => {
  const typed = (option: string, text: string, others = {}) =>
    project.autocomplete?.({ ...somebody, userId: 'lea', input: { option, text, others } }, ctx);
  expect(await typed('project', '')).toEqual([{ name: title, value: ref }]);
  expect(await typed('deliverable', 'bench', { project: '7' })).toEqual([
    { name: benchmark, value: choiceOf(await slash(project), benchmark) },
  ]);
});
