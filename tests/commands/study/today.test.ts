import { beforeAll, describe, expect, test } from 'vitest';
import { done } from '../../../src/commands/study/done.ts';
import { day, today } from '../../../src/commands/study/today.ts';
import { posts } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T05:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
const lea = { userId: 'u1' };

const title = (reply: Message | Modal) => ('modal' in reply ? reply.modal.title : reply.content?.split('\n')[0]);
const state = (reply: Message | Modal) =>
  'modal' in reply ? undefined : reply.embeds?.at(-1)?.description?.split('\n\n').at(-1);

test('before the first post', async () => {
  const notYet = say(
    'Day 174 opens <t:1773036000:F>. Until then: **/day day:174** to look ahead, /zone to set your clock.',
  );
  expect(await slash(today, {}, lea)).toEqual(notYet);
  expect(await slash(day, {}, lea)).toEqual(notYet);
});

describe('once two days are posted', () => {
  let monday: string;
  beforeAll(async () => {
    monday = await world.post(cohort, '174', '2026-03-09');
    await world.post(cohort, '175', '2026-03-10');
    clock.at = new Date('2026-03-10T10:00:00Z');
    await slash(done, { day: '175' }, lea);
  });

  test('/today shows the latest day with what can be done', async () => {
    expect(await slash(today, {}, { userId: 'new' })).toEqual({
      content: '📘 Day 175: Topic 175 · 30 min',
      embeds: [
        {
          color: 0x3b82f6,
          author: { name: 'Week 25 · day 2 of 7 · day 2 of 9 in the plan' },
          description:
            '**Task**  Do 175.\n\n**Write down**  What did **175** teach you?\n\n🕗 Still on time until <t:1773194400:f>.',
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 3, label: 'Done', emoji: { name: '✅' }, custom_id: `done?cohort=${cohort.id}&day=175` },
            { type: 2, style: 2, label: 'Note', emoji: { name: '📝' }, custom_id: `note?cohort=${cohort.id}&day=175` },
            { type: 2, style: 2, label: 'Day 174', emoji: { name: '◀️' }, custom_id: `day?cohort=${cohort.id}&day=174` },
            { type: 2, style: 2, label: 'Day 176', emoji: { name: '▶️' }, custom_id: `day?cohort=${cohort.id}&day=176` },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  test.each([
    ['done', '175', '✅ You did this <t:1773136800:R>; it counts for Tue 10 Mar.'],
    ['left', '174', '⬜ Posted <t:1773036000:D>. Days never expire: finish it any time.'],
    ['to come, by its title', 'Topic 176', '🔒 Opens <t:1773208800:F>. Look ahead as much as you like.'],
  ])('/day shows one that is %s', async (_, named, line) => {
    expect(state(await slash(day, { day: named }, lea))).toBe(line);
  });

  test.each([
    ['a post', () => `day?post=${monday}`, {}, '📘 Day 174: Topic 174 · 30 min'],
    ['a day', () => `day?cohort=${cohort.id}&day=176`, {}, '📘 Day 176: Topic 176 · 30 min'],
    ['the latest day', () => `today?cohort=${cohort.id}`, {}, '📘 Day 175: Topic 175 · 30 min'],
  ])('the button of %s', async (_, id, by, shown) => {
    const command = id().startsWith('today') ? today : day;
    expect(title(await press(command, id(), { ...lea, ...by }))).toBe(shown);
  });

  test('a choice in /week', async () => {
    const chosen = day.components?.['day']?.input.parse({ cohort: String(cohort.id), values: ['181'] });
    expect(title(await slash(day, chosen, lea))).toBe('📘 Day 181: Topic 181 · 30 min');
  });

  test('a day that the plan does not have', async () => {
    expect(await slash(day, { day: '17' }, lea)).toEqual(
      say(
        'This plan has no day “17”; it goes from Day 174 to Day 182. Did you mean **Day 174**, **Day 175** or **Day 176**? Nothing was changed.',
      ),
    );
  });

  test('words that Discord refused come as a file', async () => {
    await ctx.db.update(posts).set({ refusals: 3 });
    expect(await slash(day, { day: '175' }, lea)).toMatchObject({
      content: expect.stringMatching(/^📘 Day 175 · 30 min\n.*as a file\.\n✅ You did this/),
      files: [{ name: 'day-175.md', data: expect.stringMatching(/^# Day 175: Topic 175\n\n\*\*Task\*\* {2}Do 175\./) }],
    });
  });
});
