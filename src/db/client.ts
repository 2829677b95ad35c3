import { sql } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { withTimeLimit } from './outage.ts';
import { openPool } from './pool.ts';

export { isCommitUnknown, isDatabaseAway, withTimeLimit } from './outage.ts';

/** What every query takes first: the pool, or a transaction on one of its connections. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type Database = {
  db: Db;
  /** Lets running queries finish for up to 5 seconds, then cuts them off. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** Connections of this process at most. */
  max?: number;
  /** The server gives up on a statement after this time. */
  statementTimeoutMs?: number;
  /** How long a new connection may take. */
  connectTimeoutMs?: number;
  /** After this time without an answer a query fails by itself: a server that hangs keeps no limit of its own. */
  limitMs?: number;
};

const oldestServer = 15;

/** Opens a pool on a `postgres://` address; it connects with the first query, so see `pingDatabase`. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? 10_000;
  const pool = openPool(url, {
    max: options.max ?? 8,
    applicationName: 'daymark',
    ...(options.connectTimeoutMs === undefined ? {} : { connectTimeoutMs: options.connectTimeoutMs }),
    session: {
      statement_timeout: statementTimeoutMs,
      // A process that froze in the middle of a transaction would hold a learner's row for ever.
      idle_in_transaction_session_timeout: statementTimeoutMs * 3,
    },
    limitMs: options.limitMs ?? statementTimeoutMs + 5_000,
  });
  // The pool is all that drizzle uses of a client.
  return { db: drizzle(pool as unknown as postgres.Sql), close: () => pool.close(5_000) };
}

/** Throws unless the server answers within the limit and is not older than Daymark needs. */
export async function pingDatabase(db: Db, limitMs = 10_000): Promise<void> {
  const answer = await withTimeLimit(
    limitMs,
    db.execute<{ version: string; number: number }>(
      sql`select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
    ),
  );
  const server = answer[0];
  if (server === undefined || server.number < oldestServer * 10_000) {
    throw new Error(
      `The database server is Postgres ${server?.version}; Daymark needs ${oldestServer} or newer. ` +
        'Upgrade the server or point DATABASE_URL at a newer one.',
    );
  }
}
