import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { openDatabase } from './client.ts';
import { type Home, homeOf } from './driver/address.ts';
import { failure } from './driver/errors.ts';
import { unsuitable } from './driver/session.ts';

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

/** A step of the schema's history: its statements, when it was made (what the journal keeps), and its hash. */
export type Migration = { statements: string[]; madeMs: number; hash: string };

/** Carries out statements, one after the other, in the transaction that it stands for. */
export type Execute = (statement: string) => Promise<readonly Record<string, unknown>[]>;

// Two levels up from src/db and from dist/db alike.
const ownMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** All steps that this version of Daymark knows, oldest first; none where there is no such folder. */
export function knownMigrations(folder: string = ownMigrations): Migration[] {
  if (!existsSync(`${folder}/meta/_journal.json`)) return [];
  return readMigrationFiles({ migrationsFolder: folder }).map(({ sql, folderMillis, hash }) => ({
    statements: sql,
    madeMs: folderMillis,
    hash,
  }));
}

/** When each step was made that a database has gone through; none for one that no bot has used yet. */
export async function appliedMigrations(execute: Execute, { journal }: Home): Promise<number[]> {
  const [there] = await execute(
    `select 1 from pg_tables where schemaname = ${text(journal)} and tablename = '__drizzle_migrations'`,
  );
  if (there === undefined) return [];
  const rows = await execute(`select created_at::text as made from ${name(journal)}.__drizzle_migrations`);
  return rows.map(({ made }) => Number(made));
}

/** Takes steps within a schema. drizzle-kit writes `public` into foreign keys, whatever schema they are in. */
export async function takeSteps(execute: Execute, steps: readonly Migration[], schema: string): Promise<void> {
  for (const statement of steps.flatMap(({ statements }) => statements)) {
    await execute(statement.replaceAll('"public".', `${name(schema)}.`));
  }
}

/** Notes steps in the journal, in the form that drizzle gives it; `anew`: instead of all that it held. */
export async function noteSteps(execute: Execute, steps: readonly Migration[], { journal }: Home, anew = false) {
  const table = `${name(journal)}.__drizzle_migrations`;
  await execute(`create schema if not exists ${name(journal)}`);
  await execute(`create table if not exists ${table} (id serial primary key, hash text not null, created_at bigint)`);
  if (anew) await execute(`delete from ${table}`);
  for (const { hash, madeMs } of steps) {
    await execute(`insert into ${table} (hash, created_at) values (${text(hash)}, ${madeMs})`);
  }
}

/** The tables that these steps leave behind: what in a shared database is Daymark's own. */
export function tablesOf(steps: readonly Migration[]): string[] {
  const names = new Set<string>();
  for (const statement of steps.flatMap(({ statements }) => statements)) {
    const made = /^\s*CREATE TABLE (?:IF NOT EXISTS )?"([a-z_]+)"/i.exec(statement)?.[1];
    const renamed = /^\s*ALTER TABLE "([a-z_]+)" RENAME TO "([a-z_]+)"/i.exec(statement);
    const dropped = /^\s*DROP TABLE (?:IF EXISTS )?"([a-z_]+)"/i.exec(statement)?.[1];
    if (made !== undefined) names.add(made);
    if (dropped !== undefined) names.delete(dropped);
    if (renamed?.[1] !== undefined && renamed[2] !== undefined && names.delete(renamed[1])) names.add(renamed[2]);
  }
  return [...names];
}

/** A name as SQL wants it quoted. */
export function name(plain: string): string {
  return `"${plain.replaceAll('"', '""')}"`;
}

/** A text as SQL wants it quoted, whatever the session makes of backslashes. */
function text(plain: string): string {
  return plain.includes('\\')
    ? `E'${plain.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${plain.replaceAll("'", "''")}'`;
}

/** Daymark's own version, from the package it was started from. */
export async function ownVersion(): Promise<string> {
  const json = await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8');
  return String((JSON.parse(json) as { version?: unknown }).version ?? 'unknown');
}
