import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { testDatabase } from '../support/database.ts';
import { type Launched, launch } from '../support/launch.ts';

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

describe('what a session costs', () => {
  let discord: LocalDiscord;
  const env = (more: Record<string, string> = {}) => ({
    DISCORD_TOKEN: discord.token,
    DATABASE_URL: url,
    DISCORD_API_URL: discord.url,
    HEALTH_PORT: '0',
    ...more,
  });
  const look = async (bot: Launched, page = '/healthz') => {
    const port = /"port":(\d+)/.exec(bot.out())?.[1];
    const answer = await fetch(`http://127.0.0.1:${port}${page}`);
    return [answer.status, await answer.json()];
  };
  /** How many of the day’s sessions Discord has counted. */
  const sessions = async () => {
    const headers = { authorization: `Bot ${discord.token}` };
    const answer = await fetch(`${discord.url}/v10/gateway/bot`, { headers });
    const { session_start_limit: limit } = (await answer.json()) as {
      session_start_limit: { total: number; remaining: number };
    };
    return limit.total - limit.remaining;
  };

  beforeEach(async () => {
    discord = await startLocalDiscord({ rateLimits: 'off' });
  });

  afterEach(() => discord.stop());

  test('a health port in use: exit 1 before any', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const bot = launch({ env: env({ HEALTH_PORT: String(port) }) });
    expect(await bot.exit).toBe(1);
    expect(bot.err()).toMatch(/^Daymark cannot start: no health page on HEALTH_PORT/);
    expect([discord.requests.length, await sessions()]).toEqual([0, 0]);
    await new Promise((resolve) => taken.close(resolve));
  });

  test('READY comes late: not ready until then, and one', async () => {
    discord.faults.holdReady(true);
    const bot = launch({ env: env() });
    await bot.said('health page on loopback');
    while ((await sessions()) === 0) await new Promise((resolve) => setImmediate(resolve));
    expect([await look(bot), bot.out().includes('ready; invite')]).toEqual([[503, { role: 'starting' }], false]);
    discord.faults.holdReady(false);
    await bot.said('ready; invite the bot with ');
    expect([await look(bot), await sessions()]).toMatchObject([
      [200, { role: 'gateway', discord: true, database: true }],
      1,
    ]);
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
  });

  test('Discord closes for good: one, one line, parked until it is stopped', async () => {
    discord.faults.closeIdentify(4014);
    const bot = launch({ env: env() });
    await bot.said('Parked until somebody stops it');
    const reason = expect.stringContaining('Discord refused the gateway intents (4014)');
    expect([await look(bot), await look(bot, '/health'), await sessions()]).toEqual([
      [503, { role: 'parked', reason }],
      [503, { role: 'parked', reason }],
      1,
    ]);
    expect(
      bot
        .out()
        .split('\n')
        .filter((line) => line.includes('"level":60')),
    ).toHaveLength(1);
    bot.child.kill('SIGTERM');
    await bot.exit;
  });

  test('a second process stands by, well; stopped or killed, the first leaves it the gateway within seconds', async () => {
    const first = launch({ env: env() });
    await first.said('ready; invite the bot with ');
    const second = launch({ env: env() });
    await second.said('other processes hear Discord; standing by');
    while ((await look(second))[0] === 503) await new Promise((resolve) => setImmediate(resolve));
    expect([await look(second), await look(second, '/health'), await sessions()]).toMatchObject([
      [200, { role: 'standby', database: true }],
      [200, { role: 'standby', database: true }],
      1,
    ]);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    await second.said('ready; invite the bot with ');
    const third = launch({ env: env() });
    await third.said('other processes hear Discord; standing by');
    second.child.kill('SIGKILL');
    await third.said('ready; invite the bot with ');
    expect([await look(third), await sessions()]).toMatchObject([
      [200, { role: 'gateway', discord: true, database: true }],
      3,
    ]);
    third.child.kill('SIGTERM');
    expect(await third.exit).toBe(0);
  });
});
