import { expect, test } from 'vitest';
import { inviteUrl } from '../../src/discord/membership.ts';

test('the invitation asks for exactly what is needed', () => {
  const url = new URL(inviteUrl('123'));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: '123',
    scope: 'bot applications.commands',
    // View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Send Messages in Threads
    permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n)),
  });
});
