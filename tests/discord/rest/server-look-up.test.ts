import type { Client } from 'discord.js';
import { expect, test } from 'vitest';
import { createLookUp } from '../../../src/discord/rest/server-look-up.ts';

/** A look-up in one server that counts what is asked about its channels. */
function bench() {
  const asked: string[] = [];
  const channels = {
    async fetch(id: string) {
      asked.push(id);
      return null;
    },
  };
  const guild = { channels, members: { fetchMe: async () => undefined } };
  const guilds = { fetch: async () => guild, cache: { get: () => guild } };
  const lookUp = createLookUp({ guilds } as unknown as Client, () => 0);
  return { asked, of: (channelId: string) => lookUp({ guildId: 'g', channelId }) };
}

test('a channel is asked about once in five minutes, and of many only the last ones are remembered', async () => {
  const { asked, of } = bench();
  await of('first');
  await of('first');
  expect(asked).toEqual(['first']);
  for (let i = 0; i < 20_000; i += 1) await of(`c${i}`);
  asked.length = 0;
  await of('c19999');
  await of('first');
  expect(asked).toEqual(['first']);
});
