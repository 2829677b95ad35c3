import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { done } from '../../../src/commands/study/done.ts';
import { completions, learners, milestones, streaks } from '../../../src/db/schema.ts';
import { testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();

const ledger = () =>
  ctx.db
    .select({ day: completions.dayKey, on: completions.on, late: completions.late })
    .from(completions)
    .innerJoin(learners, eq(learners.id, completions.learnerId))
    .where(eq(learners.userId, 'u1'))
    .orderBy(completions.at, completions.dayKey);

const lea = { userId: 'u1' };

test('before the first post there is nothing to do', async () => {
  expect(textIn(await slash(done, {}, { userId: 'early' }))).toMatch(
    /^Day 174 opens <t:\d+:F>\. Until then: \*\*\/day day:174\*\* to look ahead/,
  );
});

describe('a learner’s first days', () => {
  let monday: string;
  beforeAll(async () => {
    monday = await world.post(cohort, '174', '2026-03-09');
    clock.at = new Date('2026-03-09T10:00:00Z');
  });

  test('the latest day, by command', async () => {
    expect(await slash(done, {}, lea)).toEqual({
      content: [
        '✅ **Day 174 done.** 1 of 9 in the plan.',
        '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
        '👋 You’re in the group now. /help shows the rest.',
        '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
      ].join('\n'),
      components: [
        {
          type: 1,
          components: [
            {
              type: 2,
              style: 2,
              label: 'Add a note',
              emoji: { name: '📝' },
              custom_id: `note?cohort=${cohort.id}&day=174`,
            },
            { type: 2, style: 2, label: 'Undo', emoji: { name: '↩️' }, custom_id: `undo?cohort=${cohort.id}&day=174` },
            { type: 2, style: 2, label: 'Keep my name off', custom_id: 'privacy-name?named=no' },
          ],
        },
        {
          type: 1,
          components: [
            { type: 2, style: 2, label: 'My clock…', emoji: { name: '🕗' }, custom_id: `join?cohort=${cohort.id}` },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    });
    expect(await ledger()).toEqual([{ day: '174', on: '2026-03-09', late: false }]);
  });

  test('again, by the button of the post: nothing changes', async () => {
    expect(textIn(await press(done, `done?post=${monday}`, lea))).toBe(
      'Day 174 is already done (<t:1773050400:R>). Nothing changed.\nYou’re all caught up.',
    );
    expect(await ledger()).toHaveLength(1);
  });

  test.each([
    ['999', 'This plan has no day “999”; it goes from Day 174 to Day 182. Nothing was changed.'],
    ['175', 'Day 175 opens <t:1773122400:F>. Nothing was logged. The latest day is Day 174; see /today.'],
  ])('day %s is refused', async (day, words) => {
    expect(textIn(await slash(done, { day }, lea))).toBe(words);
  });

  test('the next morning there is another', async () => {
    await world.post(cohort, '175', '2026-03-10');
    clock.at = new Date('2026-03-10T10:00:00Z');
    expect(textIn(await press(done, `done?post=${monday}`, lea))).toMatch(
      /Nothing changed\.\n👉 Next open: \*\*Day 175: Topic 175\*\*$/,
    );
  });

  test.each([
    ['2026-03-20', /^Fri 20 Mar is still to come: today is Tue 10 Mar for you\. Nothing was logged\./],
    ['2026-03-08', /^You joined on Mon 9 Mar, so no earlier date can count\. Nothing was logged\./],
    ['last week', /^I can’t read “last week” as a date\. Nothing was logged\./],
  ])('when: %s is refused', async (when, words) => {
    expect(textIn(await slash(done, { day: '175', when }, lea))).toMatch(words);
    expect(await ledger()).toHaveLength(1);
  });

  test('two days on one date add one to the streak, and the oldest open date comes first', async () => {
    clock.at = new Date('2026-03-11T10:00:00Z');
    await world.post(cohort, '181', '2026-03-11');
    // Tuesday has closed; it is credited by name, as late.
    expect(textIn(await slash(done, { day: '175', when: 'yesterday' }, lea))).toBe(
      '✅ **Day 175 done.** 2 of 9 in the plan. Logged late, it counts for Tue 10 Mar.\n🔥 Streak 2 · best 2 · 5 more days earn a freeze, which covers one missed day\n👉 Next open: **Day 181: Topic 181**',
    );
    expect(textIn(await slash(done, { day: '181' }, lea))).toContain('🔥 Streak 3 · best 3');
    await world.post(cohort, '182', '2026-03-12');
    clock.at = new Date('2026-03-12T10:00:00Z');
    await slash(done, { day: '182' }, lea);
    expect(await ledger()).toEqual([
      { day: '174', on: '2026-03-09', late: false },
      { day: '175', on: '2026-03-10', late: true },
      { day: '181', on: '2026-03-11', late: false },
      { day: '182', on: '2026-03-12', late: false },
    ]);
  });

  test('the cached streak and the milestones stand beside the ledger', async () => {
    const [cached] = await ctx.db
      .select({ current: streaks.current, longest: streaks.longest })
      .from(streaks)
      .innerJoin(learners, eq(learners.id, streaks.learnerId))
      .where(eq(learners.userId, 'u1'));
    expect(cached?.longest).toBeLessThanOrEqual(4);
    const reached = await ctx.db
      .select({ key: milestones.key, on: milestones.reachedOn })
      .from(milestones)
      .orderBy(milestones.key);
    expect(reached).toEqual([{ key: 'week:26', on: '2026-03-12' }]);
  });
});

test('twenty clicks at once count once', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => slash(done, { day: '174' }, { userId: 'eager' })));
  expect(replies.filter((reply) => textIn(reply).startsWith('✅'))).toHaveLength(1);
  expect(replies.filter((reply) => textIn(reply).includes('already done'))).toHaveLength(19);
});

test('which of two groups is meant is asked with the whole request', async () => {
  const other = await world.cohort({ channelId: 'c2' });
  clock.at = new Date('2026-03-13T10:00:00Z');
  const elsewhere = { userId: 'u9', channelId: 'c9' };
  const question = await slash(done, { day: '174', when: 'yesterday' }, elsewhere);
  const [there, here] = ('modal' in question ? [] : (question.components ?? []))
    .flatMap(({ components }) => components)
    .map((part) => ('custom_id' in part ? part.custom_id : ''));
  expect([there, here]).toEqual([other.id, cohort.id].map((id) => `/done?day=174&when=yesterday&cohort=${id}`));
  expect(textIn(await press(done, here ?? '', elsewhere))).toBe(
    'You join with your first day, today, so no earlier date can count. Nothing was logged. Leave out **when** to log the day for today: days themselves never expire.',
  );
});
