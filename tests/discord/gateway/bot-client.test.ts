import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import { createClient } from '../../../src/discord/gateway/bot-client.ts';
import { restOptions } from '../../../src/discord/rest/rest.ts';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';

test.each<[string | null, object[]]>([
  [null, []],
  ['📘 One day at a time', [{ type: 4, name: 'Custom Status', state: '📘 One day at a time' }]],
])('a status of %j, as it is sent with the login', async (status, activities) => {
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  const clock = createClock({ now: () => new Date() });
  const client = createClient(restOptions(discord.url, clock, pino({ level: 'silent' })), { status });
  await client.login(discord.token);
  const { presence } = client.options.ws as { presence?: { activities: object[] } };
  expect(presence?.activities).toEqual(activities.map((one) => ({ url: undefined, ...one })));
  await client.destroy();
  await discord.stop();
});
