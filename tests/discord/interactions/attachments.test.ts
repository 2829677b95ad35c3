import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { attachmentName, createDownload } from '../../../src/discord/interactions/attachments.ts';
import type { Timers } from '../../../src/timers.ts';

const asked: string[] = [];
let slow: { closed: Promise<unknown> } | undefined;
let began = () => {};
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/moved') response.writeHead(302, { location: '/file' }).end();
  else if (request.url === '/slow') {
    response.write('a');
    slow = { closed: once(response, 'close') };
    began();
  } else if (request.url === '/gone') response.writeHead(404).end('no');
  // Without a length, as somebody would send it who hides how much there is.
  else if (request.url === '/endless') {
    const more = () => {
      if (!response.destroyed) response.write('x'.repeat(1000), () => setImmediate(more));
    };
    more();
  } else response.end('hello');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
const download = createDownload(`http://${host}/api`);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a file of the host we talk to', async () => {
  const found = await download(`http://${host}/file`, 5);
  expect(found.kind === 'file' && new TextDecoder().decode(found.content)).toBe('hello');
});

test.each(['/file', '/endless'])('more than allowed at %s is not read to its end', async (path) => {
  expect(await download(`http://${host}${path}`, 4)).toEqual({ kind: 'too-large' });
});

test.each([
  ['/gone', 'Discord answered 404'],
  ['/moved', 'Discord did not hand it over'],
])('%s is no file', async (path, reason) => {
  expect(await download(`http://${host}${path}`, 100)).toEqual({ kind: 'failed', reason });
});

test('a slow sender is left when the time is up, also where memory was tidied meanwhile', async () => {
  let fire = () => {};
  const timers: Timers = {
    after(_, run) {
      fire = run;
      return () => {};
    },
  };
  const begun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const answer = createDownload(`http://${host}/api`, timers)(`http://${host}/slow`, 100);
  await begun;
  collectGarbage();
  fire();
  expect(await answer).toEqual({ kind: 'failed', reason: 'Discord took too long to hand it over' });
  await slow?.closed;
});

test.each([
  'https://example.org/a.md',
  'http://cdn.discordapp.com/a.md',
  'https://cdn.discordapp.com.example.org/a.md',
  'https://user:word@cdn.discordapp.com/a.md',
  'https://cdn.discordapp.com:8443/a.md',
  `https://${host}/file`,
  'http://127.0.0.1:1/a.md',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'not an address',
])('%s is not asked for', async (url) => {
  const before = asked.length;
  expect(await download(url, 100)).toEqual({ kind: 'failed', reason: 'it does not lie with Discord' });
  expect(asked).toHaveLength(before);
});

test.each([
  ['x.md', undefined, 'x.md'],
  ['x.md', '', 'x.md'],
  ['md', 'Тиждень', 'Тиждень.md'],
  ['2.md', 'Тиждень 2', 'Тиждень 2.md'],
  ['x_1.MD', 'x (1)', 'x (1).MD'],
  ['10.md', '第10天.md', '第10天.md'],
  ['unknown', 'Звіт', 'Звіт'],
])('%s with the title %j is %s', (filename, title, name) => {
  expect(attachmentName(title === undefined ? { filename } : { filename, title })).toBe(name);
});
