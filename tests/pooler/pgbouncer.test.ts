import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, pingDatabase } from '../../src/db/client.ts';
import { refusalOf } from '../../src/db/driver/refusal.ts';
import { leasesIn } from '../../src/db/gateway-leases.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Pooler, pgbouncer, startPooler } from '../support/pgbouncer.ts';
import { presetDatabase } from '../support/preset-database.ts';
import { studyStory } from '../support/study-story.ts';
import { testServerBuilder } from '../support/test-server.ts';

const migration = fileURLToPath(new URL('../../dist/db/migrate.js', import.meta.url));

/** Runs a process of its own that migrates, and gives its exit code with what it said. */
async function migrateApart(url: string): Promise<string> {
  const program = `import { migrateDatabase } from ${JSON.stringify(migration)}; await migrateDatabase(process.argv[1]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, url], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return `${code} ${said}`.trim();
}

function at(url: string, pooler: Pooler): string {
  const there = new URL(pooler.url);
  there.pathname = new URL(url).pathname;
  return there.href;
}

// Debian: apt install pgbouncer
describe.skipIf(pgbouncer === undefined)('behind PgBouncer in transaction mode, as it comes', async () => {
  const database = await testDatabase();
  let pooler: Pooler;
  beforeAll(async () => {
    pooler = await startPooler(database.url);
  });
  afterAll(() => pooler.stop());

  test('three processes that start at once migrate once', async () => {
    const { url, asAdmin } = await presetDatabase();
    const there = at(url, pooler);
    expect(await Promise.all([1, 2, 3].map(() => migrateApart(there)))).toEqual(['0', '0', '0']);
    const [row] = await asAdmin(
      'select count(*)::int as n, count(distinct created_at)::int as steps from drizzle.__drizzle_migrations',
    );
    expect(row?.['n']).toBeGreaterThan(4);
    expect(row?.['n']).toBe(row?.['steps']);
  });

  test('the bot starts, posts, marks a day done and holds the gateway', async () => {
    const server = await testServerBuilder({ ...database, url: pooler.url })();
    await server.beginPlan();
    await server.postUntil('2026-03-03');
    expect(server.posts()).toHaveLength(2);
    expect((await server.lena.pressPost('Done')).lines.join('\n')).toMatch(/1 of|day/i);
    expect((await server.leo.run('done')).lines.join('\n')).toMatch(/done/i);
    expect((await server.lena.run('note', { text: 'through the pooler' })).lines.join('\n')).toMatch(/saved|note/i);
    const [counted] = await database.db.execute(sql`select count(*)::int as n from completions`);
    expect(counted).toEqual({ n: 2 });
    expect(await ownerOfLease(database.db)).not.toBeNull();
    expect(server.errors()).toEqual([]);
    await server.stopBot();
    expect(await ownerOfLease(database.db)).toBeNull();
  });

  test('prepared statements are given up once it forgets them, and nothing else fails', async () => {
    const codes: string[] = [];
    const { db, close } = openDatabase(pooler.url, { max: 6, onForgotten: (code) => codes.push(code) });
    const ask = async (n: number) => (await db.execute<{ n: number }>(sql`select ${n}::int + 1 as n`))[0]?.n;
    const within = (n: number) => db.transaction(async (tx) => tx.execute<{ n: number }>(sql`select ${n}::int as n`));
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(ask));
      expect(answers).toEqual([2, 3, 4, 5, 6, 7]);
      await Promise.all([1, 2, 3].map(within));
    }
    // Which session of the server comes next is the pooler's to decide; told more than once would be too often.
    expect(codes.length).toBeLessThanOrEqual(1);
    await close();
  });

  test('one of many gets the lease', async () => {
    const { db, close } = openDatabase(pooler.url, { max: 10 });
    const names = Array.from({ length: 10 }, (_, n) => `p${n}`);
    await leasesIn(db).begin(1);
    const taken = await Promise.all(names.map((name) => leasesIn(db).take(0, 1, name)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    for (const name of names) await leasesIn(db).free(name);
    await close();
  });

  test.each(["datestyle = 'German, DMY'", "search_path = ''", "default_transaction_isolation = 'serializable'"])(
    'whatever the database presets, everybody reads the same: %s',
    async (preset) => {
      const plain = await presetDatabase();
      const odd = await presetDatabase([preset]);
      const stories = [];
      for (const url of [plain.url, at(odd.url, pooler)]) {
        expect(await migrateApart(url)).toBe('0');
        const { db, close } = openDatabase(url);
        stories.push(await studyStory(db));
        await close();
      }
      expect(stories[1]).toEqual(stories[0]);
    },
  );

  test('a statement that is given up is given up on the server, too', async () => {
    const { db, close } = openDatabase(pooler.url, { limitMs: 300 });
    await expect(db.execute(sql`select pg_sleep(60)`)).rejects.toMatchObject({ cause: { code: 'TIME_LIMIT' } });
    const running = sql`select 1 from pg_stat_activity where wait_event = 'PgSleep'`;
    await expect.poll(() => database.db.execute(running), { timeout: 5_000 }).toEqual([]);
    expect(await db.execute(sql`select 1 as n`)).toEqual([{ n: 1 }]);
    await close();
  });

  test('many statements share two sessions of the server, and none sees what another has set', async () => {
    const narrow = await startPooler(database.url, { default_pool_size: '2' });
    const { db, close } = openDatabase(narrow.url, { max: 8 });
    const all = Array.from({ length: 40 }, async (_, n) => {
      if (n % 2 === 0)
        return db.transaction(async (tx) =>
          tx.execute(sql`select ${n}::int as n, current_setting('statement_timeout') as limit`),
        );
      return db.execute(sql`select ${n}::int as n, current_setting('statement_timeout') as limit`);
    });
    const rows = (await Promise.all(all)).map(([row]) => row);
    expect(rows).toEqual(Array.from({ length: 40 }, (_, n) => ({ n, limit: n % 2 === 0 ? '10s' : '0' })));
    await close();
    await narrow.stop();
  });

  test.each<[string, (url: URL) => void, RegExp]>([
    [
      'an unknown database',
      (url) => {
        url.pathname = '/nosuch';
      },
      /none called “nosuch”|does not exist: the server knows none called “nosuch”/,
    ],
    [
      'a wrong password',
      (url) => {
        url.password = 'wrong-secret';
      },
      /does not let user|refuses the password/,
    ],
    [
      'an unknown user',
      (url) => {
        url.username = 'stranger';
      },
      /does not let user “stranger”|refuses the password of user “stranger”/,
    ],
  ])('%s is told with the next step', async (_, change, words) => {
    const url = new URL(pooler.url);
    change(url);
    const { db, close } = openDatabase(url.href);
    const error = await pingDatabase(db).catch((one: unknown) => one);
    await close();
    const { reason } = refusalOf(error, url.href);
    expect(reason).toMatch(words);
    expect(reason).toContain('Nothing was changed.');
    expect(reason).not.toContain('wrong-secret');
  });
});

async function ownerOfLease(db: TestDatabase['db']): Promise<string | null | undefined> {
  return (await leasesIn(db).look('somebody', false)).leases[0]?.owner;
}
