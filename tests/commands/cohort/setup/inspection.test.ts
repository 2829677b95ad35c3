import { expect, test } from 'vitest';
import { channelProblem, isSilent } from '../../../../src/commands/cohort/setup/inspection.ts';
import type { ChannelInfo, Sight } from '../../../../src/context.ts';
import { somebody, testWorld } from '../../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx } = world;
const { servers } = ctx;
const call = { ...somebody, input: {} };
const needed = [10n, 11n, 14n, 16n].reduce((all, bit) => all | (1n << bit), 0n);
const study: ChannelInfo = { id: 'c2', guildId: 'g1', name: 'study', type: 0, parentId: null, permissions: needed };

const unsuitable = { kind: 'unsuitable' };
const lacking = (...missing: string[]) => ({ kind: 'cannot-post', missing });

test.each<[string, Partial<ChannelInfo> | undefined, Sight, object | undefined]>([
  ['a text channel', {}, 'yes', undefined],
  ['an announcement channel', { type: 5 }, 'yes', undefined],
  ['a voice channel', { type: 2 }, 'yes', unsuitable],
  ['a channel of another server', { guildId: 'g2' }, 'yes', unsuitable],
  ['a channel that nobody knows', undefined, 'yes', unsuitable],
  ['a channel that is hidden from who asks', {}, 'no', unsuitable],
  ['one permission is missing', { permissions: needed ^ (1n << 14n) }, 'yes', lacking('Embed Links')],
  [
    'several are missing',
    { permissions: 1n << 10n },
    'yes',
    lacking('Send Messages', 'Embed Links', 'Read Message History'),
  ],
])('posting in %s', async (_, change, sight, problem) => {
  ctx.servers = { ...servers, channel: () => change && { ...study, ...change }, canView: () => sight };
  const found = await channelProblem(call, ctx, 'c2');
  if (problem === undefined) expect(found).toBeUndefined();
  else expect(found).toEqual({ ...problem, channelId: 'c2' });
});

test('a channel holds one running group', async () => {
  ctx.servers = { ...servers, channel: () => study, canView: () => 'yes' };
  const { id } = await world.cohort({ channelId: 'c2' });
  expect(await channelProblem(call, ctx, 'c2')).toMatchObject({ kind: 'occupied', cohortId: id, title: 'Month 7' });
});

test.each([
  ['nobody is pinged', null, false, 0n, false],
  ['anybody may mention it', 'r1', true, 0n, false],
  ['nobody may mention it', 'r1', false, 0n, true],
  ['the bot may mention all roles', 'r1', false, 1n << 17n, false],
])('a role that stays silent: %s', (_, roleId, mentionable, permissions, silent) => {
  ctx.servers = {
    ...servers,
    channel: () => ({ ...study, permissions }),
    role: () => ({ id: 'r1', name: 'Learners', mentionable, managed: false }),
  };
  expect(isSilent(call, ctx, { roleId, channelId: 'c2' })).toBe(silent);
});
