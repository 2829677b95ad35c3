import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { pingDatabase } from './client.ts';
import { openDriver } from './driver.ts';

// Any number, but the same in every version: it is what starting processes queue for.
export const migrationLock = 7_206_091_305;

// Two levels up from src/db and from dist/db alike.
const ownMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Brings the schema up to date; any number of processes may call this at once, each returns when it is. */
export async function migrateDatabase(url: string, migrationsFolder: string = ownMigrations): Promise<void> {
  const known = await readJournal(migrationsFolder);
  // One connection for lock and work: if it breaks, both are gone together. A migration may take its time.
  const client = openDriver(url, {
    max: 1,
    applicationName: 'daymark migration',
    renewed: false,
    session: { statement_timeout: 0 },
  });
  try {
    const db = drizzle(client);
    await pingDatabase(db);
    await client`select pg_advisory_lock(${migrationLock}::bigint)`;
    await refuseNewer(client, known);
    if (known.length > 0) await migrate(db, { migrationsFolder });
  } finally {
    // Closing the session releases the lock.
    await client.end({ timeout: 5 });
  }
}

async function refuseNewer(client: postgres.Sql, known: readonly number[]): Promise<void> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (table?.['exists'] !== true) return;
  const applied = await client<{ at: string }[]>`select created_at::text as at from drizzle.__drizzle_migrations`;
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
