import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { leasesIn } from '../../src/db/gateway-leases.ts';
import { run } from '../../src/operate/run.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { testDatabase } from '../support/database.ts';

const now = new Date('2026-03-02T06:30:00Z');
const database = await testDatabase();
let discord: LocalDiscord;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daymark-operate-'));
  discord = await startLocalDiscord({ now: () => now, rateLimits: 'off' });
  await database.db.execute(sql`
    with version as (
      insert into curriculum_versions (slug, version, hash, title, model, source, created_at)
      values ('tea', 1, 'h', 'Tea', '{}', '[]', now()) returning id
    )
    insert into cohorts (guild_id, channel_id, version_id, zone, post_time, weekdays, starts_on, first_day_key, created_by,
      created_at, next_post_at, next_post_on, blocked, blocked_at)
    select ${guildId()}, channel, id, 'Europe/Kyiv', '08:00', '{1}', '2026-03-02', '1', 'ada', now(), '2026-03-03T06:00Z', '2026-03-03',
      block::jsonb, at::timestamptz
    from version, (values (${channelId('study')}, null, null), (${channelId('general')}, '{"code":"missing-permission","missing":["Send Messages"]}', '2026-03-01T06:00Z'))
      as made(channel, block, at)`);
});

afterAll(async () => {
  await discord.stop();
  await rm(folder, { recursive: true, force: true });
});

const guildId = () => discord.world.guilds()[0]?.id ?? '';
function channelId(wanted: string): string {
  return discord.world.channels().find((one) => 'name' in one && one.name === wanted)?.id ?? '';
}

/** What a command answers on settings that are right but for the changes, and its exit code. */
async function ran(line: string, changes: Record<string, string> = {}): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: database.url,
    CURRICULUM_DIR: fileURLToPath(new URL('../../curriculum', import.meta.url)),
    ...changes,
  };
  const desk = { env, now: () => now, say: (text: string) => lines.push(...text.split('\n')) };
  return { code: await run(desk, line.split(' ')), lines };
}

const wrong = (lines: string[]) => lines.filter((line) => line.startsWith('✗'));

test('status shows each group, those that cannot post first', async () => {
  expect(await ran('status')).toEqual({
    code: 1,
    lines: [
      'No process of the bot runs.',
      '2 groups run, 1 cannot post.',
      `• Tea · server ${guildId()}, channel ${channelId('general')} · 08:00 Europe/Kyiv`,
      '    0 learners · 0 days posted · nothing posted yet · next post 2026-03-03 06:00 UTC',
      '    ✗ since 2026-03-01 06:00 UTC: I’m missing Send Messages there',
      `• Tea · server ${guildId()}, channel ${channelId('study')} · 08:00 Europe/Kyiv`,
      '    0 learners · 0 days posted · nothing posted yet · next post 2026-03-03 06:00 UTC',
    ],
  });
});

test('status tells which process hears which shards', async () => {
  const { look, begin, take, free } = leasesIn(database.db);
  const names = ['a', 'b', 'c'].map((host) => `life/space/7/began/${host}/id`) as [string, string, string];
  for (const name of names) await look(name, name !== names[2]);
  await begin(2);
  for (const shard of [0, 1]) await take(shard, 2, names[0]);
  try {
    expect((await ran('status')).lines.slice(0, 3)).toEqual([
      'a, process 7: hears shards 0, 1 of 2',
      'b, process 7: stands by',
      'c, process 7: only posts',
    ]);
  } finally {
    for (const name of names) await free(name);
  }
});

