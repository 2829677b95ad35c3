import { sql } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

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
  const client = postgres(url, {
    max: options.max ?? 8,
    connect_timeout: (options.connectTimeoutMs ?? 5_000) / 1_000,
    keep_alive: 15,
    onnotice: () => {},
    connection: {
      application_name: 'daymark',
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

/**
 * Settles as the promise does, or rejects after `limitMs`; the work itself goes on, its outcome unknown.
 * A query in flight when its server dies may never settle, so whoever must answer a person waits through this.
 */
export async function withTimeLimit<Value>(limitMs: number, work: PromiseLike<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`No answer within ${limitMs} ms`), { code: timeLimitCode }));
    }, limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether an error means that the database cannot be used just now, as opposed to a wrong query or a broken rule. */
export function isDatabaseAway(error: unknown): boolean {
  // drizzle wraps the driver's error, and the driver may wrap the socket's.
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string' && (awayCodes.has(code) || awayClasses.test(code))) return true;
    if (at instanceof AggregateError && at.errors.some(isDatabaseAway)) return true;
  }
  return false;
}

const timeLimitCode = 'TIME_LIMIT';

// 08 connection, 53 no resources left (connections, disk, memory), 58 the server's own system; five characters each.
const awayClasses = /^(08|53|58)[0-9A-Z]{3}$/;

const awayCodes = new Set([
  timeLimitCode,
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  '25006', // read only: a standby before its promotion
  '25P03', // idle in a transaction for too long
  '57014', // statement timeout
  '57P01', // shut down by its administrator
  '57P02', // crash of another session
  '57P03', // starting up or shutting down
  '57P05', // idle for too long
]);
