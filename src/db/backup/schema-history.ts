import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { openConnection } from '../connection.ts';

/** A step of the schema's history: its statements, when it was made (what drizzle records), and the hash drizzle keeps of it. */
export type Migration = { statements: string[]; madeMs: number; hash: string };

// Three levels up from src/db/backup and from dist/db/backup alike.
const ownMigrations = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** All steps that this version of Daymark knows, oldest first. */
export function knownMigrations(folder: string = ownMigrations): Migration[] {
  return readMigrationFiles({ migrationsFolder: folder }).map(({ sql, folderMillis, hash }) => ({
    statements: sql,
    madeMs: folderMillis,
    hash,
  }));
}

/** When each step was made that a database has gone through; none for one that no bot has used yet. */
export async function appliedMigrations(url: string): Promise<number[]> {
  const connection = openConnection(url, { applicationName: 'daymark backup' });
  try {
    const { sql } = connection;
    const [journal] = await sql<
      { there: boolean }[]
    >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
    if (journal?.there !== true) return [];
    const rows = await sql<{ made: string }[]>`select created_at::text as made from drizzle.__drizzle_migrations`;
    return rows.map(({ made }) => Number(made));
  } finally {
    connection.destroy();
  }
}

/** The tables that these steps leave behind: what in a shared database is Daymark's own. */
export function tablesOf(migrations: readonly Migration[]): string[] {
  const names = new Set<string>();
  for (const statement of migrations.flatMap(({ statements }) => statements)) {
    const made = /^\s*CREATE TABLE (?:IF NOT EXISTS )?"([a-z_]+)"/i.exec(statement)?.[1];
    const renamed = /^\s*ALTER TABLE "([a-z_]+)" RENAME TO "([a-z_]+)"/i.exec(statement);
    const dropped = /^\s*DROP TABLE (?:IF EXISTS )?"([a-z_]+)"/i.exec(statement)?.[1];
    if (made !== undefined) names.add(made);
    if (dropped !== undefined) names.delete(dropped);
    if (renamed?.[1] !== undefined && renamed[2] !== undefined && names.delete(renamed[1])) names.add(renamed[2]);
  }
  return [...names];
}

/** Daymark's own version, from the package it was started from. */
export async function ownVersion(): Promise<string> {
  const text = await readFile(fileURLToPath(new URL('../../../package.json', import.meta.url)), 'utf8');
  return String((JSON.parse(text) as { version?: unknown }).version ?? 'unknown');
}
