import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { done } from '../../../src/commands/study/done.ts';
import { progress } from '../../../src/commands/study/progress.ts';
import { streak } from '../../../src/commands/study/streak.ts';
import { learners, reminders } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import type { Card } from '../../../src/pictures/card.ts';
import { customIdsOf, somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
const lea = { userId: 'u1', displayName: 'Lea *L*' };
const max = { userId: 'u2', displayName: 'Max' };
const png = new Uint8Array([1, 2, 3]);
const cards: Card[] = [];
const words = async () => null;

beforeAll(async () => {
  await world.post(cohort, '174', '2026-03-09');
  await slash(done, {}, lea);
  await world.post(cohort, '175', '2026-03-10');
  await world.post(cohort, '176', '2026-03-11');
  clock.at = new Date('2026-03-11T10:00:00Z');
  await slash(done, { when: 'yesterday' }, lea);
  await slash(join, {}, max);
});

afterEach(async () => {
  cards.length = 0;
  ctx.draw = draws;
  await ctx.db.update(learners).set({ hidesStreak: false, leftAt: null });
});

async function draws(card: Card) {
  cards.push(card);
  return png;
}
ctx.draw = draws;

const alt =
  '2 of 9 days of the plan · streak 2 · best 2. Mon 9 Mar to Wed 11 Mar: 1 done, 1 logged late and 1 still open. ' +
  'Days done by week of the plan: Week 25: 2 of 7; Week 26: 0 of 2.';

test('one’s own is a picture with its words behind it, and can be shared', async () => {
  expect(await slash(progress, {}, lea)).toEqual({
    content: '📊 **2 of 9 days of the plan** · streak 2 · best 2',
    files: [{ name: 'progress.png', data: png, description: alt }],
    components: [
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 2,
            label: 'Share here',
            custom_id: `progress-share?cohort=${cohort.id}`,
            emoji: { name: '📣' },
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(cards).toMatchObject([
    {
      title: 'Month 7',
      figures: [
        { value: '2/9', label: 'days of the plan' },
        { value: '2', label: 'streak' },
        { value: '2', label: 'best streak' },
      ],
      dates: {
        weeks: [['kept', 'kept-late', 'open', null, null, null, null]],
        months: [{ week: 0, label: 'Mar' }],
        legend: [
          { state: 'kept', label: 'done' },
          { state: 'kept-late', label: 'logged late' },
          { state: 'open', label: 'still open' },
        ],
      },
      bars: [
        { label: '25', value: '2/7', part: 2 / 7 },
        { label: '26', value: '0/2', part: 0 },
      ],
    },
  ]);
});

test('where nothing can be drawn it comes in words', async () => {
  ctx.draw = words;
  const reply = await slash(progress, {}, lea);
  expect(reply).toMatchObject({
    content: [
      '📊 **2 of 9 days of the plan** · streak 2 · best 2',
      'Mon 9 Mar to Wed 11 Mar: 1 done, 1 logged late and 1 still open.',
      'Days done by week of the plan: Week 25: 2 of 7; Week 26: 0 of 2.',
      '-# I can’t draw here, so this is your progress in words.',
    ].join('\n'),
  });
  expect(reply).not.toHaveProperty('files');
});

test('of a group that began in the middle, what its plan has for them, in weeks, too; /streak says the same', async () => {
  const late = await world.cohort({ guildId: 'g2', channelId: 'c2', firstDayKey: '178' });
  await world.post(late, '178', '2026-03-11');
  const there = { ...lea, guildId: 'g2', channelId: 'c2' };
  await slash(done, { day: '178' }, there);
  expect(await slash(progress, {}, there)).toMatchObject({
    content: '📊 **1 of 5 days of the plan** · streak 1 · best 1',
    files: [{ description: expect.stringContaining('by week of the plan: Week 25: 1 of 3; Week 26: 0 of 2.') }],
  });
  expect(await slash(streak, {}, there)).toMatchObject({ content: expect.stringContaining('1 of 5 days of the plan') });
});

describe('shared', () => {
  test('everybody reads whose it is', async () => {
    const [id = ''] = customIdsOf(await slash(progress, {}, lea));
    const answers = progress.components?.['progress-share']?.answers;
    expect(typeof answers === 'function' ? answers({ ...somebody, input: {} }) : answers).toBe('public');
    expect(await press(progress, id, lea)).toEqual({
      content: '👤 **Lea \\*L\\*** · Month 7\n📊 **2 of 9 days of the plan** · streak 2 · best 2',
      files: [{ name: 'progress.png', data: png, description: alt }],
      allowed_mentions: { parse: [] },
      shared: true,
    });
  });

  test('nobody else reads that a direct message did not reach them', async () => {
    const undelivered = { time: '16:00' as const, zone: 'Europe/Kyiv' as const, nextAt: null, undeliveredAt: clock.at };
    await ctx.db.insert(reminders).values({ userId: 'u1', kind: 'reminder', ...undelivered });
    expect(await slash(progress, {}, lea)).toMatchObject({ content: expect.stringContaining('did not reach you') });
    expect(await press(progress, `progress-share?cohort=${cohort.id}`, lea)).toMatchObject({
      content: expect.not.stringContaining('did not reach you'),
    });
    await ctx.db.delete(reminders);
  });

  test('only in the plan’s channel, whose people may know of it, and its threads', async () => {
    expect(customIdsOf(await slash(progress, {}, { ...lea, channelId: 'elsewhere' }))).toEqual([]);
    expect(customIdsOf(await slash(progress, {}, { ...lea, channelId: 't1', parentId: 'c1' }))).toHaveLength(1);
    expect(await press(progress, `progress-share?cohort=${cohort.id}`, { ...lea, channelId: 'elsewhere' })).toEqual(
      say('This can be shared in the plan’s own channel, <#c1>. Nothing was posted: use /progress there.'),
    );
  });
});

describe('a hidden streak', () => {
  const hide = () => ctx.db.update(learners).set({ hidesStreak: true }).where(eq(learners.userId, 'u1'));

  test('is left out of one’s own picture, and of what is shared', async () => {
    await hide();
    const replies = [await slash(progress, {}, lea), await press(progress, `progress-share?cohort=${cohort.id}`, lea)];
    expect(replies).toMatchObject([
      {
        content:
          '📊 **2 of 9 days of the plan**\n-# Your streak is hidden: it is left out here and when you share. /privacy changes that.',
      },
      { content: '👤 **Lea \\*L\\*** · Month 7\n📊 **2 of 9 days of the plan**' },
    ]);
    expect(cards.map(({ figures }) => figures.map(({ label }) => label))).toEqual([
      ['days of the plan'],
      ['days of the plan'],
    ]);
    expect(JSON.stringify(replies)).not.toContain('streak 2');
  });

  test('and with it everything from others', async () => {
    await hide();
    expect(await slash(progress, { member: 'u1' }, { ...max, names: { u1: 'Lea' } })).toEqual(
      say('Lea shows no progress here: they are not in this plan, or keep theirs to themselves.'),
    );
    expect(cards).toEqual([]);
  });
});

describe('of another member', () => {
  const named = { ...max, names: { u1: 'Lea', nobody: 'Nora' } };

  test('those who study along see it, without a button to share it', async () => {
    const reply = await slash(progress, { member: 'u1' }, named);
    expect(reply).toMatchObject({
      content: '👤 **Lea** · Month 7\n📊 **2 of 9 days of the plan** · streak 2 · best 2',
    });
    expect(customIdsOf(reply)).toEqual([]);
  });

  test('one’s own by name is one’s own', async () => {
    expect(customIdsOf(await slash(progress, { member: 'u1' }, lea))).toHaveLength(1);
  });

  test('who is not in the plan, or has left, is not told from who hides', async () => {
    const refused = (name: string) =>
      say(`${name} shows no progress here: they are not in this plan, or keep theirs to themselves.`);
    expect(await slash(progress, { member: 'nobody' }, named)).toEqual(refused('Nora'));
    await slash(leave, {}, lea);
    expect(await slash(progress, { member: 'u1' }, named)).toEqual(refused('Lea'));
  });

  test.each(['stranger', 'gone'])('a %s sees nobody’s', async (who) => {
    if (who === 'gone') await ctx.db.update(learners).set({ leftAt: ctx.now() }).where(eq(learners.userId, 'u2'));
    const by = who === 'gone' ? named : { ...named, userId: 'u3' };
    expect(await slash(progress, { member: 'u1' }, by)).toEqual(
      say('The progress of others is for those who study along. Finish a day with /done, or start with /join.'),
    );
  });
});

test('who has not joined has none', async () => {
  expect(await slash(progress, {}, { userId: 'u3' })).toEqual(
    say(
      'You have not joined this plan yet, so there is no progress to show. Finish a day with /done, or start with /join.',
    ),
  );
});
