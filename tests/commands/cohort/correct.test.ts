import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { join } from '../../../src/commands/member/join.ts';
import { streak } from '../../../src/commands/study/streak.ts';
import { completions, corrections, milestones, owed } from '../../../src/db/schema.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import { say } from '../../../src/messages/kit/format.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { bringOwed } from '../../support/post-due.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press } = world;
const first = await world.cohort();
const second = await world.cohort({ channelId: 'c2' });
for (const cohort of [first, second]) {
  await world.post(cohort, '174', '2026-03-09');
  await slash(join, {}, { channelId: cohort.channelId });
}
/** In a channel of neither. */
const admin = { channelId: 'c9', userId: 'admin' };

const reason = 'She *told* me';
const correct = (input: Record<string, unknown>, by = {}) =>
  slash(command, { member: 'ann', day: '174', reason, ...input }, { userId: 'admin', ...by }, 'correct');
const undo = (reply: Message | Modal, by = {}) =>
  press(command, customIdsOf(reply).at(-1) ?? '', { userId: 'admin', ...by });
const text = (reply: Message | Modal) => ('modal' in reply ? '' : (reply.content ?? ''));
const entries = async () => (await ctx.db.select().from(completions)).map(({ dayKey, on, late }) => [dayKey, on, late]);

const told: string[] = [];
const sender = {
  direct: async (userId: string, message: Message) => {
    told.push(`${userId}: ${message.content}`);
    return { kind: 'sent', messageId: 'm' };
  },
} as unknown as Sender;
const heard = async () => {
  told.length = 0;
  await bringOwed(ctx, sender);
  return told;
};

test('where two groups could be meant, the press corrects what was typed', async () => {
  const asked = await slash(command, { member: 'ann', day: '174', reason, date: '2026-03-09' }, admin, 'correct');
  expect(await entries()).toEqual([]);
  expect(text(await press(command, customIdsOf(asked)[1] ?? '', admin))).toBe(
    '✏️ Day 174 is marked done for **Ann** on Mon 9 Mar. Their streak was counted again: streak 1 · best 1. They are told, with your reason.',
  );
  expect(await entries()).toEqual([['174', '2026-03-09', true]]);
  expect(await heard()).toEqual([
    'ann: ✏️ An admin corrected an entry of yours in **Month 7** (<#c1>): Day 174 was added on Mon 9 Mar. Their reason: “She told me”\nYour streak was counted again; /streak shows it, and lists what was corrected.',
  ]);
});

test('an entry is moved to another date, however old', async () => {
  expect(text(await correct({ date: '2026-01-05' }))).toContain('on Mon 5 Jan.');
  expect(await entries()).toEqual([['174', '2026-01-05', true]]);
  expect(await correct({ date: '2026-01-05' })).toEqual(
    say('Day 174 is already marked done for **Ann**. Nothing was changed.'),
  );
  expect(await heard()).toEqual([expect.stringContaining('Day 174 was moved from Mon 9 Mar to Mon 5 Jan.')]);
});

test('an entry is removed where that is said, and comes back as it was with its milestones; each once', async () => {
  const before = [await ctx.db.select().from(completions), await ctx.db.select().from(milestones)];
  const removed = await correct({ remove: true }, { interactionId: 'once' });
  expect(text(removed)).toContain('Day 174 is no longer marked done for **Ann**.');
  expect(await correct({ remove: true }, { interactionId: 'once' })).toEqual(removed);
  expect(await entries()).toEqual([]);
  expect(await heard()).toEqual([expect.stringContaining('Day 174 was removed (it counted for Mon 5 Jan).')]);
  expect(await undo(removed)).toEqual(
    say(
      '↩️ The correction is taken back: Day 174 is marked done on Mon 5 Jan for **Ann**, as it was before; streak 1 · best 1.',
    ),
  );
  expect([await ctx.db.select().from(completions), await ctx.db.select().from(milestones)]).toEqual(before);
  expect(await heard()).toEqual([
    'ann: ↩️ An admin took back a correction in **Month 7** (<#c1>): Day 174 is marked done on Mon 5 Jan for you, as it was before.',
  ]);
  expect(text(await undo(removed))).toContain('changed since');
  expect(await heard()).toEqual([]);
});

