import { expect, test } from 'vitest';
import { join } from '../../src/commands/member/join.ts';
import { streak } from '../../src/commands/study/streak.ts';
import { today } from '../../src/commands/study/today.ts';
import type { Context, Sight } from '../../src/context.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { type Caller, testWorld } from '../support/context.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, slash } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
await slash(join);

/** As a gateway that says this of every channel. */
function withSight(sight: Sight): void {
  const servers: Context['servers'] = { ...ctx.servers, canView: () => sight };
  ctx.servers = servers;
}

const said = (answer: Message | Modal) => ('modal' in answer ? '' : (answer.content ?? '').split('\n')[0]);

const viewChannel = 1n << 10n;
const day = '📘 Day 174';
const nothing = 'No study plan runs here yet.';
const unknown = 'Discord isn’t telling me about this server’s channels right now';

const elsewhere: Caller = { userId: 'bob', channelId: 'lobby' };

test.each<[string, Sight, Caller, string]>([
  ['sees the channel', 'yes', elsewhere, day],
  ['does not', 'no', elsewhere, nothing],
  ['does not, and manages the server', 'no', { ...elsewhere, permissions: 1n << 5n }, nothing],
  ['nobody can tell, in an outage', 'unknown', elsewhere, unknown],
  ['in an outage, in the channel itself', 'unknown', { userId: 'bob' }, day],
  ['in an outage, in a thread of it', 'unknown', { userId: 'bob', channelId: 't', parentId: 'c1' }, day],
  ['in the channel, which Discord says they may not view', 'yes', { userId: 'bob', permissions: 0n }, nothing],
  ['the channel is deleted', 'gone', elsewhere, nothing],
  ['the channel is deleted, and they may mend that', 'gone', { ...elsewhere, permissions: 1n << 5n }, day],
  ['the channel is deleted, administrator', 'gone', { ...elsewhere, permissions: 1n << 3n }, day],
])('a plan, for somebody who asks from elsewhere: %s', async (_, sight, by, expected) => {
  withSight(sight);
  expect(said(await slash(today, {}, { permissions: viewChannel, ...by }))).toContain(expected);
});

test.each<Sight>(['no', 'gone', 'unknown'])('one’s own history stays within reach: %s', async (sight) => {
  withSight(sight);
  expect(said(await slash(streak, {}, { channelId: 'lobby' }))).toContain('0 of 9 days of the plan');
});
