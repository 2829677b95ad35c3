import { expect, test } from 'vitest';
import type { Fault } from '../../../src/playground/discord/index.ts';
import { openServer } from '../../support/open-server.ts';
import type { TestServer } from '../../support/test-server.ts';

async function serverBeforeItsFirstPost() {
  const server = await openServer();
  await server.beginPlan();
  return server;
}

const toTheChannel = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const days = (server: TestServer) => server.channel().map(([line]) => /Day \d+/.exec(line ?? '')?.[0]);

test.each<[string, Fault['then'], number]>([
  ['500 once', { kind: 'status', status: 500 }, 1],
  ['500 once, although the post was made', { kind: 'status-after', status: 500 }, 1],
  ['502 twice, although the post was made', { kind: 'status-after', status: 502 }, 2],
  ['a limit', { kind: 'rate-limit', retryAfterMs: 30 }, 1],
  ['the global limit', { kind: 'rate-limit', retryAfterMs: 30, global: true }, 2],
  ['a line cut before', { kind: 'reset', when: 'before' }, 1],
  ['a line cut afterwards', { kind: 'reset', when: 'after' }, 1],
  ['a slow answer', { kind: 'delay', ms: 300 }, 1],
])('%s: posted exactly once', async (_, effect, times) => {
  const server = await serverBeforeItsFirstPost();
  server.trouble(effect, { ...toTheChannel, times });
  await server.postUntil('2026-03-02');
  await server.at('2026-03-02T06:05:00Z');
  expect(days(server)).toEqual(['Day 174']);
  await server.postUntil('2026-03-03');
  expect(days(server)).toEqual(['Day 174', 'Day 175']);
  expect(server.admin.direct()).toEqual([]);
});

test.each<[string, Fault['then']]>([
  ['nothing arrived', { kind: 'status', status: 503 }],
  ['it had arrived', { kind: 'status-after', status: 503 }],
  ['it had arrived and the line was cut', { kind: 'reset', when: 'after' }],
])('trouble for minutes while %s: tried again, and there is one post', async (_, effect) => {
  const server = await serverBeforeItsFirstPost();
  const mend = server.trouble(effect, toTheChannel);
  await server.postUntil('2026-03-02');
  await server.at('2026-03-02T06:01:00Z');
  mend();
  for (let minute = 10; minute < 40; minute += 10) await server.at(`2026-03-02T06:${minute}:00Z`);
  expect(days(server)).toEqual(['Day 174']);
  expect((await server.lena.pressPost('Done')).lines[1]).toBe('✅ **Day 174 done.** 1 of 29 in the plan.');
  await server.postUntil('2026-03-03');
  expect(days(server)).toEqual(['Day 174', 'Day 175']);
});

test('a bot that died between sending and noting it finds its post again', async () => {
  const server = await serverBeforeItsFirstPost();
  server.trouble({ kind: 'status-after', status: 500 }, toTheChannel);
  await server.postUntil('2026-03-02');
  await server.stopBot();
  server.discord.faults.clear();
  server.setClock('2026-03-02T06:40:00Z');
  await server.startBot();
  await server.bot().tick();
  expect(days(server)).toEqual(['Day 174']);
  expect((await server.lena.run('done')).lines[1]).toBe('✅ **Day 174 done.** 1 of 29 in the plan.');
});

test('two ticks at once post once', async () => {
  const server = await serverBeforeItsFirstPost();
  server.setClock('2026-03-02T06:00:00Z');
  await Promise.all([server.bot().tick(), server.bot().tick(), server.bot().tick()]);
  expect(days(server)).toEqual(['Day 174']);
});
