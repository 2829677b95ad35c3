import { expect, test } from 'vitest';
import { channelToPostIn, isSilent } from '../../../src/commands/cohort/setup-inspection.ts';
import type { ChannelInfo, Sight } from '../../../src/context.ts';
import { somebody, testWorld } from '../../support/context.ts';

const { ctx } = await testWorld('2026-03-09T07:00:00Z');
const { servers } = ctx;
const call = { ...somebody, input: {} };
const needed = [10n, 11n, 14n, 16n].reduce((all, bit) => all | (1n << bit), 0n);
const study: ChannelInfo = { id: 'c2', guildId: 'g1', name: 'study', type: 0, parentId: null, permissions: needed };

const unsuitable =
  'I can’t post the plan in <#c2>: choose a text or announcement channel that you and I can both see. Nothing was changed.';
const lacking = (names: string) =>
  `I can’t post in <#c2>: I’m missing ${names}. Ask someone who manages roles to allow it there, then run /setup again. Nothing was changed.`;

test.each<[string, Partial<ChannelInfo> | undefined, Sight, string | undefined]>([
  ['a text channel', {}, 'yes', undefined],
  ['an announcement channel', { type: 5 }, 'yes', undefined],
  ['a voice channel', { type: 2 }, 'yes', unsuitable],
  ['a channel of another server', { guildId: 'g2' }, 'yes', unsuitable],
  ['a channel that nobody knows', undefined, 'yes', unsuitable],
  ['a channel that is hidden from who asks', {}, 'no', unsuitable],
  ['one permission is missing', { permissions: needed ^ (1n << 14n) }, 'yes', lacking('**Embed Links**')],
  [
    'several are missing',
    { permissions: 1n << 10n },
    'yes',
    lacking('**Send Messages**, **Embed Links** and **Read Message History**'),
  ],
])('posting in %s', (_, change, sight, refusal) => {
  ctx.servers = { ...servers, channel: () => change && { ...study, ...change }, canView: () => sight };
  const found = channelToPostIn(call, ctx, 'c2');
  expect('refusal' in found ? found.refusal.content : undefined).toBe(refusal);
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
