import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { done } from '../../../src/commands/study/done.ts';
import { undo } from '../../../src/commands/study/undo.ts';
import { owed, posts } from '../../../src/db/schema.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import { testWorld } from '../../support/context.ts';
import { bringOwed } from '../../support/post-due.ts';

const world = await testWorld('2026-03-09T06:00:00Z');
const { ctx, clock, slash } = world;
let edits: string[];

const sender = {
  edit: async (_: unknown, messageId: string, message: Parameters<Sender['edit']>[2]) => {
    const line = message.embeds?.at(-1)?.description?.split('\n').at(-1) ?? '';
    edits.push(`${clock.at.toISOString().slice(11, 16)} ${messageId} ${line}`);
    return { kind: 'sent', messageId };
  },
} as unknown as Sender;

const at = async (time: string) => {
  clock.at = new Date(`2026-03-${time}:00Z`);
  await bringOwed(ctx, sender);
};
const finishes = (userId: string, displayName = userId) => slash(done, { day: '174' }, { userId, displayName });

beforeEach(async () => {
  await ctx.db.execute(sql`truncate cohorts, owed restart identity cascade`);
  edits = [];
  clock.at = new Date('2026-03-09T06:00:00Z');
  const { id } = await world.cohort();
  await world.post({ id }, '174', '2026-03-09');
  await ctx.db.update(posts).set({ messageId: 'm1' });
});

test('a post says who has finished: once a minute in its first hour, then once in ten, and a last time when its date closes', async () => {
  await finishes('Lena');
  await finishes('Leo');
  await at('09T06:01');
  await finishes('Ann');
  await at('09T06:02');
  clock.at = new Date('2026-03-09T08:02:00Z');
  for (const name of ['Bob', 'Cem', 'Dora']) await finishes(name);
  await at('09T08:09');
  await at('09T08:10');
  await at('10T02:00');
  await at('10T03:00');
  expect(edits).toEqual([
    '06:01 m1 ✅ Lena and Leo',
    '06:02 m1 ✅ Lena, Leo and Ann',
    '08:10 m1 ✅ Lena, Leo, Ann, Bob, Cem and 1 more',
    '02:00 m1 ✅ Lena, Leo, Ann, Bob, Cem and 1 more',
  ]);
});

test('who is not to be named is counted; who takes it back is neither', async () => {
  await finishes('Lena');
  await finishes('Leo');
  await ctx.db.execute(sql`update learners set named_on_posts = false where user_id = 'Leo'`);
  await at('09T06:01');
  await slash(undo, { day: '174' }, { userId: 'Lena', displayName: 'Lena' });
  await at('09T06:02');
  expect(edits).toEqual(['06:01 m1 ✅ Lena and 1 more', '06:02 m1 ✅ 1 has done it']);
});

test('after its date has closed a post is left as it is', async () => {
  clock.at = new Date('2026-03-11T06:00:00Z');
  await finishes('Lena');
  expect(await ctx.db.$count(owed)).toBe(0);
});

test('names are harmless in a line, and cut', async () => {
  await finishes('u1', `**@everyone** [x](https://a.example) ${'y'.repeat(40)}`);
  await at('09T06:01');
  expect(edits[0]).toMatch(/^06:01 m1 ✅ \\\*\\\*\\@everyone\\\*\\\* \\\[x\\\]/);
  expect(edits[0]).toMatch(/…$/);
});
