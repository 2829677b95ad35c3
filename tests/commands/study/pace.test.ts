import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { done } from '../../../src/commands/study/done.ts';
import { streak } from '../../../src/commands/study/streak.ts';
import { today } from '../../../src/commands/study/today.ts';
import { addPause, pauseCohort } from '../../../src/db/pauses.ts';
import { learnerPaces, learners } from '../../../src/db/schema.ts';
import { type Caller, customIdsOf, testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';
import { choose } from '../../support/shipped-cohort.ts';

const world = await testWorld('2026-03-09T05:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
const lea = { userId: 'lea' };

const choosePace = (values: string[], by: Caller = lea, to = '') =>
  choose(world, today, `pace?cohort=${cohort.id}${to}`, values, by);
const rows = (userId: string) =>
  ctx.db
    .select({ from: learnerPaces.from, kind: learnerPaces.kind, day: learnerPaces.dayKey, on: learnerPaces.weekdays })
    .from(learnerPaces)
    .innerJoin(learners, eq(learners.id, learnerPaces.learnerId))
    .where(eq(learners.userId, userId))
    .orderBy(asc(learnerPaces.from));

beforeAll(async () => {
  await slash(join, {}, lea);
  for (const [key, on] of [
    ['174', '2026-03-09'],
    ['175', '2026-03-10'],
    ['176', '2026-03-11'],
  ] as const)
    await world.post(cohort, key, on);
  clock.at = new Date('2026-03-11T10:00:00Z');
});

describe('behind', () => {
  test('/today has both clocks, each to open or to mark done, and the ways to go on', async () => {
    const reply = await slash(today, {}, lea);
    expect(textIn(reply)).toBe(
      [
        '👥 Today the group does **Day 176: Topic 176**',
        '👉 Your next: **Day 174: Topic 174** · 3 days open',
        '-# Open days wait for you: there is no hurry, and nothing to make up.',
      ].join('\n'),
    );
    const id = (name: string, day: number) => `${name}?cohort=${cohort.id}&day=${day}`;
    expect(customIdsOf(reply)).toEqual([
      ...[176, 174].flatMap((day) => [id('day', day), id('done', day)]),
      `pace?cohort=${cohort.id}`,
    ]);
  });

  test('the next open one is opened', async () => {
    expect(textIn(await choosePace(['next']))).toBe('📘 Day 174: Topic 174 · 30 min');
    expect(await rows('lea')).toEqual([]);
  });

  test('the plan is shifted: from the next day on, on the group’s weekdays until others are chosen', async () => {
    expect(textIn(await choosePace(['own']))).toMatch(
      /^🚶 Your plan is shifted: .*, Mon–Fri\.\n👉 Your next: \*\*Day 174/,
    );
    expect(textIn(await choosePace(['3', '1'], lea, '&to=own'))).toContain('at your own pace, Mon, Wed.');
    expect(await rows('lea')).toEqual([{ from: '2026-03-11', kind: 'own', day: '174', on: [1, 3] }]);
  });

  test('/done without a day is then one’s own next', async () => {
    expect(textIn(await slash(done, {}, lea))).toMatch(/^✅ \*\*Day 174 done\.\*\* .* It counts for Wed 11 Mar\./);
  });

  test('with the group: older days are offered no more, and the choice of the same date is replaced', async () => {
    const reply = await choosePace(['group']);
    expect(textIn(reply)).toMatch(/^👥 You go with the group from here\..*\n👉 Next open: \*\*Day 176: Topic 176\*\*$/);
    expect(await rows('lea')).toEqual([{ from: '2026-03-11', kind: 'group', day: '176', on: [] }]);
    expect(textIn(await slash(done, { day: '175' }, lea))).toContain('✅ **Day 175 done.**');
  });
});

test('who does not take part has no pace, and does not join by an old list', async () => {
  await slash(join, {}, { userId: 'gone' });
  await slash(leave, {}, { userId: 'gone' });
  const reply = await choosePace(['own'], { userId: 'gone' });
  expect([textIn(reply), customIdsOf(reply)]).toEqual([
    'You are not in this plan, so there is no pace to set. Nothing was changed.',
    [`join?cohort=${cohort.id}`],
  ]);
  expect(await rows('gone')).toEqual([]);
});

test('a late joiner is with the group until they begin at the first day', async () => {
  const late = { userId: 'late' };
  const first = await slash(done, {}, late);
  expect(textIn(first)).toMatch(/Where would you like to begin\?$/);
  expect(textIn(await slash(done, {}, late))).toMatch(/You’re all caught up\.$/);
  expect(textIn(await press(join, `join?cohort=${cohort.id}&begin=first`, late))).toContain(
    '👉 Next open: **Day 174: Topic 174** · 2 days open in all',
  );
  expect(await rows('late')).toEqual([{ from: '2026-03-11', kind: 'group', day: '174', on: [] }]);
  expect(JSON.stringify(await slash(streak, {}, late))).not.toMatch(/➖|❄️/);
});

test.each([
  ['for now', null],
  ['until <t:1773730800:f>', new Date('2026-03-17T07:00:00Z')],
])('a pause of the group is mentioned: %s', async (until, at) => {
  await pauseCohort(ctx.db, cohort.id, ctx.now(), at);
  for (const command of [today, done, streak]) {
    expect(textIn(await slash(command, {}, lea))).toContain(
      `⏸️ The group is paused ${until}. Nobody’s streak is touched.`,
    );
  }
});

test('of pauses that overlap the one that ends last is mentioned', async () => {
  await pauseCohort(ctx.db, cohort.id, ctx.now(), new Date('2026-03-17T07:00:00Z'));
  clock.at = new Date('2026-03-11T10:05:00Z');
  await addPause(ctx.db, cohort.id, { from: ctx.now(), until: new Date('2026-03-20T07:00:00Z') }, ctx.now());
  expect(textIn(await slash(today, {}, lea))).toContain('⏸️ The group is paused until <t:1773990000:f>.');
});
