import { open, rename, rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type postgres from 'postgres';
import { type Home, homeOf, knownAddress } from '../driver/address.ts';
import { openConnection } from '../driver/connection.ts';
import { appliedMigrations, knownMigrations, name, ownVersion, tablesOf } from '../migrate.ts';
import { frameWriter, type Header, type TableOf } from './format.ts';

/** Rows of these mean something only to processes that run at this moment. */
const passingTables: readonly string[] = ['gateway_leases', 'processes'];

/**
 * Copies everything that Daymark keeps in a database into a file, as it was at one instant, while the bot goes on; the
 * memory it takes does not grow with the rows. The file appears only once it is whole, and only its owner may read it.
 * Gives what it has taken along. Throws when the file exists already, or with what the database says.
 */
export async function writeBackup(url: string, file: string, now: Date) {
  await refuseExisting(file);
  const home = homeOf(url);
  const connection = await openConnection(knownAddress(url), {
    applicationName: 'daymark backup',
    statementTimeoutMs: 0,
  });
  const partial = `${file}.partial`;
  const out = await open(partial, 'w', 0o600).catch((error: unknown) => {
    connection.destroy();
    throw error;
  });
  try {
    const stream = out.createWriteStream({ flush: true });
    const frames = frameWriter(stream);
    const header = await connection.sql.begin('isolation level repeatable read read only', async (tx) => {
      const header = await headerOf(tx, home, now);
      await frames.write('header', JSON.stringify(header));
      for (const table of header.tables) {
        await frames.write('table', table.name);
        const rows: Readable = await tx.unsafe(copyOut(home, table)).readable();
        for await (const chunk of rows) await frames.write('data', chunk as Buffer);
        connection.resume();
      }
      return header;
    });
    await frames.write('end', '');
    await frames.close();
    const { size } = await stat(partial);
    await rename(partial, file);
    return { file, bytes: size, ...sizeOf(header) };
  } catch (error) {
    await out.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  } finally {
    connection.destroy();
  }
}

async function refuseExisting(file: string): Promise<void> {
  const there = await open(file, 'r').catch(() => undefined);
  if (there === undefined) return;
  await there.close();
  throw new Error(`${file} exists already. Nothing was written: choose another name.`);
}

async function headerOf(tx: postgres.TransactionSql, home: Home, now: Date): Promise<Header> {
  // Text that every server reads in one way, whatever this one, its role or a pooler has chosen.
  await tx.unsafe(`set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 3;
    set local timezone = 'UTC'; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
    set local statement_timeout = 0; set local lock_timeout = 0; set local search_path = ${name(home.tables)}`);
  const applied = await appliedMigrations((statement) => tx.unsafe(statement), home);
  const schema = Math.max(...applied);
  if (applied.length === 0) throw new Error('There is nothing to back up: no bot has used this database yet.');
  const migrations = knownMigrations().filter(({ madeMs }) => madeMs <= schema);
  const tables = await tablesIn(tx, home, tablesOf(migrations));
  const [server] = await tx<{ version: string }[]>`select current_setting('server_version') as version`;
  return {
    format: 'daymark-backup',
    formatVersion: 1,
    schema,
    madeAt: now.toISOString(),
    madeBy: await ownVersion(),
    postgres: server?.version ?? 'unknown',
    tables,
  };
}

/** The tables with their columns and rows, each after those that its foreign keys point at. */
async function tablesIn(tx: postgres.TransactionSql, home: Home, ours: string[]): Promise<TableOf[]> {
  const found = await tx<{ name: string; columns: string[]; needs: string[] }[]>`
    select c.relname::text as name,
      (select json_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(distinct t.relname::text), '[]') from pg_constraint k join pg_class t on t.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = (select oid from pg_namespace where nspname = ${home.tables}) and c.relkind = 'r' and c.relname in ${tx(ours)}`;
  const tables: TableOf[] = [];
  const placed = new Set<string>();
  for (let left = [...found].sort((a, b) => (a.name < b.name ? -1 : 1)); left.length > 0; ) {
    const next = left.filter(({ needs }) => needs.every((one) => placed.has(one)));
    if (next.length === 0)
      throw new Error(`tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    for (const { name: table, columns } of next) {
      placed.add(table);
      if (!passingTables.includes(table))
        tables.push({ name: table, columns, rows: await countOf(tx, home.tables, table) });
    }
    left = left.filter(({ name }) => !placed.has(name));
  }
  return tables;
}

/** How many rows a table of a schema has. */
export async function countOf(tx: postgres.TransactionSql, schema: string, table: string): Promise<number> {
  const counted = `select count(*)::text as rows from ${name(schema)}.${name(table)}`;
  const [row] = await tx.unsafe<{ rows: string }[]>(counted);
  return Number(row?.rows);
}

function copyOut(home: Home, table: TableOf): string {
  return `copy ${name(home.tables)}.${name(table.name)} (${table.columns.map(name).join(', ')}) to stdout`;
}

/** How much a backup holds. */
export function sizeOf({ tables }: Header) {
  return { rows: tables.reduce((total, { rows }) => total + rows, 0), tables: tables.length };
}