test('status tells what is due and has not gone out', async () => {
  const due = (n: number, priority: number, at = "'2026-03-02T06:29Z'") =>
    database.db.execute(
      sql.raw(`insert into owed (key, kind, priority, guild_id, due_at, until_at)
      select 'status:' || ${n}, 'news', ${priority}, 'g', ${at}, '2100-01-01'`),
    );
  try {
    for (const [n, priority] of [2, 1, 4].entries()) await due(n, priority);
    await due(9, 1, "'2099-01-01'");
    await database.db.execute(sql`update cohorts set next_post_at = '2020-01-01' where blocked is null`);
    expect((await ran('status')).lines[2]).toBe('Due and not sent yet: 1 post, 2 other messages, 1 edit.');
  } finally {
    await database.db.execute(sql`delete from owed where key like 'status:%'`);
    await database.db.execute(sql`update cohorts set next_post_at = '2026-03-03T06:00Z' where blocked is null`);
  }
});

test('people’s own plans are counted and no more, and go with who follows them', async () => {
  const before = (await ran('status')).lines;
  await database.db.execute(sql`
    with version as (
      insert into curriculum_versions (owner, slug, version, hash, title, model, source, created_at)
      values ('@43', 'own', 1, 'h', 'Secret', '{}', '[]', now()) returning id
    ), plan as (
      insert into curricula (owner, slug, current_id) select '@43', 'own', id from version
    ), cohort as (
      insert into cohorts (guild_id, channel_id, version_id, zone, post_time, weekdays, starts_on, first_day_key, created_by, created_at, blocked)
      select '@43', 'dm', id, 'UTC', '08:00', '{1}', '2026-03-02', '1', '43', now(), '{"code":"closed"}' from version returning id
    )
    insert into learners (cohort_id, user_id, joined_at) select id, '43', now() from cohort`);
  expect((await ran('status')).lines).toEqual([...before, '1 person follows a plan of their own.']);
  expect((await ran('doctor')).lines.join('\n')).not.toMatch(/Secret|@43|\bdm\b/);
  expect((await ran('forget user 43')).lines[0]).toContain('1 plans followed, 1 plans of their own');
  await ran('forget user 43 --yes');
  expect(await database.db.execute(sql`select 1 from curriculum_versions where owner = '@43'`)).toEqual([]);
  expect((await ran('status')).lines).toEqual(before);
});

test('a person and a server can be forgotten, once it is said what that means', async () => {
  await database.db.execute(sql`
    with version as (
      insert into curriculum_versions (owner, slug, version, hash, title, model, source, created_at)
      values ('77', 'own', 1, 'h', 'Own', '{}', '[]', now()) returning id
    ), plan as (
      insert into curricula (owner, slug, current_id) select '77', 'own', id from version
    ), cohort as (
      insert into cohorts (guild_id, channel_id, version_id, zone, post_time, weekdays, starts_on, first_day_key, created_by, created_at)
      select '77', 'c', id, 'UTC', '08:00', '{1}', '2026-03-02', '1', '42', now() from version returning id
    ), learner as (
      insert into learners (cohort_id, user_id, joined_at) select id, '42', now() from cohort returning id
    )
    insert into notes (learner_id, day_key, text, interaction_id, created_at) select id, '1', 'Mine.', 'i', now() from learner`);
  const stored = '1 plans followed, 1 notes, 1 plans set up (they stay, without their maker)';
  expect(await ran('forget user 42')).toEqual({
    code: 0,
    lines: [`Stored about user 42: ${stored}. To delete it for good: npm run forget -- user 42 --yes`],
  });
  expect(await ran('forget user 42 --yes')).toEqual({
    code: 0,
    lines: [`Deleted about user 42: ${stored}. Backups made before still hold it.`],
  });
  expect((await ran('forget user 42')).lines).toEqual(['Nothing is stored about user 42.']);
  expect((await ran('forget server 77')).lines[0]).toContain('1 groups, 1 plans of its own');
  await ran('forget server 77 --yes');
  expect((await ran('forget server 77')).lines).toEqual(['Nothing is stored about server 77.']);
  const [left] = await database.db.execute(sql`select count(*)::int as n from cohorts`);
  expect(left).toEqual({ n: 2 });
  for (const wrongly of ['forget', 'forget user', 'forget user ada', 'forget all 42']) {
    expect((await ran(wrongly)).code).toBe(1);
  }
});

