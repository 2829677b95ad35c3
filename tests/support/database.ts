import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { databaseUrl } from './template-postgres.ts';

export type TestDatabase = Database & {
  /** For connections of a test's own, `openDatabase(url)`, which it must close. */
  url: string;
};

/**
 * A database of this test file's own, with the schema and no rows: `const { db } = await testDatabase()` at the top of
 * the file or of a `describe`. It is dropped after the file's tests, or with the run if files share it; `close` is for
 * tests of a closed database.
 */
export async function testDatabase(options: { empty?: boolean; shared?: boolean } = {}): Promise<TestDatabase> {
  const server = inject('postgres');
  if (server === undefined) throw new Error('This folder is listed in vitest.config.ts as one that needs no database');
  const { adminUrl, template } = server;
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await asAdmin(adminUrl, (admin) =>
    options.empty
      ? admin`create database ${admin(name)}`
      : admin`create database ${admin(name)} template ${admin(template)}`,
  );
  const url = databaseUrl(adminUrl, name);
  // Few connections each: many files run at once.
  const database = openDatabase(url, { max: 4 });
  if (options.shared) return { ...database, url };
  afterAll(async () => {
    await database.close();
    await asAdmin(adminUrl, (admin) => admin`drop database ${admin(name)} with (force)`);
  });
  return { ...database, url };
}

async function asAdmin(adminUrl: string, statement: (admin: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await statement(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
