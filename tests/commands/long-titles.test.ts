import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { done } from '../../src/commands/study/done.ts';
import { progress } from '../../src/commands/study/progress.ts';
import { addVersion } from '../../src/db/plans/versions.ts';
import { cohortActions } from '../../src/messages/cohort/actions.ts';
import { smallPlan, testWorld } from '../support/context.ts';
import { choose, wordsIn } from '../support/shipped-cohort.ts';

const world = await testWorld('2026-03-11T10:00:00Z');

// As versions stored before titles had a limit may have it; each answer is held to Discord's rules as it is given.
const title = `# **${'😀 @everyone *_`|'.repeat(600)}`;
const model = { ...smallPlan(), title };
const version = await addVersion(
  world.ctx.db,
  { owner: 'g1', slug: 'long', hash: 'long', model, source: [] },
  world.clock.at,
);
const cohort = await world.cohort({ versionId: version.id });
await world.post(cohort, '174', '2026-03-09');

const all = commands.flatMap((command) =>
  Object.keys(command.runs).map((sub): [string, typeof command, string] => [
    `/${command.data.name} ${sub}`,
    command,
    sub,
  ]),
);
const input: Record<string, Record<string, unknown>> = {
  '/curriculum add': { name: 'x', file1: { url: 'https://cdn.example/a.md', filename: 'a.md', size: 1 } },
  '/curriculum update': { name: 'long' },
  '/curriculum show': { name: 'long' },
  '/curriculum download': { name: 'long' },
  '/curriculum remove': { name: 'long' },
  '/setup ': { curriculum: 'long' },
  '/cohort correct': { member: 'lea', day: '174', reason: 'said so', remove: true },
  '/cohort learner': { member: 'lea' },
  '/cohort jump': { day: '175' },
  '/cohort remove': { member: 'lea' },
  '/cohort next': { plan: 'long' },
  '/Save as note ': { message: { text: 'x', link: 'https://discord.com/channels/1/2/3' } },
};

test.each(all)('%s keeps to Discord’s limits whatever a plan is called', async (name, command, sub) => {
  const answer = await world.slash(command, input[name] ?? {}, { userId: `u-${name}` }, sub);
  expect(wordsIn(answer)).not.toMatch(/(?<!\\)@everyone/);
});

test.each(cohortActions)('so does what is asked before an admin’s %s', async (action) => {
  const command = commands.find(({ data }) => data.name === 'cohort');
  if (command === undefined) throw new Error('no such command');
  const answer = await choose(world, command, `cohort-more?cohort=${cohort.id}`, [action]);
  expect(wordsIn(answer)).not.toMatch(/(?<!\\)@everyone/);
  const now = await world.press(command, `cohort-follow-now?cohort=${cohort.id}`);
  expect(wordsIn(now)).not.toMatch(/(?<!\\)@everyone/);
});

test('so does the end of such a plan, also shared', async () => {
  world.ctx.draw = async () => new Uint8Array([1]);
  const channelId = 'end';
  const short = { ...model, months: model.months.map((month) => ({ ...month, weeks: month.weeks.slice(-1) })) };
  const [first, last] = short.months[0]?.weeks[0]?.days ?? [];
  const ending = await addVersion(
    world.ctx.db,
    { owner: 'g1', slug: 'ending', hash: 'ending', model: short, source: [] },
    world.clock.at,
  );
  const group = await world.cohort({ versionId: ending.id, channelId, firstDayKey: first?.key ?? '' });
  await world.post(group, first?.key ?? '', '2026-03-10');
  await world.post(group, last?.key ?? '', '2026-03-11');
  const by = { channelId, userId: 'ender', displayName: title.slice(0, 32) };
  await world.slash(done, { day: first?.key }, by);
  const answers = [await world.slash(done, { day: last?.key }, by)];
  for (const name of ['finish', 'finish-share'])
    answers.push(await world.press(progress, `${name}?cohort=${group.id}`, by));
  for (const answer of answers) {
    expect(answer).toMatchObject({ files: [{ name: 'finish.png' }] });
    expect(wordsIn(answer)).not.toMatch(/(?<!\\)@everyone/);
  }
});

test('so do choices among many plans, and those who leave and come back', async () => {
  for (let n = 2; n <= 25; n += 1) await world.cohort({ versionId: version.id, channelId: `c${n}` });
  const find = (wanted: string) => commands.find(({ data }) => data.name === wanted) ?? commands[0];
  for (const name of ['today', 'join', 'leave', 'join', 'leave', 'notes', 'zone', 'streak']) {
    const command = find(name);
    if (command === undefined) throw new Error('no commands');
    for (const channelId of ['elsewhere', 'c2']) {
      const answer = await world.slash(command, {}, { channelId, userId: 'lea' });
      expect(wordsIn(answer)).not.toMatch(/(?<!\\)@everyone/);
    }
  }
});
