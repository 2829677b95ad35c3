import { afterEach, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { channelId, rawApi } from './raw-api.ts';

const running: LocalDiscord[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((discord) => discord.stop()));
});

test('a snapshot brings everything back: world, messages, commands and files', async () => {
  const first = await startLocalDiscord({ rateLimits: 'off' });
  running.push(first);
  const api = rawApi(first);
  await api('PUT', `/applications/${first.applicationId}/commands`, [{ name: 'done', description: 'x' }]);
  const form = new FormData();
  form.append('payload_json', JSON.stringify({ content: 'with file', nonce: 'n', enforce_nonce: true }));
  form.append('files[0]', new Blob(['bytes']), 'notes.txt');
  await api('POST', `/channels/${channelId(first)}/messages`, form);
  const snapshot = JSON.parse(JSON.stringify(first.snapshot()));
  await first.stop();

  const second = await startLocalDiscord({ snapshot, rateLimits: 'off' });
  running.push(second);
  expect(second.applicationId).toBe(first.applicationId);
  expect(second.as('learner1').commands()).toMatchObject([{ name: 'done' }]);
  const [message] = second.world.messages('study');
  expect(message?.content).toBe('with file');
  expect(await (await fetch(message?.attachments[0]?.url ?? '')).text()).toBe('bytes');
  const again = await rawApi(second)('POST', `/channels/${channelId(second)}/messages`, {
    content: 'x',
    nonce: 'n',
    enforce_nonce: true,
  });
  expect(again.json['id']).toBe(message?.id);
});
