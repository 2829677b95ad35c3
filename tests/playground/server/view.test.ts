import { afterAll, expect, test } from 'vitest';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { viewOf } from '../../../src/playground/server/api/view.ts';
import type { World } from '../../../src/playground/world/world.ts';

const discord = await startLocalDiscord({ rateLimits: 'off' });
afterAll(discord.stop);
const world = { discord, zones: new Map(), running: () => true } as unknown as World;
const clock = { now: '2026-03-02T08:00:00Z', playing: false, busy: null, nextPostAt: null };

test('whoever has no server can be chosen, too, and sees direct messages alone', () => {
  discord.world.addUser({ name: 'jule', displayName: 'Jule' });
  discord.world.installApp('jule');
  const { me, members, channel, channels, mayWrite } = viewOf(world, { as: 'jule', channel: 'study', last: 60 }, clock);
  expect(members.map(({ name }) => name)).toContain('jule');
  expect(me).toMatchObject({ name: 'jule', displayName: 'Jule', admin: false });
  expect(channels.map(({ id }) => id)).toEqual(['dm']);
  expect([channel.kind, mayWrite]).toEqual(['direct', true]);
});
