import { copyFileSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type LocalDiscord, type LocalDiscordOptions, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { testDatabase } from '../support/database.ts';
import { fault } from '../support/fault.ts';
import { type Launched, type LaunchOptions, launch, repository } from '../support/launch.ts';
import { layWire } from '../support/wire.ts';

const { url } = await testDatabase({ empty: true });
const scratch = mkdtempSync(join(tmpdir(), 'daymark-life-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const discords: LocalDiscord[] = [];
afterEach(async () => {
  for (const discord of discords.splice(0)) await discord.stop();
});

async function discordOn(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  // One application: its data know each other again, whichever Discord of this file they are on.
  const discord = await startLocalDiscord({ rateLimits: 'off', applicationId: '1200000000000000000', ...options });
  discords.push(discord);
  return discord;
}

function settings(discord: Pick<LocalDiscord, 'url' | 'token'>, databaseUrl = url): Record<string, string> {
  return { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, DATABASE_URL: databaseUrl };
}

async function ready(
  options: LaunchOptions = {},
  discord?: LocalDiscord,
): Promise<Launched & { discord: LocalDiscord }> {
  const place = discord ?? (await discordOn());
  const bot = launch({ ...options, env: { ...settings(place), ...options.env } });
  await bot.said('ready; invite the bot with ');
  return { ...bot, discord: place };
}

/** The next request that fits, once it was answered or is left hanging. */
function request(discord: LocalDiscord, path: RegExp, method?: string): Promise<void> {
  return new Promise((resolve) => {
    discord.subscribe((event) => {
      if (event.kind !== 'request' || !path.test(event.request.path)) return;
      if (method === undefined || event.request.method === method) resolve();
    });
  });
}

function hangs(discord: LocalDiscord, path: RegExp): void {
  discord.faults.add(fault({ path }, { kind: 'hang' }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** The messages of the log, in order. */
function messages(bot: Launched): string[] {
  return bot
    .out()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).msg);
}

describe('starting', () => {
  test('waits for a Discord that is away, with a line for each try', async () => {
    const port = await freePort();
    const bot = launch({ env: settings({ url: `http://127.0.0.1:${port}/api`, token: 'MTA.a.b' }) });
    await bot.said('"cannot start yet"');
    const discord = await discordOn({ port, token: 'MTA.a.b' });
    await bot.said('ready; invite the bot with ');
    bot.child.kill('SIGTERM');
    expect([await bot.exit, bot.err(), discord.requests.length > 0]).toEqual([0, '', true]);
  });

  test('waits for a database that is away', async () => {
    const wire = await layWire(url);
    await wire.cut();
    const bot = launch({ env: settings(await discordOn(), wire.url) });
    await bot.said('"cannot start yet"');
    expect(bot.out()).toMatch(/"reason":"The database of DATABASE_URL cannot be reached: [^"]+","againInMs":1000/);
    await wire.mend();
    await bot.said('ready; invite the bot with ');
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
    await wire.close();
  });

  test('does not wait for the list of commands', async () => {
    const discord = await discordOn();
    hangs(discord, /\/commands$/);
    const bot = await ready({}, discord);
    expect(messages(bot)).not.toContain('commands registered');
    bot.child.kill('SIGTERM');
    expect([await bot.exit, messages(bot).at(-1)]).toEqual([0, 'stopped']);
  });

  test('serves its health before it is in', async () => {
    const discord = await discordOn();
    hangs(discord, /^\/gateway/);
    const bot = launch({ env: { ...settings(discord), HEALTH_PORT: '0' } });
    await bot.said('health page on loopback');
    const port = /"port":(\d+)/.exec(bot.out())?.[1];
    const answer = await fetch(`http://127.0.0.1:${port}/health`);
    expect(answer.status).toBe(503);
    bot.child.kill('SIGKILL');
    await bot.exit;
  });

  test.each([
    ['while Discord does not answer', /^\/gateway/],
    ['while the list of commands does not come', /\/commands(\?|$)/],
  ])('is stopped in the middle, %s', async (_, path) => {
    const discord = await discordOn();
    hangs(discord, path);
    const asked = request(discord, path);
    const bot = launch({ env: settings(discord) });
    await asked;
    bot.child.kill('SIGTERM');
    expect([await bot.exit, bot.err(), messages(bot).slice(-2)]).toEqual([
      0,
      '',
      ['SIGTERM received, stopping', 'stopped'],
    ]);
  });
});

test('a signal is heard while the bot is still being loaded', async () => {
  const bot = launch({
    env: settings({ url: 'http://127.0.0.1:9/api', token: 'MTA.a.b' }),
    // Once the first module of ours has been asked for, and long before the last.
    before: `const on = process.on.bind(process);
      process.on = (name, listener) => {
        on(name, listener);
        if (name === 'SIGHUP') process.kill(process.pid, 'SIGTERM');
        return process;
      };`,
  });
  expect([await bot.exit, bot.err(), messages(bot).at(-1)]).toEqual([0, '', 'stopped']);
});

describe('settings', () => {
  test('come from a .env in the working directory, and the environment goes before', async () => {
    const cwd = mkdtempSync(join(scratch, 'env-'));
    writeFileSync(
      join(cwd, '.env'),
      '\uFEFFDISCORD_TOKEN="not a token"\r\n# no level\r\nLOG_LEVEL=loud\r\nHEALTH_PORT=\r\n',
    );
    const bot = launch({ cwd, env: { LOG_LEVEL: 'info' } });
    expect(await bot.exit).toBe(1);
    expect(bot.err()).toMatch(
      /^Daymark cannot start; please set this right:\n {2}- DISCORD_TOKEN does not look like.*\n\.env/,
    );
  });

  test('from a .env in PowerShell’s own encoding: a sentence', async () => {
    const cwd = mkdtempSync(join(scratch, 'utf16-'));
    writeFileSync(join(cwd, '.env'), Buffer.from('\uFEFFDISCORD_TOKEN=a.b.c', 'utf16le'));
    const bot = launch({ cwd });
    expect([await bot.exit, bot.err()]).toEqual([
      1,
      'Daymark cannot start: .env is not saved as UTF-8; save it again with that encoding\n',
    ]);
  });

  test.each(['18.20.8', '20.18.3', '16.0.0'])('Node %s is too old, and says so', async (version) => {
    const before = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const bot = launch({ before });
    expect([await bot.exit, bot.err()]).toEqual([
      1,
      `Daymark needs Node 20.19 or newer (24 is best), and this is Node ${version}. Get one from https://nodejs.org\n`,
    ]);
  });

  test('nothing is built, and it says so', async () => {
    const cwd = mkdtempSync(join(scratch, 'unbuilt-'));
    copyFileSync(join(repository, 'start.cjs'), join(cwd, 'start.cjs'));
    const bot = launch({ cwd, command: [process.execPath, 'start.cjs'] });
    expect([await bot.exit, bot.err()]).toEqual([
      1,
      'Daymark is not built yet: run “npm ci” and “npm run build”, then “npm start” again.\n',
    ]);
  });
});

describe('stopping', () => {
  test('answers what is under way, and what comes in meanwhile', async () => {
    const discord = await discordOn();
    const bot = await ready({}, discord);
    // The first one's answer and nobody else's, whichever of the two the bot has ready first.
    const unsubscribe = discord.subscribe((event) => {
      if (event.kind !== 'gateway' || event.event !== 'INTERACTION_CREATE') return;
      unsubscribe();
      const { id } = event.data as { id: string };
      discord.faults.add(fault({ path: new RegExp(`/${id}/`) }, { kind: 'delay', ms: 2_000 }));
    });
    const underWay = discord.as('learner1').command('help');
    await discord.as('learner2').command('help');
    bot.child.kill('SIGTERM');
    await bot.said('SIGTERM received, stopping');
    const meanwhile = discord.as('learner2').command('help');
    expect([(await underWay).kind, (await meanwhile).kind]).toEqual(['message', 'message']);
    expect([await bot.exit, messages(bot).at(-1)]).toEqual([0, 'stopped']);
  });

  test('ends by itself when Discord hangs, and says that work was left', async () => {
    const discord = await discordOn();
    const bot = await ready({}, discord);
    hangs(discord, /\/callback$/);
    const began = request(discord, /\/callback$/);
    void discord.as('learner1').command('help');
    await began;
    bot.child.kill('SIGTERM');
    expect([await bot.exit, messages(bot).at(-1)]).toEqual([
      1,
      'stopped; what was left undone is taken up by the next start',
    ]);
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('npm start ends with npm, on %s', async (signal) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: scratch };
    const bot = await ready({ command: ['npm', 'start'], env });
    bot.child.kill(signal);
    // The output of npm closes with the last process that holds it.
    await bot.exit;
    expect(bot.out()).toContain('"msg":"stopped"');
  });
});

/** Something that goes wrong where nobody catches it, whenever the process gets SIGUSR2. */
const itsOwnFault = (thrown: string, how: string) =>
  `process.on('SIGUSR2', () => { const error = Object.assign(${thrown}); ${how} });`;

describe('what nobody has caught', () => {
  test.each([
    [
      'a reset of the database’s line',
      `new Error('read ECONNRESET'), { code: 'ECONNRESET' }`,
      'Promise.reject(error);',
    ],
    ['a driver’s own words', `new Error('gone'), { code: 'CONNECTION_DESTROYED' }`, 'Promise.reject(error);'],
    [
      'a socket’s error without a listener',
      `new Error('read ETIMEDOUT'), { code: 'ETIMEDOUT' }`,
      'setImmediate(() => { throw error; });',
    ],
    ['a request that was given up', `new Error('aborted'), { name: 'AbortError' }`, 'Promise.reject(error);'],
  ])('is survived: %s', async (_, thrown, how) => {
    const bot = await ready({ before: itsOwnFault(thrown, how) });
    bot.child.kill('SIGUSR2');
    await bot.said('going on');
    expect((await bot.discord.as('learner1').command('help')).kind).toBe('message');
    bot.child.kill('SIGTERM');
    expect([await bot.exit, bot.err()]).toEqual([0, '']);
  });

  test.each([
    ['a bug in a promise', `new TypeError('x is not a function')`, 'Promise.reject(error);'],
    ['a bug in a callback', `new TypeError('x is not a function')`, 'setImmediate(() => { throw error; });'],
  ])('ends it in order, with one line and a sentence: %s', async (_, thrown, how) => {
    const bot = await ready({ before: itsOwnFault(thrown, how) });
    bot.child.kill('SIGUSR2');
    expect(await bot.exit).toBe(1);
    expect(bot.err()).toBe('Daymark has ended: a fault of its own: x is not a function\n');
    expect(messages(bot).slice(-3)).toEqual(['a fault that nobody caught; ending', 'stopping', 'stopped']);
    expect(bot.out().split('x is not a function')).toHaveLength(2);
  });
});

test.each([
  ['back by a day', -24],
  ['forward by 30 days', 30 * 24],
])(
  'the machine’s clock is set %s: one line, one more round, and the bot goes on by Discord’s clock',
  async (_, hours) => {
    const before = `let off = 0;
    const Host = Date;
    globalThis.Date = class extends Host {
      constructor(...given) { super(...(given.length === 0 ? [Host.now() + off] : given)); }
      static now() { return Host.now() + off; }
    };
    process.on('SIGUSR2', () => { off = ${hours * 3_600_000}; });`;
    const bot = await ready({ before });
    bot.child.kill('SIGUSR2');
    await bot.said('this machine’s clock is wrong; going by Discord’s');
    expect((await bot.discord.as('learner1').command('help')).kind).toBe('message');
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
    expect(messages(bot).filter((message) => message.includes('jumped'))).toHaveLength(1);
    expect(bot.err()).toBe('');
    expect(messages(bot).length).toBeLessThan(20);
  },
);

test('a full disk under the log costs lines and nothing else', async () => {
  const discord = await discordOn();
  const registered = request(discord, /\/commands(\?|$)/, 'PUT');
  const bot = launch({ stdout: openSync('/dev/full', 'w'), env: { ...settings(discord), LOG_LEVEL: 'trace' } });
  await Promise.all([registered, discord.ready()]);
  expect((await discord.as('learner1').command('help')).kind).toBe('message');
  bot.child.kill('SIGTERM');
  expect([await bot.exit, bot.err()]).toEqual([0, '']);
});
