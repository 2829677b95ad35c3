import postgres from 'postgres';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';
import { commitUnknown, withTimeLimit } from './outage.ts';

export type PoolOptions = ConnectionOptions & {
  /** Connections at most. */
  max: number;
  /** How long a query may wait for a connection, and then for its answer; longer than the server's own limit. */
  limitMs: number;
  /** False where the session itself matters, for a lock: when it breaks, no other one takes its place. */
  renewed?: boolean;
};

type Query = Promise<unknown> & { values(): Promise<unknown> };
type Execute = (text: string, parameters?: unknown[], options?: { prepare?: boolean }) => Query;
/** How values are written and read; drizzle changes some of it. */
type Codecs = Pick<postgres.Sql['options'], 'parsers' | 'serializers'>;
type Transaction = { options: Codecs; unsafe: Execute; savepoint(work: Work): Promise<unknown> };
type Turn = { resolve(connection: Connection): void; reject(error: Error): void };
type Work = (tx: Transaction) => Promise<unknown>;

/** What drizzle needs of a postgres.js client. */
export type Pool = {
  options: Codecs;
  unsafe: Execute;
  begin(work: Work): Promise<unknown>;
  /** Lets what is running finish for this long, then cuts it off. */
  close(withinMs: number): Promise<void>;
};

// So that a server that has moved, behind the same name, is found some day.
const lifeMs = 30 * 60_000;

/**
 * Sessions of postgres.js, each thrown away once it breaks. The driver's own pool renews them, by which it throws where
 * nobody can catch it when a session dies within a transaction, may run the rest of that outside of it, and may never
 * answer again (github.com/porsager/postgres, issues 1208 and 1154, pull request 1155).
 */
export function openPool(url: string, options: PoolOptions): Pool {
  const codecs: Codecs = { parsers: {}, serializers: {} };
  const all = new Set<Connection>();
  const idle: Connection[] = [];
  const waiting: Turn[] = [];
  let closing = false;
  let opened = false;
  let drained = (): void => {};

  const open = (): Connection => {
    if (opened && options.renewed === false) throw brokenConnection();
    opened = true;
    const connection = openConnection(url, options, () => {
      all.delete(connection);
      const at = idle.indexOf(connection);
      if (at >= 0) idle.splice(at, 1);
      if (waiting.length > 0 && options.renewed !== false) waiting.shift()?.resolve(open());
    });
    Object.assign(connection.sql.options.parsers, codecs.parsers);
    Object.assign(connection.sql.options.serializers, codecs.serializers);
    all.add(connection);
    return connection;
  };

  const take = async (): Promise<Connection> => {
    if (closing) throw closed();
    const rested = idle.pop();
    if (rested !== undefined) return rested;
    if (all.size < options.max) return open();
    const turn: Turn = { resolve: () => {}, reject: () => {} };
    const mine = new Promise<Connection>((resolve, reject) => Object.assign(turn, { resolve, reject }));
    waiting.push(turn);
    try {
      return await withTimeLimit(options.limitMs, mine);
    } catch (error) {
      const at = waiting.indexOf(turn);
      if (at >= 0) waiting.splice(at, 1);
      // A turn that came at the last moment goes to somebody else.
      else mine.then(giveBack, () => {});
      throw error;
    }
  };

  const giveBack = (connection: Connection): void => {
    if (performance.now() - connection.since > lifeMs) connection.destroy();
    if (!connection.broken()) {
      const next = waiting.shift();
      if (next === undefined) idle.push(connection);
      else next.resolve(connection);
    }
    if (idle.length === all.size) drained();
  };

  const lease = async (work: (connection: Connection) => Promise<unknown>): Promise<unknown> => {
    const connection = await take();
    try {
      return await work(connection);
    } finally {
      giveBack(connection);
    }
  };

  return {
    options: codecs,
    unsafe: (...query) => queryOf((values) => lease((connection) => ask(connection, options.limitMs, query, values))),
    begin: (work) => lease((connection) => transact(connection, options.limitMs, codecs, work)),
    close: async (withinMs) => {
      closing = true;
      if (idle.length < all.size) {
        const work = new Promise<void>((resolve) => {
          drained = resolve;
        });
        await withTimeLimit(withinMs, work).catch(() => {});
      }
      for (const { reject } of waiting.splice(0)) reject(closed());
      for (const connection of all) connection.destroy();
    },
  };
}

/** A transaction on one connection: begun, and committed or rolled back, unless the connection breaks. */
async function transact(connection: Connection, limitMs: number, codecs: Codecs, work: Work): Promise<unknown> {
  let over = false;
  let savepoints = 0;
  const command = (text: string) => ask(connection, limitMs, [text], false) as Promise<postgres.RowList<[]>>;
  const tx: Transaction = {
    options: codecs,
    unsafe: (...query) =>
      queryOf(async (values) => {
        if (over) throw failure('TRANSACTION_OVER', 'A query of a transaction came after its end');
        return ask(connection, limitMs, query, values);
      }),
    savepoint: async (inner) => {
      savepoints += 1;
      const name = `s${savepoints}`;
      await command(`savepoint ${name}`);
      try {
        return await inner(tx);
      } catch (error) {
        if (!connection.broken()) await command(`rollback to ${name}`);
        throw error;
      }
    },
  };
  await command('begin');
  let result: unknown;
  try {
    result = await work(tx);
  } catch (error) {
    over = true;
    // What the work threw matters more than a failure to roll back, which breaks the connection anyway.
    if (!connection.broken()) await command('rollback').catch(() => connection.destroy());
    throw error;
  }
  over = true;
  if (connection.broken()) throw brokenConnection();
  const end = await command('commit').catch((error: unknown) => {
    // The server's plain no is certain; all else may have come after it was carried out.
    throw isPlainError(error) ? error : commitUnknown(error);
  });
  // So Postgres answers a commit after an error that the work has swallowed.
  if (end.command === 'ROLLBACK')
    throw failure('25P02', 'The transaction was rolled back, because a query in it failed');
  return result;
}

/** Runs one query; whatever is not a plain answer of the server's makes the connection useless. */
async function ask(
  connection: Connection,
  limitMs: number,
  query: Parameters<Execute>,
  values: boolean,
): Promise<unknown> {
  if (connection.broken()) throw brokenConnection();
  const [text, parameters, options] = query;
  const sent = connection.sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], options);
  try {
    return await withTimeLimit(limitMs, values ? sent.values() : sent);
  } catch (error) {
    if (!isPlainError(error)) connection.destroy();
    throw error;
  }
}

/** The server refused a statement and goes on. */
function isPlainError(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity === 'ERROR';
}

/** The caller chooses the shape of the rows right after the call, so the query starts a moment later. */
function queryOf(run: (values: boolean) => Promise<unknown>): Query {
  let values = false;
  const query = Promise.resolve().then(() => run(values));
  return Object.assign(query, {
    values: () => {
      values = true;
      return query;
    },
  });
}

function closed(): Error {
  return failure('CONNECTION_ENDED', 'The database has been closed');
}

function brokenConnection(): Error {
  return failure('CONNECTION_CLOSED', 'The connection to the database has broken');
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
