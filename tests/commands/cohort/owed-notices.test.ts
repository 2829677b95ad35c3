import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { tellingOwed } from '../../../src/commands/cohort/owed-notices.ts';
import { command, handler } from '../../../src/commands/command.ts';
import { notices } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx } = world;
const { servers } = ctx;
const cohort = await world.cohort();

const answering = (content: string, admins?: true) =>
  tellingOwed(
    command({
      name: 'toy',
      ...(admins && { admins }),
      run: handler({ input: z.object({}), answers: 'private', run: async () => say(content) }),
    }),
  );
const call = { ...somebody, channelId: 'c9', input: {} };
const owed = async () => (await ctx.db.select().from(notices)).map(({ toldAt }) => toldAt);
const notice = '⚠️ I can’t post the study plan in <#c1> at the moment: the channel is gone.';

beforeEach(async () => {
  ctx.servers = servers;
  await ctx.db.delete(notices);
  await ctx.db.insert(notices).values({
    cohortId: cohort.id,
    kind: 'blocked',
    block: { code: 'unknown-channel' },
    since: ctx.now(),
    dueAt: ctx.now(),
    addressee: 'anybody',
  });
});

test('an admin’s answer brings it, and it counts as told once the answer has arrived', async () => {
  const run = answering('Fine.', true).runs[''];
  expect(await run?.run(call, ctx)).toHaveProperty('content', expect.stringMatching(/^Fine\.\n\n⚠️/));
  expect(await owed()).toEqual([null]);
  await run?.delivered?.(call, ctx);
  expect(await owed()).not.toEqual([null]);
});

test.each<[string, () => ReturnType<typeof answering>, object]>([
  ['to members', () => answering('Fine.'), {}],
  ['where the answer leaves no room', () => answering('x'.repeat(1_990), true), {}],
  ['in another server', () => answering('Fine.', true), { guildId: 'g2' }],
  ['to those who cannot see the channel', () => answering('Fine.', true), { hidden: true }],
])('it is not told %s', async (_, made, by) => {
  if ('hidden' in by) ctx.servers = { ...servers, canView: () => 'no' };
  const run = made().runs[''];
  const asked = { ...call, ...by };
  expect(await run?.run(asked, ctx)).toHaveProperty('content', expect.not.stringContaining(notice));
  await run?.delivered?.(asked, ctx);
  expect(await owed()).toEqual([null]);
});
