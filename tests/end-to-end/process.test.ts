import { expect, test } from 'vitest';
import { startLocalDiscord } from '../../src/local-discord/index.ts';
import { testDatabase } from '../support/database.ts';
import { launch } from '../support/launch.ts';

const { url } = await testDatabase({ empty: true });

test('without settings: one list of what is wrong, exit code 1, no stack', async () => {
  const bot = launch({ env: { LOG_LEVEL: 'loud' } });
  expect(await bot.exit).toBe(1);
  expect(bot.out()).toBe('');
  expect(bot.err().split('\n')).toEqual([
    'Daymark cannot start; please set this right:',
    expect.stringMatching(/^ {2}- DISCORD_TOKEN is missing/),
    expect.stringMatching(/^ {2}- LOG_LEVEL must be one of/),
    '.env.example shows every setting.',
    '',
  ]);
});

test('a wrong token: one sentence, exit code 1, no stack', async () => {
  const discord = await startLocalDiscord();
  const bot = launch({ env: { DISCORD_TOKEN: 'a.b.c', DATABASE_URL: url, DISCORD_API_URL: discord.url } });
  expect(await bot.exit).toBe(1);
  expect(bot.err()).toMatch(/^Daymark cannot start: .*token.*\n$/i);
  expect(bot.err()).not.toContain('a.b.c');
  await discord.stop();
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'starts, prints the invite link, serves its health, and stops on %s with code 0',
  async (signal) => {
    const discord = await startLocalDiscord();
    const bot = launch({
      env: { DISCORD_TOKEN: discord.token, DATABASE_URL: url, DISCORD_API_URL: discord.url, HEALTH_PORT: '0' },
    });
    await bot.said('ready; invite the bot with ');
    expect(bot.out()).toMatch(
      /https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+[^"]*scope=bot(%20|\+)applications\.commands/,
    );
    const port = /"port":(\d+)/.exec(bot.out())?.[1];
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    expect([health.status, await health.json()]).toMatchObject([
      200,
      { role: 'gateway', discord: true, database: true },
    ]);
    bot.child.kill(signal);
    expect(await bot.exit).toBe(0);
    expect(bot.err()).toBe('');
    await discord.stop();
  },
);
