import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { type Db, pingDatabase } from './client.ts';
import { openPool } from './pool.ts';

// Any number, but the same in every version: it is what starting processes queue for.
export const migrationLock = 7_206_091_305;

// Two levels up from src/db and from dist/db alike.
const ownMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Brings the schema up to date; any number of processes may call this at once, each returns when it is. */
export async function migrateDatabase(url: string, migrationsFolder: string = ownMigrations): Promise<void> {
  const known = await readJournal(migrationsFolder);
  // One session for lock and work: if it breaks, both are gone together. A migration may take its time.
  const pool = openPool(url, {
    max: 1,
    renewed: false,
    applicationName: 'daymark migration',
    session: { statement_timeout: 0 },
    limitMs: 24 * 3_600_000,
  });
  try {
    const db = drizzle(pool as unknown as postgres.Sql);
    await pingDatabase(db);
    await db.execute(sql`select pg_advisory_lock(${migrationLock}::bigint)`);
    await refuseNewer(db, known);
    if (known.length > 0) await migrate(db, { migrationsFolder });
  } finally {
    // The end of the session releases the lock.
    await pool.close(5_000);
  }
}

async function refuseNewer(db: Db, known: readonly number[]): Promise<void> {
  const [table] = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`);
  if (table?.['exists'] !== true) return;
  const applied = await db.execute<{ at: string }>(
    sql`select created_at::text as at from drizzle.__drizzle_migrations`,
  );
  const unknown = applied.filter(({ at }) => !known.includes(Number(at)));
  if (unknown.length === 0) return;
  throw new Error(
    `The database was written by a newer version of Daymark: ${unknown.length} of its ${applied.length} migrations ` +
      'are unknown to this one. Nothing was changed. Start the newer version again, or restore a backup from before.',
  );
}

/** When each migration was made: the number drizzle records once it is applied. */
async function readJournal(migrationsFolder: string): Promise<number[]> {
  const text = await readFile(`${migrationsFolder}/meta/_journal.json`, 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (text === undefined) return [];
  const journal = JSON.parse(text) as { entries: { when: number }[] };
  return journal.entries.map(({ when }) => when);
}
