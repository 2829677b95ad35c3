import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type postgres from 'postgres';
import { type Home, homeOf, knownAddress } from '../driver/address.ts';
import { openConnection } from '../driver/connection.ts';
import {
  type Execute,
  knownMigrations,
  type Migration,
  migrationLock,
  name,
  noteSteps,
  tablesOf,
  takeSteps,
} from '../migrate.ts';
import { type Frame, type Header, readFrames, readHeader, type TableOf } from './format.ts';
import { countOf, sizeOf } from './write.ts';

const fresh = 'daymark_restore';

/**
 * Brings a backup into a database, in one transaction: whatever goes wrong, all is as it was. The rows go into a schema
 * of the backup's own version beside the present one, are migrated there, and only then take its place; without `replace`
 * a database in use is left alone. Gives what was brought back. Throws a sentence for whoever restores: no backup, a newer
 * one, a database in use.
 */
export async function restoreBackup(url: string, file: string, { replace }: { replace: boolean }) {
  const migrations = knownMigrations();
  const home = homeOf(url);
  // Opened at once: that it is missing is nothing to connect for.
  const source = (await open(file)).createReadStream();
  const frames = readFrames(source);
  const connection = await openConnection(knownAddress(url), {
    applicationName: 'daymark restore',
    statementTimeoutMs: 0,
  }).catch((error: unknown) => {
    source.destroy();
    throw error;
  });
  try {
    const first = await frames.next();
    if (first.done === true || first.value.name !== 'header') throw new Error('This is no backup of Daymark’s.');
    const header = readHeader(first.value.body.toString('utf8'));
    if (!migrations.some(({ madeMs }) => madeMs === header.schema)) {
      throw new Error(
        `This backup was made by Daymark ${header.madeBy}, whose data this version does not know. Nothing was changed: ` +
          'install that version or a later one, and restore with it.',
      );
    }
    await connection.sql.begin(async (tx) => {
      const execute: Execute = (statement) => tx.unsafe(statement);
      const before = migrations.filter(({ madeMs }) => madeMs <= header.schema);
      const after = migrations.filter(({ madeMs }) => madeMs > header.schema);
      await prepare(tx);
      if (!replace) await refuseUsed(tx, home, tablesOf(migrations));
      await takeSteps(execute, before, fresh);
      // Some steps of the history write rows, which the backup brings anyway.
      await tx.unsafe(`truncate ${header.tables.map(({ name }) => `${fresh}."${name}"`).join(', ')} cascade`);
      await load(tx, header, frames);
      for (const { name } of header.tables) await setIdentity(tx, name);
      await takeSteps(execute, after, fresh);
      // What the channels have received since then, the rows do not know.
      await tx.unsafe(`update ${fresh}.cohorts set look_since = '${header.madeAt}' where state = 'running'`);
      await swap(tx, home, migrations);
      await noteSteps(execute, migrations, home, true);
    });
    return { ...sizeOf(header), madeAt: new Date(header.madeAt), madeBy: header.madeBy };
  } finally {
    source.destroy();
    connection.destroy();
  }
}

async function prepare(tx: postgres.TransactionSql): Promise<void> {
  await tx.unsafe(`set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
    set local client_encoding = 'UTF8'; set local statement_timeout = 0; set local lock_timeout = '60s';
    set local idle_in_transaction_session_timeout = 0`);
  // A bot that starts at this moment would migrate what is about to be replaced.
  await tx`select pg_advisory_xact_lock(${String(migrationLock)}::bigint)`;
  await tx.unsafe(`drop schema if exists ${fresh} cascade; create schema ${fresh}; set local search_path = ${fresh}`);
}

/** In use is a database in which somebody has set up, learned or uploaded something; one that a start has filled with the shipped plans is not. */
async function refuseUsed(tx: postgres.TransactionSql, home: Home, ours: string[]): Promise<void> {
  const there = await tx<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = ${home.tables} and tablename in ${tx(ours)}`;
  const used = there.filter(({ name }) => ['cohorts', 'learners', 'setup_drafts', 'curriculum_drafts'].includes(name));
  for (const { name: table } of used) {
    const [row] = await tx.unsafe<{ some: boolean }[]>(
      `select exists (select 1 from ${name(home.tables)}.${name(table)}) as some`,
    );
    if (row?.some !== true) continue;
    throw new Error(
      'This database is in use: people have set something up in it. Nothing was changed. To put the backup in its place ' +
        'add --replace; what is there now is then gone, so make a backup of it first.',
    );
  }
}

async function load(tx: postgres.TransactionSql, header: Header, frames: AsyncGenerator<Frame>): Promise<void> {
  const left = [...header.tables];
  let into: Writable | undefined;
  try {
    for await (const { name, body } of frames) {
      if (name === 'data') {
        if (into === undefined) throw new Error('The backup is damaged: rows without a table.');
        // The driver keeps no copy of what it sends later.
        if (!into.write(Buffer.from(body))) await once(into, 'drain');
        continue;
      }
      if (into !== undefined) await finished(into.end());
      into = undefined;
      if (name === 'end') return await checkCounts(tx, header, left);
      const table = left.shift();
      if (name !== 'table' || table?.name !== body.toString('utf8')) {
        throw new Error('The backup is damaged: its tables are not those it names.');
      }
      into = await tx.unsafe(copyIn(table)).writable();
    }
  } catch (error) {
    // An open COPY takes no rollback: it is told to fail first.
    into?.on('error', () => undefined).destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  throw new Error('The backup is cut off in the middle. Nothing was changed: take an older one.');
}

async function checkCounts(tx: postgres.TransactionSql, header: Header, left: TableOf[]): Promise<void> {
  if (left.length > 0) throw new Error('The backup is damaged: tables are missing.');
  for (const { name, rows } of header.tables) {
    const found = await countOf(tx, fresh, name);
    if (found !== rows) throw new Error(`The backup is damaged: ${name} has ${found} rows instead of ${rows}.`);
  }
}

function copyIn({ name, columns }: TableOf): string {
  return `copy ${fresh}."${name}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`;
}

/** Lets the numbers that Postgres gives out go on after the highest one that came in. */
async function setIdentity(tx: postgres.TransactionSql, table: string): Promise<void> {
  const identities = await tx<{ name: string; sequence: string }[]>`
    select a.attname::text as name, pg_get_serial_sequence(${`${fresh}."${table}"`}, a.attname::text) as sequence
    from pg_attribute a where a.attrelid = ${`${fresh}."${table}"`}::regclass and a.attidentity <> ''`;
  for (const { name, sequence } of identities) {
    await tx.unsafe(
      `select setval('${sequence}', coalesce(max("${name}"), 1), max("${name}") is not null) from ${fresh}."${table}"`,
    );
  }
}

/** Puts the fresh tables in the place of the present ones. */
async function swap(tx: postgres.TransactionSql, home: Home, migrations: readonly Migration[]): Promise<void> {
  const place = name(home.tables);
  await tx.unsafe(`create schema if not exists ${place}`);
  for (const table of tablesOf(migrations).map(name)) {
    await tx.unsafe(
      `drop table if exists ${place}.${table} cascade; alter table ${fresh}.${table} set schema ${place}`,
    );
  }
  await tx.unsafe(`drop schema ${fresh}`);
}
