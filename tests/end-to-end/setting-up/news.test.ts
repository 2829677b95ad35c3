import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';

test('what an admin changes is said in the channel, once, and pings nobody', async () => {
  const server = await openServer({ news: true });
  await server.beginPlan();
  await server.at('2026-03-01T12:01:00Z');
  await server.at('2026-03-01T12:02:00Z');
  await server.admin.run('cohort edit', { time: '09:00' });
  await server.at('2026-03-01T12:03:00Z');
  await server.admin.run('cohort pause', { until: '2026-03-05' });
  await server.at('2026-03-01T12:04:00Z');
  await server.admin.run('cohort resume');
  await server.at('2026-03-01T12:05:00Z');
  await server.admin.run('cohort edit', { channel: 'general' });
  await server.at('2026-03-01T12:06:00Z');
  expect(server.channel().map(([line = '']) => line.split(/[.:]/, 1)[0])).toEqual([
    '📚 **Month 7',
    '🕗 From now on a post comes every day at 09',
    '⏸️ The plan takes a break until ‹2026-03-04 22',
    '▶️ The plan goes on',
    '📦 The plan moves to #general',
  ]);
  expect(server.channel('general').map(([line]) => line)).toEqual([expect.stringContaining('goes on in this channel')]);
  expect(server.posts()).toEqual(
    Array.from({ length: 5 }, () => expect.objectContaining({ allowed_mentions: { parse: [] } })),
  );
});
