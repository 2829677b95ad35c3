import { sql } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { openDriver } from './driver.ts';
import { withTimeLimit } from './outage.ts';

export { isDatabaseAway, withTimeLimit } from './outage.ts';

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
};

const oldestServer = 15;

/** Opens a pool on a `postgres://` address; it connects with the first query, so see `pingDatabase`. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? 10_000;
  const client = openDriver(url, {
    max: options.max ?? 8,
    applicationName: 'daymark',
    ...(options.connectTimeoutMs === undefined ? {} : { connectTimeoutMs: options.connectTimeoutMs }),
    session: {
      statement_timeout: statementTimeoutMs,
      // A process that froze in the middle of a transaction would hold a learner's row for ever.
      idle_in_transaction_session_timeout: statementTimeoutMs * 3,
    },
  });
  return {
    db: drizzle(client),
    // Without a timeout, end() waits for ever on a connection whose server has died.
    close: () => client.end({ timeout: 5 }),
  };
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
