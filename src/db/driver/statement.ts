import postgres from 'postgres';
import type { BackendKey, Connection } from './connection.ts';
import { commitUnknown, failure, isTimeLimit, timeLimitCode, withTimeLimit } from './errors.ts';
import { beginning } from './session.ts';

type Query = Promise<unknown> & { values(): Promise<unknown> };
export type Statement = [text: string, parameters?: unknown[]];
export type Work = (tx: Transaction) => Promise<unknown>;
/** How values are written and read; drizzle changes some of it. */
type Codecs = Pick<postgres.Sql['options'], 'parsers' | 'serializers'>;

/** What drizzle needs of a transaction of postgres.js. */
export type Transaction = {
  options: Codecs;
  unsafe(...statement: Statement): Query;
  savepoint(work: Work): Promise<unknown>;
  /** The same: within a transaction nothing begins but a part of it. */
  begin(work: Work): Promise<unknown>;
  /** The next statement is the last: once the gate has let it through, it travels with the commit. */
  ending(gate: () => Promise<void>): void;
};

/** `left` is how long the next statement may take; the server gives it up after `statementTimeoutMs` (0: never). */
type TimeLimits = { left(): number; statementTimeoutMs: number };

/** A transaction on one connection: begun, and committed or rolled back, unless the connection breaks. */
export async function transact(connection: Connection, limits: TimeLimits, codecs: Codecs, work: Work) {
  let over = false;
  let savepoints = 0;
  let gateOfLast: (() => Promise<void>) | undefined;
  let ended: Promise<postgres.RowList<[]>> | undefined;
  const command = (text: string, limitMs = limits.left()) =>
    ask(connection, limitMs, [text], false) as Promise<postgres.RowList<[]>>;
  const savepoint = async (inner: Work): Promise<unknown> => {
    savepoints += 1;
    isFirst = false;
    const name = `s${savepoints}`;
    await command(`savepoint ${name}`);
    try {
      return await inner(tx);
    } catch (error) {
      if (!connection.broken()) await command(`rollback to ${name}`);
      throw error;
    }
  };
  const timeoutMs = limits.statementTimeoutMs && Math.ceil(Math.min(limits.statementTimeoutMs, limits.left()));
  const begin = () => command(beginning(connection.pins, timeoutMs));
  // The first statement travels with it. Should it be refused, Postgres refuses what follows in the transaction, too.
  const begun = begin();
  begun.catch(() => {});
  /** The first statement: nothing has been done before it, so where a pooler has forgotten it, all begins anew. */
  const first = async (query: Statement, values: boolean): Promise<unknown> => {
    const sent = ask(connection, limits.left(), query, values);
    try {
      const [, answer] = await Promise.all([begun, sent]);
      return answer;
    } catch (error) {
      if (!connection.prepared.forgotten(error)) throw error;
      await command('rollback');
      await begin();
      return ask(connection, limits.left(), query, values);
    }
  };
  /** The last one: the commit follows at once, and is none where the server has refused what it follows. */
  const last = async (query: Statement, values: boolean, gate: () => Promise<void>): Promise<unknown> => {
    await begun;
    await gate();
    if (connection.broken()) throw brokenConnection();
    if (limits.left() <= 0) throw noTimeLeft();
    const answer = ask(connection, limits.left(), query, values);
    over = true;
    ended = commit();
    ended.catch(() => {});
    return answer;
  };
  const commit = () => command('commit');
  let isFirst = true;
  const tx: Transaction = {
    options: codecs,
    unsafe: (...query) =>
      queryOf(async (values) => {
        if (over) throw failure('TRANSACTION_OVER', 'A query of a transaction came after its end');
        if (gateOfLast !== undefined) return last(query, values, gateOfLast);
        if (!isFirst) return ask(connection, limits.left(), query, values);
        isFirst = false;
        return first(query, values);
      }),
    ending(gate) {
      gateOfLast = gate;
    },
    savepoint,
    begin: savepoint,
  };
  let result: unknown;
  try {
    result = await work(tx);
    await begun;
  } catch (error) {
    over = true;
    if (ended !== undefined) {
      const end = await ended.catch((failed: unknown) => ({ command: isPlainError(failed) ? 'ROLLBACK' : undefined }));
      // The server's plain no to the last statement goes for all of them; else nobody knows, or it is saved.
      throw end.command === 'ROLLBACK' ? error : commitUnknown(error);
    }
    // What the work threw matters more than a failure to roll back, which breaks the connection anyway.
    if (!connection.broken()) await command('rollback', rollbackMs).catch(() => connection.destroy());
    throw error;
  }
  over = true;
  if (ended === undefined && connection.broken()) throw brokenConnection();
  if (ended === undefined && limits.left() <= 0) {
    // Not sent, so it is certain that nothing of this is saved.
    await command('rollback', rollbackMs).catch(() => connection.destroy());
    throw noTimeLeft();
  }
  const end = await (ended ?? commit()).catch((error: unknown) => {
    // The server's plain no is certain; all else may have come after it was carried out.
    throw isPlainError(error) ? error : commitUnknown(error);
  });
  // So Postgres answers a commit after an error that the work has swallowed.
  if (end.command === 'ROLLBACK')
    throw failure('25P02', 'The transaction was rolled back, because a query in it failed');
  return result;
}

// A server that lives answers this at once, and one that does not must not hold up the caller.
const rollbackMs = 500;

/** Runs one query; whatever is not a plain answer of the server's makes the connection useless. */
export async function ask(connection: Connection, limitMs: number, statement: Statement, values: boolean) {
  if (connection.broken()) throw brokenConnection();
  if (limitMs <= 0) throw noTimeLeft();
  const [text, parameters = []] = statement;
  // One without values has no plan worth keeping, and may hold several commands, which cannot be prepared.
  const prepare = parameters.length > 0 && connection.prepared.keeps(text);
  const sent = connection.sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare });
  try {
    const answer = await withTimeLimit(limitMs, connection.whileOpen(values ? sent.values() : sent));
    // Outside of a transaction the driver itself prepares anew what was forgotten, each time, and says so here only.
    connection.prepared.forgotten((sent as unknown as { retried?: unknown }).retried);
    return answer;
  } catch (error) {
    connection.prepared.forgotten(error);
    if (isTimeLimit(error)) connection.destroy((sent as unknown as { state: BackendKey | null }).state);
    else if (!isPlainError(error)) connection.destroy();
    throw error;
  }
}

/** The server refused a statement and goes on. */
function isPlainError(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity === 'ERROR';
}

function brokenConnection(): Error {
  return failure('CONNECTION_CLOSED', 'The connection to the database has broken');
}

export function noTimeLeft(): Error {
  return failure(timeLimitCode, 'There was no time left to ask the database');
}

/** The caller chooses the shape of the rows right after the call, so the query starts a moment later. */
export function queryOf(run: (values: boolean) => Promise<unknown>): Query {
  let values = false;
  const query = Promise.resolve().then(() => run(values));
  return Object.assign(query, {
    values: () => {
      values = true;
      return query;
    },
  });
}
