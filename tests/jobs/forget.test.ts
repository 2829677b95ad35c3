import { expect, test } from 'vitest';
import { handled } from '../../src/db/schema.ts';
import { forgetOld } from '../../src/jobs/forget.ts';
import { testWorld } from '../support/context.ts';

const { ctx, clock } = await testWorld('2026-03-10T08:00:00Z');

test.each([
  ['in the first minute of an hour', '2026-03-10T08:00:59Z', ['a day ago', 'now']],
  ['in another minute', '2026-03-10T08:01:00Z', ['a day ago', 'long ago', 'now']],
])('%s', async (_, at, kept) => {
  await ctx.db.delete(handled);
  const row = (interactionId: string, moment: string) => ({
    interactionId,
    userId: 'u',
    at: new Date(moment),
    outcome: 1,
  });
  await ctx.db
    .insert(handled)
    .values([
      row('now', '2026-03-10T08:00:00Z'),
      row('a day ago', '2026-03-09T08:01:00Z'),
      row('long ago', '2026-03-09T08:00:58Z'),
    ]);
  clock.at = new Date(at);
  await forgetOld(ctx);
  const left = await ctx.db.select({ id: handled.interactionId }).from(handled);
  expect(left.map(({ id }) => id).sort()).toEqual(kept);
});
