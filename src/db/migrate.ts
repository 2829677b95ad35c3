import { sql } from 'drizzle-orm';
import { openDatabase } from './client.ts';
import { homeOf } from './driver/address.ts';
import { failure } from './driver/outage.ts';
import { unsuitable } from './driver/session.ts';
import {
  appliedMigrations,
  type Execute,
  knownMigrations,
  type Migration,
  name,
  noteSteps,
  takeSteps,
} from './history.ts';

// Any number, but the same in every version: it is what starting processes queue for.
export const migrationLock = 7_206_091_305;

type MigrationOptions = {
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
  const known = knownMigrations(options.migrations);
  const home = homeOf(url);
  // A migration may take its time.
  const { db, close } = openDatabase(url, {
    max: 1,
    applicationName: 'daymark migration',
    statementTimeoutMs: 0,
    limitMs: 24 * 3_600_000,
  });
  const notice = setTimeout(() => {
    options.log?.info('Another process is bringing the database up to date; this one waits until it is done');
  }, patienceMs);
  try {
    await db.transaction(async (tx) => {
      // The lock of a session would be lost behind a pooler, where the next statement may meet another one.
      await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`);
      clearTimeout(notice);
      const execute: Execute = (statement) => tx.execute(sql.raw(statement));
      const applied = await appliedMigrations(execute, home);
      refuseNewer(applied, known);
      const steps = known.filter(({ madeMs }) => !applied.includes(madeMs));
      if (steps.length === 0) return;
      await execute(`create schema if not exists ${name(home.tables)}`);
      await execute('set local default_table_access_method = heap');
      await takeSteps(execute, steps, home.tables);
      await noteSteps(execute, steps, home);
    });
  } finally {
    clearTimeout(notice);
    await close();
  }
}

/** How many steps of its history a database has taken, and how many are waiting; `unknown`: taken by a newer version. */
export async function historyOf(url: string): Promise<{ taken: number; waiting: number; unknown: number }> {
  const { db, close } = openDatabase(url, { max: 1 });
  try {
    const applied = await appliedMigrations((statement) => db.execute(sql.raw(statement)), homeOf(url));
    const known = knownMigrations().map(({ madeMs }) => madeMs);
    return {
      taken: applied.length,
      waiting: known.filter((made) => !applied.includes(made)).length,
      unknown: applied.filter((made) => !known.includes(made)).length,
    };
  } finally {
    await close();
  }
}

function refuseNewer(applied: readonly number[], known: readonly Migration[]): void {
  const unknown = applied.filter((made) => !known.some(({ madeMs }) => madeMs === made));
  if (unknown.length === 0) return;
  throw failure(
    unsuitable,
    `The database was written by a newer version of Daymark: ${unknown.length} of its ${applied.length} migrations ` +
      'are unknown to this one. Nothing was changed. Start the newer version again, or restore a backup from before.',
  );
}
