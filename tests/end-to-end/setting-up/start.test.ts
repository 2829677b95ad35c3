import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { testDatabase } from '../../support/database.ts';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';
import { testServerBuilder } from '../../support/test-server.ts';

/** On a database that has never seen a plan. */
const openBareServer = testServerBuilder(await testDatabase());

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A folder of plans with one plan of one file. */
async function plansWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'daymark-plans-'));
  folders.push(folder);
  await mkdir(join(folder, 'tiny'));
  await writeFile(join(folder, 'tiny', 'month-1.md'), text);
  return folder;
}

const tinyPlan = (day: string) => `# Month 1: Small steps

## 📅 WEEKLY BREAKDOWN

### Week 1: One

#### Day 1: ${day} (30 min)

- **Task**: Walk.
- **Done when**: You walked.
`;

test('commands are registered once, and a second start writes nothing', async () => {
  const server = await openServer();
  const writes = () =>
    server.discord.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  const once = [`PUT /applications/${server.discord.applicationId}/commands`];
  expect(writes()).toEqual(once);
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name);
  const everybodys = commands.filter(({ data }) => data.default_member_permissions == null);
  expect(names(server.lena.actor.commands())).toEqual(names(everybodys.map(({ data }) => data)));
  expect(names(server.admin.actor.commands())).toEqual(names(commands.map(({ data }) => data)));

  await server.stopBot();
  await server.startBot();
  expect(writes()).toEqual(once);
  expect(await server.bot().health()).toMatchObject({ role: 'gateway', discord: true, database: true });
  reads(
    await server.lena.run('streak'),
    'only you',
    'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
  );
});

test('the invite link asks for what the bot needs, and no more', async () => {
  const server = await openServer();
  const invite = new URL(server.bot().inviteUrl);
  expect(`${invite.origin}${invite.pathname}`).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(invite.searchParams)).toEqual({
    client_id: server.discord.applicationId,
    scope: 'bot applications.commands',
    // View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Send Messages in Threads
    permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n)),
  });
});

test('where registering fails, the bot runs all the same and the next tick registers', async () => {
  const server = await openServer({ running: false });
  const mend = server.trouble({ kind: 'status', status: 503 }, { path: /commands/ });
  await server.startBot();
  expect(server.discord.world.commands()).toEqual([]);
  mend();
  await server.at('2026-03-01T12:01:00Z');
  expect(server.discord.world.commands()).toHaveLength(commands.length);
});

test('a wrong token', async () => {
  const server = await openServer({ running: false });
  expect(await server.startBot({ discordToken: 'not.the.token' })).toEqual({
    kind: 'failed',
    reason:
      'Discord does not accept DISCORD_TOKEN. Make a new one on your application’s Bot page at https://discord.com/developers/applications (“Reset Token”) and set it.',
  });
});

test('Discord out of reach', async () => {
  const server = await openServer({ running: false });
  const failed = await server.startBot({ discordApiUrl: 'http://127.0.0.1:9/api' });
  expect(failed).toEqual({
    kind: 'failed',
    reason:
      'Discord at http://127.0.0.1:9/api is out of reach: Discord could not be reached (ECONNREFUSED). Is the network up?',
  });
});

test('a database out of reach', async () => {
  const server = await openServer({ running: false });
  await server.wire.cut();
  expect(await server.startBot()).toEqual({
    kind: 'failed',
    reason: expect.stringMatching(
      /^The database of DATABASE_URL cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:\d+\. Nothing takes connections there: start the server/,
    ),
  });
  expect(server.discord.requests).toEqual([]);
});

test('no valid plan: the start fails, and every problem is listed with its place', async () => {
  const server = await openBareServer({ running: false });
  const folder = await plansWith('# Month 1\n\nNo days at all.\n');
  expect(await server.startBot({ curriculumDir: folder })).toEqual({
    kind: 'failed',
    reason: `There is no plan to follow: no folder in ${folder} could be read and none was stored before. The problems stand above.`,
  });
  expect(server.errors()).toEqual([
    `${folder}/tiny/month-1.md:1:1 error no-days No days were found; head each day with a line such as \`### Day 1: Title (30 min)\`.`,
    `the plan in ${folder}/tiny is refused until its errors are mended; cohorts keep the version they have`,
  ]);
});

test('a plan that breaks is refused, and cohorts keep the version they have; one that changes becomes a new version', async () => {
  const server = await openBareServer({ running: false });
  const folder = await plansWith(tinyPlan('Walk'));
  await server.startBot({ curriculumDir: folder });
  await server.beginPlan();
  await server.stopBot();

  await writeFile(join(folder, 'tiny', 'month-1.md'), '# Month 1\n');
  expect(await server.startBot({ curriculumDir: folder })).toMatchObject({ kind: 'started' });
  expect(server.errors().at(-1)).toBe(
    `the plan in ${folder}/tiny is refused until its errors are mended; cohorts keep the version they have`,
  );
  await server.stopBot();

  await writeFile(join(folder, 'tiny', 'month-1.md'), tinyPlan('Run'));
  await server.startBot({ curriculumDir: folder });
  await server.at('2026-03-02T06:00:00Z');
  expect(server.channel()[0]?.[0]).toBe('📘 Day 1: Walk · 30 min');
});
