import { expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { done } from '../../../src/commands/study/done.ts';
import { streakOf } from '../../../src/core/streak/streak.ts';
import { findLedger, loadLedger } from '../../../src/db/learners/ledger.ts';
import { completions, learnerPauses, learners, notes } from '../../../src/db/schema.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');

test('who never joined has nothing to leave', async () => {
  expect(await slash(leave)).toEqual({
    content: 'You are not in **Month 7**, so there is nothing to leave. Nothing changed.',
    components: [
      { type: 1, components: [{ type: 2, style: 2, label: 'Join', custom_id: `join?cohort=${cohort.id}` }] },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(await ctx.db.select().from(learners)).toEqual([]);
});

test('leaving keeps everything and says how to come back', async () => {
  await slash(done);
  await slash(note, { text: 'kept' });
  clock.at = new Date('2026-03-09T12:00:00Z');
  expect(await slash(leave)).toEqual({
    content: [
      '👋 You have left **Month 7**. Nothing is deleted: your days, notes and milestones stay, and the time away counts as a pause, so your streak waits for you.',
      'Come back any time with /join, or by marking a day done.',
      'To see, export or delete what is stored about you: /privacy.',
    ].join('\n'),
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Come back', custom_id: `join?cohort=${cohort.id}`, emoji: { name: '↩️' } },
          { type: 2, style: 2, label: 'Privacy', custom_id: 'privacy', emoji: { name: '🔒' } },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(await ctx.db.select().from(completions)).toHaveLength(1);
  expect(await ctx.db.select().from(notes)).toHaveLength(1);
});

test('leaving twice changes nothing', async () => {
  clock.at = new Date('2026-03-09T13:00:00Z');
  expect(textIn(await press(leave, `leave?cohort=${cohort.id}`))).toBe(
    'You already left **Month 7** (<t:1773057600:R>). What you did is still kept. Nothing changed.',
  );
  expect(await ctx.db.select({ from: learnerPauses.from, until: learnerPauses.until }).from(learnerPauses)).toEqual([
    { from: new Date('2026-03-09T12:00:00Z'), until: null },
  ]);
});

test('who has left and marks a day that was done reads so, and comes back by a tap', async () => {
  const answer = (await slash(done)) as Message;
  expect(answer.content?.split('\n')).toEqual([
    expect.stringMatching(/^Day 174 is already done .* Nothing changed\.$/),
    expect.stringMatching(/^You left this plan <t:\d+:R>; what you did is kept\.$/),
    'Come back any time with /join, or by marking a day done.',
  ]);
  expect(customIdsOf(answer)).toEqual([`join?cohort=${cohort.id}`]);
});

test('time away is a pause: the streak waits', async () => {
  for (const [key, on] of [
    ['175', '2026-03-10'],
    ['176', '2026-03-11'],
  ] as const)
    await world.post(cohort, key, on);
  clock.at = new Date('2026-03-12T05:00:00Z');
  await slash(join);
  const [learner] = await ctx.db.select().from(learners);
  expect(learner?.leftAt).toBeNull();
  const ledger = await loadLedger(ctx.db, learner!.id);
  expect(ledger.pauses).toEqual([{ from: new Date('2026-03-09T12:00:00Z'), until: clock.at }]);
  expect(streakOf(ledger, new Date('2026-03-12T20:00:00Z'))).toEqual({ current: 1, longest: 1, freezes: 0 });
});

test('who has deleted everything has no ledger any more, and is no fault', async () => {
  expect(await findLedger(ctx.db, 2 ** 31)).toBeUndefined();
  await expect(loadLedger(ctx.db, 2 ** 31)).rejects.toThrow('no learner');
});
