import { sql } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { knownAddress } from './driver/address.ts';
import { isCommitUnknown, isDatabaseAway, withTimeLimit } from './driver/errors.ts';
import { openPool, type Pool, type PoolOptions } from './driver/pool.ts';
import { type Preparing, preparedStatements } from './driver/prepared.ts';
import { dateParsers } from './driver/session.ts';

export { isCommitUnknown, isDatabaseAway, withTimeLimit };

/** What every query takes first: the pool, or a transaction on one of its connections. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type Database = {
  db: Db;
  /** Lets running queries finish for up to 5 seconds, then cuts them off. */
  close(): Promise<void>;
};

type DatabaseOptions = Partial<Omit<PoolOptions, 'prepared'>> & {
  preparing?: Preparing;
  /** Told once, with the server’s code, when prepared statements are given up. */
  onForgotten?(code: string): void;
};

/**
 * Opens a pool on a `postgres://` address; it connects with the first query, so see `pingDatabase`. An address that may
 * change is given as what tells it.
 */
export function openDatabase(url: string | (() => string), options: DatabaseOptions = {}): Database {
  const { statementTimeoutMs = 10_000, preparing = 'auto', onForgotten = () => {} } = options;
  const pool = openPool(typeof url === 'string' ? constant(knownAddress(url)) : () => knownAddress(url()), {
    ...{ max: 8, applicationName: 'daymark', statementTimeoutMs, limitMs: statementTimeoutMs + 5_000 },
    ...options,
    prepared: preparedStatements(preparing, onForgotten),
  });
  return { db: databaseOn(pool), close: () => pool.close(5_000) };
}

function constant<Value>(value: Value): () => Value {
  return () => value;
}

/**
 * The same database for somebody who has only so long: whatever is asked through it must be answered within the limit
 * from now on, the wait for a connection included, and fails as an outage after it. A transaction keeps its own limit.
 */
export function limitedTo(db: Db, limitMs: number): Db {
  const pool = pools.get(db);
  return pool === undefined ? db : databaseOn(pool.until(performance.now() + limitMs));
}

/**
 * The same database for work that somebody waits for: a statement without an answer within `attentiveMs`, or as long a
 * wait for a connection during which no other one is answered either, fails as an outage. Slow answers take their time.
 */
function attentive(db: Db): Db {
  const pool = pools.get(db);
  return pool === undefined ? db : databaseOn(pool.attentive(attentiveMs));
}

/** Twice of it, for a commit and the look-up after it, is less than the 3 s in which an answer is expected. */
const attentiveMs = 1_500;

/** What the dispatcher must know of the database, which it does not otherwise. */
export const answering = { isDatabaseAway, isCommitUnknown, attentive };

const pools = new WeakMap<Db, Pool>();

function databaseOn(pool: Pool): Db {
  // The pool is all that drizzle uses of a client.
  const db = drizzle(pool as unknown as postgres.Sql);
  Object.assign(pool.options.parsers, dateParsers);
  pools.set(db, pool);
  return db;
}

/** Throws unless the server answers in time. */
export async function pingDatabase(db: Db): Promise<void> {
  const limitMs = 10_000;
  await withTimeLimit(limitMs, limitedTo(db, limitMs).execute(sql`select 1`));
}
