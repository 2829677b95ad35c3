import { MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { newMessage, wholeMessage } from '../../../src/discord/sending/payload.ts';

const allowed_mentions = { parse: [] as [] };
const files = [
  { name: 'a.md', data: 'ä' },
  { name: 'b.png', data: new Uint8Array([1, 2, 3]).subarray(1) },
];

test('a new message says no more than it has', () => {
  expect(newMessage({ content: 'x', allowed_mentions })).toEqual({
    body: { content: 'x', allowed_mentions },
    files: [],
  });
  expect(newMessage({ content: 'x', allowed_mentions }, MessageFlags.Ephemeral).body['flags']).toBe(64);
});

test('files travel beside it, listed by their number', () => {
  const { body, files: sent } = newMessage({ content: 'x', allowed_mentions, files });
  expect(body['attachments']).toEqual([
    { id: '0', filename: 'a.md' },
    { id: '1', filename: 'b.png' },
  ]);
  expect(sent.map(({ data }) => [...data])).toEqual([
    [195, 164],
    [2, 3],
  ]);
});

test('what a changed message no longer has is taken away', () => {
  expect(wholeMessage({ allowed_mentions }).body).toEqual({
    ...{ content: '', embeds: [], components: [], attachments: [] },
    allowed_mentions,
  });
});
