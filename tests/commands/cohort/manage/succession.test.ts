import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { join, leave } from '../../../../src/commands/member/join.ts';
import { note } from '../../../../src/commands/notes/note.ts';
import { notes } from '../../../../src/commands/notes/notes.ts';
import { done } from '../../../../src/commands/study/done.ts';
import { streak } from '../../../../src/commands/study/streak.ts';
import { addVersion, shipped } from '../../../../src/db/plans/versions.ts';
import { cohorts, learners, owed } from '../../../../src/db/schema.ts';
import { customIdsOf, smallPlan, testWorld } from '../../../support/context.ts';
import { linesIn, textIn } from '../../../support/replies.ts';
import { choose } from '../../../support/shipped-cohort.ts';

/** Tuesday 10 March, after the post of day 175. */
const world = await testWorld('2026-03-10T07:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
await world.post(cohort, '175', '2026-03-10');
const model = { ...smallPlan(), slug: 'git', title: 'Git' };
const git = await addVersion(ctx.db, { owner: shipped, slug: 'git', hash: 'git', model, source: [] }, clock.at);
await slash(join);
await slash(done);
await slash(note, { text: 'Of the first round.' });

const next = (input = {}) => slash(command, input, {}, 'next');
const all = () => ctx.db.select().from(cohorts).orderBy(asc(cohorts.id));
const news = async () => (await ctx.db.select().from(owed).orderBy(owed.id)).map(({ facts }) => facts);
const streakLine = async () => {
  const reply = await slash(streak);
  return 'modal' in reply ? '' : reply.content;
};
const stays =
  'Nobody has to join again. What they did and wrote stays theirs, their streaks and freezes go on, and their own zones, rest days and reminders stay.';
const wednesday = '<t:1773208800:F>';

test('what follows is shown, named, and taken back', async () => {
  const shown = await next();
  expect(linesIn(shown)).toEqual([
    '➡️ Nothing follows **Month 7**: after its last day comes the closing message, and the plan is finished.',
    `-# ${stays}`,
  ]);
  expect(customIdsOf(shown)).toEqual([`cohort-follow?cohort=${cohort.id}`]);
  const named = await choose(world, command, `cohort-follow?cohort=${cohort.id}`, ['git']);
  expect(linesIn(named).slice(0, 2)).toEqual([
    '✅ Noted. It can be changed until then.',
    '➡️ **Git** follows **Month 7**: the closing message says so, and its first day comes at the next slot after that.',
  ]);
  expect((await all())[0]?.nextPlan).toBe('git');
  expect(linesIn(await press(command, `cohort-follow-none?cohort=${cohort.id}`))[0]).toBe(
    '✅ Nothing follows any more.',
  );
  expect((await all())[0]?.nextPlan).toBeNull();
  expect(textIn(await next({ plan: 'gitt' }))).toContain('There is no plan called “gitt”. Did you mean **git**?');
  await next({ plan: 'Git' });
  expect((await all())[0]?.nextPlan).toBe('git');
  expect(await all()).toHaveLength(1);
});

test('begun anew: asked first, the same people, and a streak that goes on', async () => {
  await slash(command, {}, {}, 'status');
  const asked = await choose(world, command, `cohort-more?cohort=${cohort.id}`, ['restart']);
  expect(textIn(asked)).toBe(
    `🔄 Start **Month 7** over, with the same 1 person? **Day 174: Topic 174** comes ${wednesday}. What was done so far stays as it is, 2 of 9 days posted; in the new round every day can be done again, and whoever has set a pace of their own goes with the group. ${stays}`,
  );
  expect(await all()).toHaveLength(1);
  expect(await streakLine()).toContain('streak 1 ·');
  const sure = customIdsOf(asked)[0] ?? '';
  expect(textIn(await press(command, sure))).toBe(
    `✅ **Month 7** begins: **Day 174: Topic 174** comes ${wednesday}, for 1 person. The channel is told.`,
  );
  expect((await all()).map(({ state, earlier }) => [state, earlier])).toEqual([
    ['ended', []],
    ['running', [cohort.id]],
  ]);
  expect((await news()).at(-1)).toEqual({
    what: 'restarted',
    title: 'Month 7',
    firstDay: 'Day 174: Topic 174',
    at: '2026-03-11T06:00:00.000Z',
  });
  // The plan that was asked about is over.
  expect(textIn(await press(command, sure))).toContain('a plan that is no longer here');

  const anew = (await all())[1];
  if (anew === undefined) throw new Error('nothing began');
  clock.at = new Date('2026-03-11T07:00:00Z');
  await world.post(anew, '174', '2026-03-11');
  expect(textIn(await slash(done))).toContain('✅ **Day 174 done.** 1 of 9 in the plan.\n🔥 Streak 2 · best 2');
  expect(await streakLine()).toContain('streak 2 · best 2');
  // An admin reads, as the streak does, since when they have taken part in any of the rounds.
  const since = `<t:${Date.parse('2026-03-10T07:00:00Z') / 1000}:D>`;
  expect(JSON.stringify(await slash(command, { member: 'ann' }, {}, 'learner'))).toContain(`Joined ${since}.`);

  // What was written before stands among the notes of now.
  expect(JSON.stringify(await slash(notes))).toContain('Of the first round.');
  await slash(note, { text: 'Of the second round.' });
  const newest = await slash(notes);
  expect(JSON.stringify(newest)).toContain('1 of 2');
  const older = customIdsOf(newest).find((id) => id.startsWith('notes?')) ?? '';
  expect(JSON.stringify(await press(notes, older))).toContain('Of the first round.');
  expect(JSON.stringify(await slash(notes, { day: '174' }))).toContain('Of the second round.');
  expect(textIn(await slash(notes, { day: '175' }))).toContain('no note on Day 175');
});

test('over to another plan at once', async () => {
  const running = (await all())[1]?.id ?? 0;
  await next({ plan: 'git' });
  const asked = await press(command, `cohort-follow-now?cohort=${running}`);
  expect(textIn(asked)).toBe(
    `➡️ Switch to **Git** now, with the same 1 person? **Day 174: Topic 174** comes <t:1773295200:F>. **Month 7** ends here, after 1 of its 9 days: days not posted are due for nobody, and open ones can still be done under their own posts. ${stays}`,
  );
  expect(customIdsOf(asked)[0]).toBe(`cohort-go-over?cohort=${running}&begins=now&version=${git.id}`);
  await press(command, customIdsOf(asked)[0] ?? '');
  expect((await all())[2]).toMatchObject({ versionId: git.id, state: 'running', earlier: [cohort.id, running] });
  expect((await news()).at(-1)).toMatchObject({ what: 'follows', title: 'Git' });
});

test('a version that is no longer offered is not begun', async () => {
  const running = (await all())[2]?.id ?? 0;
  expect(textIn(await press(command, `cohort-go-over?cohort=${running}&begins=now&version=1`))).toContain(
    'Nothing was changed',
  );
  expect(await all()).toHaveLength(3);
});

test('somebody is taken out, told, and can come back', async () => {
  const running = (await all())[2]?.id ?? 0;
  await slash(join, {}, { userId: 'bo', displayName: 'Bo' });
  expect(customIdsOf(await slash(command, {}, {}, 'remove'))).toEqual([`cohort-remove?cohort=${running}`]);
  const asked = await choose(world, command, `cohort-remove?cohort=${running}`, ['bo']);
  expect(textIn(asked)).toBe(
    '👋 Take **Bo** out of **Git**? It is as if they had left: nothing is due for them any more, and the time away counts as a pause. Their days, notes, milestones and streak stay theirs, and they are told. They can come back with /join; whoever should not must no longer see the channel.',
  );
  const isIn = async () =>
    (await ctx.db.select().from(learners)).findLast(({ userId }) => userId === 'bo')?.leftAt === null;
  expect(await isIn()).toBe(true);
  expect(textIn(await press(command, customIdsOf(asked)[0] ?? ''))).toBe(
    '👋 **Bo** is out of the plan. Nothing of theirs was deleted. They are told.',
  );
  expect(await isIn()).toBe(false);
  expect((await ctx.db.select().from(owed)).at(-1)).toMatchObject({ kind: 'removed', userId: 'bo', cohortId: running });
  expect(textIn(await press(command, customIdsOf(asked)[0] ?? ''))).toContain(
    '**Bo** does not take part in this plan.',
  );
  expect(textIn(await slash(leave, {}, { userId: 'bo' }))).toContain('You already left');
  expect(textIn(await slash(join, {}, { userId: 'bo', displayName: 'Bo' }))).toContain('Welcome back');
  expect(textIn(await slash(command, { member: 'nobody' }, {}, 'remove'))).toContain('does not take part in this plan');
});
