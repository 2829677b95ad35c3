import type { Address } from './address.ts';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';
import { failure, withTimeLimit } from './errors.ts';
import { ask, noTimeLeft, queryOf, type Statement, type Transaction, transact, type Work } from './statement.ts';

export type PoolOptions = ConnectionOptions & {
  /** Connections at most. */
  max: number;
  /** How long a statement may take, the wait for a connection included; longer than the server's own limit. */
  limitMs: number;
};

/** What drizzle needs of a postgres.js client. */
export type Pool = Pick<Transaction, 'options' | 'unsafe'> & {
  begin(work: Work): Promise<unknown>;
  /** The same connections, for work all of which must be answered before this time on the clock of `performance`. */
  until(endMs: number): Pool;
  /**
   * The same connections, for work that somebody waits for: no statement may take longer than this, nor may the wait for
   * a connection while nothing at all is heard from the server. Where answers come, be it slowly, the wait goes on.
   */
  attentive(silentMs: number): Pool;
  /** Lets what is running finish for this long, then cuts it off. */
  close(withinMs: number): Promise<void>;
};

type Turn = { resolve(connection: Connection): void; reject(error: unknown): void };

// So that a server that has moved, behind the same name, is found some day.
const lifeMs = 30 * 60_000;

/**
 * Sessions of postgres.js, each thrown away once it breaks. The driver's own pool renews them, by which it throws where
 * nobody can catch it when a session dies within a transaction, may run the rest of that outside of it, and may never
 * answer again (github.com/porsager/postgres, issues 1208 and 1154, pull request 1155).
 */
export function openPool(address: () => Address, options: PoolOptions): Pool {
  const codecs: Pool['options'] = { parsers: {}, serializers: {} };
  const all = new Set<Connection>();
  const idle: Connection[] = [];
  const waiting: Turn[] = [];
  let opening = 0;
  let leased = 0;
  let closing = false;
  let drained = (): void => {};

  const open = async (): Promise<void> => {
    opening += 1;
    try {
      const connection = await openConnection(address(), options, () => {
        all.delete(connection);
        serve();
      });
      Object.assign(connection.sql.options.parsers, codecs.parsers);
      Object.assign(connection.sql.options.serializers, codecs.serializers);
      all.add(connection);
      if (closing && waiting.length === 0) connection.destroy();
      else hand(connection);
    } catch (error) {
      waiting.shift()?.reject(error);
    } finally {
      opening -= 1;
      serve();
    }
  };

  /** Opens as many connections as are waited for and allowed. */
  const serve = (): void => {
    while (waiting.length > opening && all.size + opening < options.max) void open();
  };

  const hand = (connection: Connection): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(connection);
    else next.resolve(connection);
  };

  const take = async (limitMs: number, silentMs: number): Promise<Connection> => {
    if (closing) throw closed();
    if (limitMs <= 0) throw noTimeLeft();
    for (let rested = idle.pop(); rested !== undefined; rested = idle.pop()) if (!rested.broken()) return rested;
    const turn: Turn = { resolve: () => {}, reject: () => {} };
    const mine = new Promise<Connection>((resolve, reject) => Object.assign(turn, { resolve, reject }));
    waiting.push(turn);
    serve();
    try {
      return await awaited(mine, limitMs, silentMs);
    } catch (error) {
      const at = waiting.indexOf(turn);
      if (at >= 0) waiting.splice(at, 1);
      // A turn that came at the last moment goes to somebody else.
      else mine.then(giveBack, () => {});
      throw error;
    }
  };

  /** Waits for a turn within a limit, and not while the server is silent on every connection. */
  const awaited = async (turn: Promise<Connection>, limitMs: number, silentMs: number): Promise<Connection> => {
    const end = performance.now() + limitMs;
    const silentFor = (): number => performance.now() - Math.max(0, ...[...all].map(({ heardMs }) => heardMs()));
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    turn.then(settled, settled);
    for (let patienceMs = silentMs; ; patienceMs = silentMs - silentFor()) {
      try {
        return await withTimeLimit(Math.min(patienceMs, end - performance.now()), turn);
      } catch (error) {
        if (isSettled || performance.now() >= end || silentFor() >= silentMs) throw error;
      }
    }
  };

  const giveBack = (connection: Connection): void => {
    if (performance.now() - connection.since > lifeMs) connection.destroy();
    if (!connection.broken()) hand(connection);
  };

  const lease = async (waitMs: number, silentMs: number, work: (connection: Connection) => Promise<unknown>) => {
    leased += 1;
    try {
      const connection = await take(waitMs, silentMs);
      try {
        return await work(connection);
      } finally {
        giveBack(connection);
      }
    } finally {
      leased -= 1;
      if (leased === 0) drained();
    }
  };

  const poolUntil = (endMs: number, silentMs: number): Pool => {
    const remaining = (limitMs: number): number => Math.min(limitMs, endMs - performance.now());
    /** How long the next statement may take. */
    const left = (): number => remaining(silentMs);
    const inTransaction = (connection: Connection, work: Work): Promise<unknown> =>
      transact(connection, { left, statementTimeoutMs: options.statementTimeoutMs }, codecs, work);
    const single = (query: Statement, values: boolean): Promise<unknown> => {
      const end = performance.now() + remaining(options.limitMs);
      return lease(remaining(options.limitMs), silentMs, (connection) => {
        const limitMs = Math.min(left(), end - performance.now());
        if (connection.pins.length === 0) return ask(connection, limitMs, query, values);
        // Single statements would do or say something else on such a session.
        return inTransaction(connection, (tx) => {
          const answer = tx.unsafe(...query);
          return values ? answer.values() : answer;
        });
      });
    };
    return {
      options: codecs,
      unsafe: (...query) => queryOf((values) => single(query, values)),
      begin: (work) => lease(remaining(options.limitMs), silentMs, (connection) => inTransaction(connection, work)),
      until: (earlierMs) => poolUntil(Math.min(endMs, earlierMs), silentMs),
      attentive: (shorterMs) => poolUntil(endMs, Math.min(silentMs, shorterMs)),
      close,
    };
  };

  const close = async (withinMs: number): Promise<void> => {
    closing = true;
    if (leased > 0) {
      const work = new Promise<void>((resolve) => {
        drained = resolve;
      });
      await withTimeLimit(withinMs, work).catch(() => {});
    }
    for (const { reject } of waiting.splice(0)) reject(closed());
    for (const connection of all) connection.destroy();
  };

  return poolUntil(Number.POSITIVE_INFINITY, options.limitMs);
}

function closed(): Error {
  return failure('CONNECTION_ENDED', 'The database has been closed');
}
