import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { PgSession } from 'drizzle-orm/pg-core/session';
import type { Db } from './client.ts';
import type { Transaction } from './driver/statement.ts';

type Built<Rows> = { execute(values: Record<string, unknown>): Promise<Rows> };

/**
 * A query that is built once, with placeholders for its values, and asked on whatever connection: to build one of the hot
 * ones anew takes longer than all that the database does about it.
 */
export function builtOnce<Values extends Record<string, unknown>, Rows>(
  build: (db: Db) => { prepare(name: string): Built<Rows> },
): (db: Db, values: Values) => Promise<Rows> {
  let built: Built<Rows> | undefined;
  return (db, values) => {
    built ??= build(db).prepare('');
    // It is bound to the client that it was built on, a transaction perhaps that is long over.
    return (Object.create(built, { client: { value: clientOf(db) } }) as Built<Rows>).execute(values);
  };
}

/** As `builtOnce`, for a statement in SQL. */
export function statement<Values extends Record<string, unknown>, Row>(
  text: (value: (name: keyof Values & string) => Placeholder) => SQL,
): (db: Db, values: Values) => Promise<Row[]> {
  return builtOnce((db) => ({
    prepare: () =>
      db._.session.prepareQuery(dialect.sqlToQuery(text(sql.placeholder)), undefined, undefined, false) as Built<Row[]>,
  }));
}

const dialect = new PgDialect();

/**
 * Says that the next statement of a transaction is its last, which then travels with the commit; `gate` is passed before
 * both. False where the connection knows no such thing.
 */
export function endWithNext(tx: Db, gate: () => Promise<void>): boolean {
  const { ending } = clientOf(tx);
  ending?.(gate);
  return ending !== undefined;
}

function clientOf(db: Db): Partial<Transaction> {
  return (db._.session as PgSession & { client: Partial<Transaction> }).client;
}
