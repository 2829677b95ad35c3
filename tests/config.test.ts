import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const token = 'MTIz.abc_-.XYZ';

test('the token is all it takes', () => {
  expect(readConfig({ DISCORD_TOKEN: token })).toEqual({
    kind: 'config',
    config: {
      discordToken: token,
      discordApiUrl: 'https://discord.com/api',
      databaseUrl: null,
      preparing: 'auto',
      dataDir: { below: expect.stringMatching(/share$|Local$/) },
      curriculumDir: 'curriculum',
      logLevel: 'info',
      healthPort: null,
      heartbeatUrl: null,
      status: null,
      allowedGuilds: null,
      role: 'all',
    },
  });
});

test('an empty value counts as not set', () => {
  const reading = readConfig({ DISCORD_TOKEN: token, DATABASE_URL: '', LOG_LEVEL: ' ', HEALTH_PORT: '' });
  expect(reading).toMatchObject({ kind: 'config', config: { databaseUrl: null, logLevel: 'info', healthPort: null } });
});

test('a status has room for 128 characters', () => {
  const readWith = (BOT_STATUS: string) => readConfig({ DISCORD_TOKEN: token, BOT_STATUS });
  expect(readWith(' /help ')).toMatchObject({ config: { status: '/help' } });
  expect(readWith('x'.repeat(129))).toMatchObject({ problems: ['BOT_STATUS has room for 128 characters'] });
});

test('statements are prepared, or not, as one says', () => {
  const readWith = (DATABASE_PREPARE: string) => readConfig({ DISCORD_TOKEN: token, DATABASE_PREPARE });
  expect(readWith('off')).toMatchObject({ config: { preparing: 'off' } });
  expect(readWith('yes')).toMatchObject({ problems: ['DATABASE_PREPARE must be on or off'] });
});

test('a worker needs a database that others work on, too', () => {
  const worker = { DISCORD_TOKEN: token, DAYMARK_ROLE: 'worker' };
  expect(readConfig(worker)).toEqual({
    kind: 'problems',
    problems: ['DAYMARK_ROLE worker needs DATABASE_URL: it works on the database of the bot that it helps'],
  });
  expect(readConfig({ ...worker, DATABASE_URL: 'postgres://a:b@c/d' })).toMatchObject({ config: { role: 'worker' } });
  expect(readConfig({ ...worker, DAYMARK_ROLE: 'boss' })).toMatchObject({
    problems: ['DAYMARK_ROLE must be one of all, worker'],
  });
});

test('everything wrong is named at once, and no value is repeated', () => {
  const reading = readConfig({
    DISCORD_TOKEN: 'Bot secret',
    DATABASE_URL: 'mysql://user:secret@host/db',
    DISCORD_API_URL: 'discord.com',
    LOG_LEVEL: 'loud',
    HEALTH_PORT: '99999',
  });
  expect(reading.kind === 'problems' && reading.problems.map((problem) => problem.split(' ')[0])).toEqual([
    'DISCORD_TOKEN',
    'DATABASE_URL',
    'DISCORD_API_URL',
    'LOG_LEVEL',
    'HEALTH_PORT',
  ]);
  expect(JSON.stringify(reading)).not.toContain('secret');
});

test('a missing token is told with where to find one', () => {
  expect(readConfig({})).toEqual({
    kind: 'problems',
    problems: [expect.stringContaining('DISCORD_TOKEN is missing: copy the token from')],
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const names = [
    ...readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm),
  ];

  test('settings are found in the source', () => expect(names.length).toBeGreaterThan(5));

  test.each(names.map((match) => match[1] ?? ''))('shows %s', (name) => {
    expect(example).toMatch(new RegExp(`^#?${name}=`, 'm'));
  });
});
