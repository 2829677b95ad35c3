import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { done } from '../../../src/commands/study/done.ts';
import { completions, posts } from '../../../src/db/schema.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { bringOwed } from '../../support/post-due.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-09T06:00:00Z');
const { ctx, clock, slash, press } = world;
const lena = { userId: 'Lena', displayName: 'Lena' };
let edits: string[];

const sender = {
  edit: async (_: unknown, messageId: string, message: Message) => {
    edits.push(`${messageId} ${message.embeds?.at(-1)?.description?.split('\n').at(-1) ?? ''}`);
    return { kind: 'sent', messageId };
  },
} as unknown as Sender;

/** Lena and Leo have finished two days: one whose post is 20 days old, and yesterday’s. */
beforeEach(async () => {
  await ctx.db.execute(sql`truncate cohorts, owed, handled restart identity cascade`);
  clock.at = new Date('2026-03-09T10:00:00Z');
  const { id } = await world.cohort();
  await world.post({ id }, '174', '2026-02-17');
  await world.post({ id }, '175', '2026-03-08');
  for (const { id: post, on } of await ctx.db.select({ id: posts.id, on: posts.on }).from(posts))
    await ctx.db.update(posts).set({ messageId: on }).where(sql`id = ${post}`);
  for (const who of [lena, { userId: 'Leo', displayName: 'Leo' }])
    for (const day of ['174', '175']) await slash(done, { day }, who);
  await ctx.db.update(completions).set({ at: sql`on_date + interval '12 hours'`, on: sql`on_date` });
  await ctx.db
    .update(completions)
    .set({ at: new Date('2026-02-17T12:00:00Z') })
    .where(sql`day_key = '174'`);
  await bringOwed(ctx, sender);
  edits = [];
});

test.each<[string, () => ReturnType<typeof slash>, string]>([
  ['switching off', () => press(privacy, 'privacy-name?named=no', lena), 'and 1 more'],
  ['leaving', () => slash(leave, {}, lena), ''],
])('%s takes the name off the posts of the last 14 days, and names the older ones', async (_, act, more) => {
  const said = textIn(await act());
  await bringOwed(ctx, sender);
  expect(edits).toEqual([`2026-03-08 ✅ Leo${more === '' ? '' : ` ${more}`}`]);
  expect(said).toContain('-# One older post keeps it, as it was: https://discord.com/channels/');
  expect(said).toContain('/2026-02-17');
});

test('deleting takes it off, and says that older messages stay', async () => {
  const said = textIn(await press(privacy, 'privacy-erase?sure=yes', lena));
  await bringOwed(ctx, sender);
  expect(edits).toEqual(['2026-03-08 ✅ Leo']);
  expect(said).toContain(
    'Your name disappears from the posts of the last 14 days; older messages in a channel stay as they are.',
  );
});

test('switched on again, it comes back', async () => {
  await press(privacy, 'privacy-name?named=no', lena);
  await bringOwed(ctx, sender);
  const answer = await press(privacy, 'privacy-name?named=yes', lena);
  await bringOwed(ctx, sender);
  expect(edits.at(-1)).toBe('2026-03-08 ✅ Lena and Leo');
  expect(customIdsOf(answer)).toEqual(['privacy-name?named=no']);
});

test('the answer to somebody’s first day says that they are named, and how to keep off; later ones do not', async () => {
  await world.post({ id: 1 }, '176', '2026-03-09');
  await ctx.db.update(posts).set({ messageId: 'm9' }).where(sql`day_key = '176'`);
  const first = await slash(done, { day: '176' }, { userId: 'Ann', displayName: 'Ann' });
  expect(textIn(first)).toContain('Your name appears on the day’s post');
  expect(customIdsOf(first)).toContain('privacy-name?named=no');
  expect(customIdsOf(await slash(done, { day: '176' }, lena))).not.toContain('privacy-name?named=no');
});
