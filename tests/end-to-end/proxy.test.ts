import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { manualStopwatch } from '../support/manual-stopwatch.ts';
import { testServerBuilder } from '../support/test-server.ts';

const openServer = testServerBuilder(await testDatabase());

/** Hands every request on as it is, and counts them. */
async function passThrough(target: string) {
  const { origin, hostname, port, pathname } = new URL(target);
  const passed: string[] = [];
  const proxy = createServer((request, response) => {
    passed.push(`${request.method} ${request.url}`);
    const { method = 'GET', url = '/', headers } = request;
    const on = { hostname, port, method, path: url, headers: { ...headers, host: `${hostname}:${port}` } };
    request.pipe(
      ask(on, (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers))).on('error', () =>
        response.destroy(),
      ),
    );
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const { port: own } = proxy.address() as AddressInfo;
  return { url: `${origin.replace(`:${port}`, `:${own}`)}${pathname}`, passed };
}

test('behind a proxy all requests go through it, and its is the limit of all processes together', async () => {
  const server = await openServer({ running: false });
  const proxy = await passThrough(server.discord.url);
  await server.startBot({ discordApiUrl: proxy.url });
  const first = server.bot();
  await server.beginPlan();
  await server.at('2026-03-02T06:00:00Z');
  expect((await server.lena.pressPost('Done')).lines.join('\n')).toContain('Day 174');
  const answered = server.discord.requests.map(({ method, path }) => `${method} /api/v10${path}`);
  expect(proxy.passed.toSorted()).toEqual(answered.toSorted());
  expect(answered.some((line) => line.endsWith('/callback'))).toBe(true);

  const stopwatch = manualStopwatch();
  await server.startBot({ role: 'worker', discordApiUrl: proxy.url }, { stopwatch });
  onTestFinished(async () => void (await first.stop()));
  expect(await server.bot().metrics()).toContain('daymark_requests_per_second 50\n');
});
