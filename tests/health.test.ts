import { expect, test } from 'vitest';
import { createMetrics } from '../src/health.ts';

test('who asks for metrics the first time is told of an event loop that was measured', async () => {
  const metrics = createMetrics('1.2.3');
  const facts = {
    gateway: true,
    shards: { held: [0], of: 1 },
    requests: { perSecond: 50, waiting: {} },
    groups: { running: 1, blocked: 0, own: 0 },
    waiting: { posts: 0, messages: 0, edits: 0 },
  };
  const first = await metrics.text(facts);
  const seconds = (name: string) =>
    Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (.*)$`, 'm').exec(first)?.[1]);
  // Of nothing measured the least is 2^63 ns, and the mean no number.
  expect(seconds('min')).toBeLessThan(60);
  expect(seconds('mean')).toBeGreaterThan(0);
});
