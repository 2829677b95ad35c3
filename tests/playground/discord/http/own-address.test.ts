import { request } from 'node:http';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Fixture, fixture } from '../fixture.ts';
import { form } from '../raw-api.ts';

/** A request whose Host and Origin are as given, which fetch does not allow. */
function ask({ discord }: Fixture, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = `${discord.url}/v10/users/@me`;
    const sent = request(url, { headers: { authorization: `Bot ${discord.token}`, ...headers } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** How a gateway connection begins. */
function knock({ discord }: Fixture, headers: Record<string, string>): Promise<'open' | 'refused'> {
  const { host } = new URL(discord.url);
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${host}/?v=10&encoding=json`, { headers });
    socket.on('open', () => resolve('open'));
    socket.on('error', () => resolve('refused'));
  });
}

test.each<[string, Record<string, string>, number]>([
  ['a bot', {}, 200],
  ['a bot by another name of this machine', { host: 'localhost:1234' }, 200],
  ['a page', { origin: 'http://evil.example' }, 403],
  ['a page of this machine', { origin: 'http://127.0.0.1:8080' }, 403],
  ['a file', { origin: 'null' }, 403],
  ['a name from outside that leads here', { host: 'evil.example' }, 403],
  ['a name that only begins like ours', { host: '127.0.0.1.evil.example' }, 403],
])('%s is let in, or not', async (_, headers, status) => {
  const f = await fixture();
  expect(await ask(f, headers)).toBe(status);
  expect(await knock(f, headers)).toBe(status === 200 ? 'open' : 'refused');
});

test('the token is another at each start, and carries the application', async () => {
  const [one, two] = [await fixture(), await fixture()];
  expect(one.discord.token).not.toBe(two.discord.token);
  const [id = '', ...secret] = one.discord.token.split('.');
  expect(Buffer.from(id, 'base64url').toString()).toBe(one.discord.applicationId);
  expect(secret.join('').length).toBeGreaterThan(36);
});

test.each<[string, string]>([
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['text/plain', 'text/plain'],
  ['image/png', 'image/png'],
])('a file of the type %s is served as %s, to be saved', async (type, served) => {
  const { api, study } = await fixture();
  const data = form();
  data.set('files[0]', new Blob(['<script>alert(1)</script>'], { type }), 'x.html');
  const { json } = await api('POST', `/channels/${study}/messages`, data);
  const [file] = json['attachments'] as { url: string }[];
  const { headers } = await fetch(file?.url ?? '');
  expect(['content-type', 'content-disposition', 'x-content-type-options'].map((name) => headers.get(name))).toEqual([
    served,
    'attachment',
    'nosniff',
  ]);
});
