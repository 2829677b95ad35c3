import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { knownAddress } from './address.ts';
import { type Db, openDatabase } from './client.ts';
import { failure } from './outage.ts';
import { unsuitable } from './session.ts';

// Any number, but the same in every version: it is what starting processes queue for.
export const migrationLock = 7_206_091_305;

// Two levels up from src/db and from dist/db alike.
const ownMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));

export type MigrationOptions = {
  /** A folder as drizzle-kit writes it. */
  migrations?: string;
  /** Told when another process has been at it for a while. */
  log?: { info(message: string): void };
};

const patienceMs = 5_000;

/**
 * Brings the schema up to date, all in one transaction; any number of processes may call this at once, also through a
 * pooler, and each returns when it is. Throws and changes nothing where it cannot.
 */
export async function migrateDatabase(url: string, options: MigrationOptions = {}): Promise<void> {
  const migrationsFolder = options.migrations ?? ownMigrations;
  const known = await readJournal(migrationsFolder);
  // A migration may take its time.
  const { db, close } = openDatabase(url, {
    max: 1,
    applicationName: 'daymark migration',
    statementTimeoutMs: 0,
    limitMs: 24 * 3_600_000,
  });
  const { searchPath } = knownAddress(url);
  // Two that share a database but not a schema have a journal each.
  const migrationsSchema = searchPath === undefined || searchPath === '"public"' ? 'drizzle' : bare(searchPath);
  const notice = setTimeout(() => {
    options.log?.info('Another process is bringing the database up to date; this one waits until it is done');
  }, patienceMs);
  try {
    await db.transaction(async (tx) => {
      // The lock of a session would be lost behind a pooler, where the next statement may meet another one.
      await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`);
      clearTimeout(notice);
      await refuseNewer(tx, migrationsSchema, known);
      if (known.length === 0) return;
      if (searchPath !== undefined)
        await tx.execute(sql`create schema if not exists ${sql.identifier(bare(searchPath))}`);
      await tx.execute(sql`set local default_table_access_method = heap`);
      await migrate(tx as unknown as Parameters<typeof migrate>[0], { migrationsFolder, migrationsSchema });
    });
  } finally {
    clearTimeout(notice);
    await close();
  }
}

/** The first schema of a search path by its plain name. */
function bare(searchPath: string): string {
  const [, quoted, plain = 'public'] = /^\s*(?:"((?:[^"]|"")*)"|([^,\s]+))/.exec(searchPath) ?? [];
  return quoted?.replaceAll('""', '"') ?? plain.toLowerCase();
}

async function refuseNewer(db: Db, schema: string, known: readonly number[]): Promise<void> {
  const journal = sql`${sql.identifier(schema)}.__drizzle_migrations`;
  const [table] = await db.execute(
    sql`select 1 from pg_tables where schemaname = ${schema} and tablename = '__drizzle_migrations'`,
  );
  if (table === undefined) return;
  const applied = await db.execute<{ at: string }>(sql`select created_at::text as at from ${journal}`);
  const unknown = applied.filter(({ at }) => !known.includes(Number(at)));
  if (unknown.length === 0) return;
  throw failure(
    unsuitable,
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
