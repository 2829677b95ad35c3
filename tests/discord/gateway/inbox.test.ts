import type { APIInteraction } from 'discord-api-types/v10';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openInbox } from '../../../src/discord/gateway/inbox.ts';

const interaction = (id: string) => ({ id }) as APIInteraction;

test('what came before anybody took it is handed over in order, and is done before it is drained', async () => {
  const inbox = openInbox(pino({ level: 'silent' }));
  const taken: string[] = [];
  inbox.take(interaction('1'), 0);
  inbox.take(interaction('2'), 5);
  inbox.open(async ({ id }, shard) => {
    await new Promise((resolve) => setImmediate(resolve));
    taken.push(`${id} over ${shard}`);
    if (id === '2') throw new Error('a bug');
  });
  inbox.take(interaction('3'), 1);
  await inbox.drained();
  expect(taken).toEqual(['1 over 0', '2 over 5', '3 over 1']);
});

test('knows how long one has waited, until it is done', async () => {
  const inbox = openInbox(pino({ level: 'silent' }));
  inbox.take(interaction('1'), 0);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(inbox.waitedMs('1')).toBeGreaterThan(3);
  inbox.open(async () => {});
  await inbox.drained();
  expect(inbox.waitedMs('1')).toBeLessThan(3);
});