test('what is taken back before it was told is not told at all', async () => {
  const moved = await correct({ date: '2026-02-02' });
  await undo(moved);
  expect(await heard()).toEqual([]);
  expect(await entries()).toEqual([['174', '2026-01-05', true]]);
});

test('it is taken back by no more than one press, and not once the entry is another', async () => {
  const moved = await correct({ date: '2026-02-02' });
  const later = await correct({ date: '2026-02-03' });
  expect(text(await undo(moved))).toBe(
    'That entry has been changed since, so the correction was not taken back. Nothing was changed.',
  );
  await undo(later);
  await undo(moved);
  expect(text(await undo(moved, { interactionId: 'again' }))).toContain('changed since');
  expect(await entries()).toEqual([['174', '2026-01-05', true]]);
  const elsewhere = customIdsOf(moved).at(-1)?.replace(`cohort=${first.id}`, `cohort=${second.id}`) ?? '';
  expect(text(await press(command, elsewhere, { userId: 'admin' }))).toBe(
    'That correction is no longer stored. Nothing was changed.',
  );
});

test('each is listed for its learner, the newest first', async () => {
  const shown = await slash(streak);
  const lines = ('modal' in shown ? '' : (shown.embeds?.[0]?.description ?? '')).split('\n');
  const at = lines.indexOf('**Corrected by an admin**');
  expect(lines.slice(at + 1, at + 4)).toEqual([
    '✏️ Day 174 moved from Mon 2 Feb to Tue 3 Feb · “She told me” · <t:1773136800:D> · taken back',
    '✏️ Day 174 moved from Mon 5 Jan to Mon 2 Feb · “She told me” · <t:1773136800:D> · taken back',
    '✏️ Day 174 moved from Mon 5 Jan to Mon 2 Feb · “She told me” · <t:1773136800:D> · taken back',
  ]);
  const [one] = await ctx.db.select().from(corrections).orderBy(asc(corrections.id));
  expect(one).toMatchObject({ madeBy: 'admin', fromOn: null, toOn: '2026-03-09', reason });
});

test.each<[Record<string, unknown>, string]>([
  [{}, 'Say what should become of the entry: a **date** adds or moves it, **remove** takes it away'],
  [{ remove: false }, 'Say what should become of the entry'],
  [{ date: 'today', remove: true }, 'Say what should become of the entry'],
  [{ date: 'today', reason: '  ' }, 'A correction needs a **reason** in a few words'],
  [{ date: '2026-03-11' }, '“2026-03-11” is not a date up to today. Nothing was changed.'],
  [{ date: 'soon' }, '“soon” is not a date up to today. Nothing was changed.'],
  [{ day: '175', remove: true }, 'Day 175 is not marked done for **Ann**. Nothing was changed.'],
  [{ day: '999', date: 'today' }, 'This plan has no day “999”; it goes from Day 174 to Day 182.'],
  [{ member: 'bob', date: 'today' }, '**<@bob>** has not joined this plan, so there is nothing to correct.'],
])('%o changes nothing', async (input, refusal) => {
  expect(text(await correct(input))).toContain(refusal);
  expect(await entries()).toEqual([['174', '2026-01-05', true]]);
  expect(await heard()).toEqual([]);
});

test('an entry of one’s own is corrected without news of it', async () => {
  const own = await correct({ date: '2026-02-02' }, { userId: 'ann' });
  expect(text(own)).not.toContain('They are told');
  await undo(own, { userId: 'ann' });
  expect(await ctx.db.$count(owed)).toBe(4);
});