test('a backup and its way back', async () => {
  const file = join(folder, 'daymark.backup');
  const made = await ran(`backup ${file}`);
  expect(made).toEqual({
    code: 0,
    lines: [
      expect.stringMatching(/^Wrote 3 rows of \d+ tables to .*daymark\.backup \(\d kB\)\.$/),
      'It holds what people wrote, so keep it to yourself. Your bot token is not in it.',
    ],
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await ran(`restore ${file}`)).code).toBe(1);
  expect((await ran(`restore ${file}`)).lines[0]).toContain('This database is in use');
  const target = await testDatabase({ empty: true });
  const back = await ran(`restore ${file}`, { DATABASE_URL: target.url });
  expect(back.lines[0]).toMatch(/^Brought back 3 rows of \d+ tables, as they were at 2026-03-02T06:30:00\.000Z\.$/);
});

test.each([
  ['backup', 'Say where to'],
  ['restore', 'Say which file'],
  ['restore one two', 'Say which file'],
  ['restore none.backup', 'ENOENT'],
])('%s is refused in a sentence', async (line, words) => {
  const { code, lines } = await ran(line);
  expect(code).toBe(1);
  expect(lines.join('\n')).toContain(words);
  expect(lines.join('\n')).not.toMatch(/\n\s+at /);
});

test.each(['dance', '', '--help', 'backup --help'])('“%s” shows what there is', async (line) => {
  const { code, lines } = await ran(line);
  expect(lines[0]).toMatch(/^Usage/);
  expect(code).toBe(line.includes('--help') ? 0 : 2);
});

test('the doctor finds nothing wrong with a sound bot, and says what the first start will do', async () => {
  const { code, lines } = await ran('doctor');
  expect(wrong(lines)).toEqual([]);
  expect(code).toBe(0);
  expect(lines).toContain(
    `✓ Discord knows the token: Daymark (${discord.applicationId}). No privileged intent is needed.`,
  );
  expect(lines).toContain('✓ The plan month-07 can be used.');
  expect(lines).toContain('✓ It may post in the channels of all 2 groups.');
  expect(lines.find((line) => line.includes('other commands'))).toContain(commands[0]?.data.name);
});

test.each<[string, Record<string, string>, string]>([
  ['a setting', { DISCORD_TOKEN: 'quatsch' }, 'DISCORD_TOKEN does not look like a bot token'],
  ['the token', { DISCORD_TOKEN: 'a.b.c' }, 'Discord does not accept DISCORD_TOKEN.'],
  ['Discord', { DISCORD_API_URL: 'http://127.0.0.1:1/api' }, 'Discord could not be asked'],
  ['the database', { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' }, 'The database of DATABASE_URL cannot be used'],
  ['the plans', { CURRICULUM_DIR: '/nowhere' }, 'The plans in /nowhere cannot be read'],
])('the doctor finds what is wrong with %s, with a next step', async (_, changes, words) => {
  const { code, lines } = await ran('doctor', changes);
  expect(code).toBe(1);
  const at = lines.findIndex((line) => line.startsWith(`✗ ${words}`));
  expect(lines[at + 1]).toMatch(/^ {4}→ /);
});

test('the doctor looks at the permissions of now in each channel', async () => {
  discord.world.setOverwrite('study', 'Daymark', { deny: 1n << 11n });
  const { code, lines } = await ran('doctor');
  discord.world.setOverwrite('study', 'Daymark', undefined);
  expect(code).toBe(1);
  expect(wrong(lines)).toEqual([`✗ “Tea” cannot be posted in channel ${channelId('study')}: missing: Send Messages.`]);
});

test('the doctor looks at few logins and at a clock that is wrong', async () => {
  const { code, lines } = await ran('doctor', {});
  expect(code).toBe(0);
  expect(lines).toContain('✓ This machine’s clock agrees with Discord’s.');
  expect(lines.some((line) => /logins are left/.test(line))).toBe(true);
});
