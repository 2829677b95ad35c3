import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { migrateDatabase, migrationLock } from '../../src/db/migrate.ts';
import { testDatabase } from '../support/database.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daymark-migrations-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A folder of migrations as drizzle-kit writes it. */
async function migrationsOf(...statements: string[]): Promise<string> {
  const made = await mkdtemp(join(folder, 'm-'));
  await mkdir(join(made, 'meta'));
  const entries = statements.map((_, idx) => ({
    idx,
    version: '7',
    when: 1_000 + idx,
    tag: `000${idx}`,
    breakpoints: true,
  }));
  await writeFile(join(made, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }));
  for (const [idx, statement] of statements.entries()) await writeFile(join(made, `000${idx}.sql`), statement);
  return made;
}

const counter = 'create table runs (n int); --> statement-breakpoint\ninsert into runs values (1);';

async function numberFrom(db: Db, query: string): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql.raw(`select (${query})::int as n`));
  return row?.n ?? Number.NaN;
}

test('several processes that start at once migrate once', async () => {
  const { db, url } = await testDatabase({ empty: true });
  const migrations = await migrationsOf(counter);
  await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(url, { migrations })));
  expect(await numberFrom(db, 'select count(*) from runs')).toBe(1);
  expect(await numberFrom(db, 'select count(*) from drizzle.__drizzle_migrations')).toBe(1);
});

test('a migration waits for the one that is running', async () => {
  const { db, url } = await testDatabase({ empty: true });
  const migrations = await migrationsOf(counter);
  let waiting: Promise<void> | undefined;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`);
    waiting = migrateDatabase(url, { migrations });
    await expect
      .poll(() => numberFrom(tx, "select count(*) from pg_locks where locktype = 'advisory' and not granted"))
      .toBe(1);
    expect(await numberFrom(tx, "select count(*) from pg_tables where tablename = 'runs'")).toBe(0);
  });
  await waiting;
  expect(await numberFrom(db, 'select count(*) from runs')).toBe(1);
});

test('a newer database is refused and left alone', async () => {
  const { db, url } = await testDatabase({ empty: true });
  await migrateDatabase(url, {
    migrations: await migrationsOf('create table one (n int);', 'create table two (n int);'),
  });
  await expect(migrateDatabase(url, { migrations: await migrationsOf('create table one (n int);') })).rejects.toThrow(
    /written by a newer version of Daymark: 1 of its 2 migrations/,
  );
  expect(await numberFrom(db, 'select count(*) from two')).toBe(0);
});

test('an upgrade applies what is new; the same again changes nothing', async () => {
  const { db, url } = await testDatabase({ empty: true });
  await migrateDatabase(url, { migrations: await migrationsOf('create table one (n int);') });
  const upgrade = await migrationsOf('create table one (n int);', 'insert into one values (2);');
  await migrateDatabase(url, { migrations: upgrade });
  await migrateDatabase(url, { migrations: upgrade });
  expect(await numberFrom(db, 'select n from one')).toBe(2);
});

test('a migration that fails leaves nothing behind, neither its tables nor the lock', async () => {
  const { db, url } = await testDatabase({ empty: true });
  await expect(
    migrateDatabase(url, { migrations: await migrationsOf('create table one (n int);', 'select 1/0;') }),
  ).rejects.toThrow();
  expect(await numberFrom(db, "select count(*) from pg_tables where tablename = 'one'")).toBe(0);
  await migrateDatabase(url, { migrations: await migrationsOf(counter) });
  expect(await numberFrom(db, 'select n from runs')).toBe(1);
});

test('without migrations there is nothing to do', async () => {
  const { url } = await testDatabase({ empty: true });
  await migrateDatabase(url, { migrations: join(folder, 'none') });
});

test("Daymark's own migrations are what the template of the tests has", async () => {
  const { db, url } = await testDatabase();
  const before = await numberFrom(db, 'select count(*) from drizzle.__drizzle_migrations');
  await migrateDatabase(url);
  expect(await numberFrom(db, 'select count(*) from drizzle.__drizzle_migrations')).toBe(before);
  expect(before).toBeGreaterThan(0);
});

test('an address with a schema of its own keeps tables and history there, and leaves the others alone', async () => {
  const { db, url } = await testDatabase();
  const own = `${url}?schema=Own%20place`;
  await migrateDatabase(own);
  await migrateDatabase(own);
  expect(await numberFrom(db, `select count(*) from "Own place".cohorts`)).toBe(0);
  expect(
    await numberFrom(
      db,
      `select count(*) from pg_constraint c join pg_class t on t.oid = c.confrelid
        where c.connamespace = '"Own place"'::regnamespace and c.contype = 'f' and t.relnamespace <> c.connamespace`,
    ),
  ).toBe(0);
});
