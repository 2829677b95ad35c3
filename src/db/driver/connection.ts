import { once } from 'node:events';
import postgres from 'postgres';
import { type Address, homeOf } from './address.ts';
import { dial, nameOf, type Way } from './dial.ts';
import { failure, withTimeLimit } from './errors.ts';
import { noneKept, type Prepared } from './prepared.ts';
import { isReadOnly, judge, type Pin, type SessionState, sessionQuery } from './session.ts';

export type ConnectionOptions = {
  /** What the sessions are called in the server's lists. */
  applicationName: string;
  /** How long one try to connect may take, unless the address says it. */
  connectTimeoutMs?: number;
  /** What a statement may take on the server; a session whose own limit is shorter is set right. 0: as long as it takes. */
  statementTimeoutMs: number;
  /** Which statements are kept ready; none if left out. */
  prepared?: Prepared;
};

/** One session with the server. Once broken it stays so, and whoever wants another one makes it anew. */
export type Connection = {
  sql: postgres.Sql;
  prepared: Prepared;
  /** Settings that this session needs with each transaction: its own are others. */
  pins: readonly Pin[];
  /** Milliseconds on the clock of `performance`. */
  since: number;
  /** When the server was last heard, on the same clock. */
  heardMs(): number;
  broken(): boolean;
  /** Settles as the work does, or rejects with the reason when the session ends before. */
  whileOpen<Value>(work: PromiseLike<Value>): Promise<Value>;
  /** Lets the line flow again: the driver holds it for a reader of COPY, and forgets it held when the last row comes. */
  resume(): void;
  /** Cuts the session off, also where the server has stopped answering; what it was doing, it is asked to give up. */
  destroy(running?: BackendKey | null): void;
};

/** By which a server knows whose statement to give up. */
export type BackendKey = { pid: number; secret: number };

/**
 * Opens a session on the first of an address's hosts that takes one and can be written to. Throws the server's or the
 * network's error; what came of the first host says most. `onBroken` is told when the session has ended.
 */
export async function openConnection(
  address: Address,
  options: ConnectionOptions,
  onBroken: () => void = () => {},
): Promise<Connection> {
  const limitMs = address.connectTimeoutMs ?? options.connectTimeoutMs ?? 5_000;
  let first: unknown;
  for (const [at, target] of address.hosts.entries()) {
    const isLast = at === address.hosts.length - 1;
    for (const encrypted of encryptedOrNot(address)) {
      try {
        return await converse({ address, target, encrypted, limitMs }, options, isLast, onBroken);
      } catch (error) {
        first ??= error;
        if (!mayHelp(error, encrypted, address)) break;
      }
    }
  }
  throw first;
}

/** The ways to try, best first: without and with encryption. */
function encryptedOrNot({ encryption }: Address): boolean[] {
  if (encryption === 'disable') return [false];
  if (encryption === 'allow') return [false, true];
  return encryption === 'prefer' ? [true, false] : [true];
}

/** Whether the other way of connecting may work where this one did not. */
function mayHelp(error: unknown, encrypted: boolean, { encryption }: Address): boolean {
  if (encryption === 'prefer') return encrypted && !(error instanceof postgres.PostgresError);
  if (encryption !== 'allow' || encrypted) return false;
  return error instanceof postgres.PostgresError && error.severity === 'FATAL' && insists.test(error.code);
}

// No line in pg_hba.conf without encryption, or a pooler that says the same in its own words.
const insists = /^(28000|08P01|08004|XX000)$/;

/** Lets the driver begin a session on a line of ours, and looks at what kind of session it is. */
async function converse(way: Way, options: ConnectionOptions, isLast: boolean, onBroken: () => void) {
  const { address, target, limitMs } = way;
  const socket = await dial(way);
  let broken: Error | undefined;
  let established = false;
  const losers = new Set<(reason: Error) => void>();
  const breakUp = (reason: Error): void => {
    if (broken !== undefined) return;
    broken = reason;
    for (const lose of losers) lose(reason);
    if (established) onBroken();
  };
  // No race against one promise for all: that would keep every answer until the session ends.
  const whileOpen: Connection['whileOpen'] = (work) =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken);
      losers.add(reject);
      const settled = () => losers.delete(reject);
      work.then(
        (value) => settled() && resolve(value),
        (error: unknown) => settled() && reject(error),
      );
    });
  socket.on('error', breakUp);
  socket.on('close', () => {
    const when = established ? 'has closed the connection' : 'closed the connection before it let us in';
    breakUp(failure(established ? 'CONNECTION_CLOSED' : 'ECONNRESET', `${nameOf(target)} ${when}`));
  });
  let taken = false;
  const settings = {
    ...{ host: target.host, port: target.port, max: 1, ssl: false },
    ...{ username: address.user, password: address.password, db: address.database },
    // Whatever breaks the line, the driver would open another one by itself, at once and for ever, and the session with
    // its locks would not be the same.
    socket: () => {
      if (taken || socket.destroyed) throw failure('ECONNRESET', `${nameOf(target)} has closed the connection`);
      taken = true;
      return socket;
    },
    // The driver would ask for them in a promise that nobody catches; drizzle reads and writes arrays without it.
    fetch_types: false,
    // Each statement says for itself whether it is kept.
    prepare: true,
    ...{ max_lifetime: null, idle_timeout: 0, connect_timeout: limitMs / 1_000, keep_alive: 15 },
    onnotice: () => {},
    // Poolers refuse anything else in the packet that begins a session.
    connection: { application_name: address.applicationName ?? options.applicationName },
  };
  const sql = postgres(settings);
  const destroy = (running?: BackendKey | null): void => {
    breakUp(failure('CONNECTION_DESTROYED', 'The connection to the database was given up'));
    // Rejects what is in flight; a socket whose other end is silent would linger for minutes.
    const end = () => void sql.end({ timeout: 0 }).finally(() => socket.destroy());
    // A pooler passes the request on only while it knows who makes it.
    if (running?.pid) void withTimeLimit(cancelMs, cancel(way, running)).then(end, end);
    else end();
  };
  try {
    const asked = sql.unsafe<[{ state: SessionState }]>(sessionQuery);
    // Long work may wait at a pooler until the others there have done theirs.
    const [{ state }] = await withTimeLimit(options.statementTimeoutMs === 0 ? 60_000 : limitMs, whileOpen(asked));
    if (!isLast && isReadOnly(state)) throw failure('25006', `${nameOf(target)} saves nothing`);
    const pins = judge(state, homeOf(address).tables, options.statementTimeoutMs);
    established = true;
    let heardMs = performance.now();
    socket.on('data', () => {
      heardMs = performance.now();
    });
    return {
      ...{ sql, pins, whileOpen, destroy, prepared: options.prepared ?? noneKept, since: performance.now() },
      heardMs: () => heardMs,
      broken: () => broken !== undefined,
      resume: () => socket.resume(),
    };
  } catch (error) {
    destroy();
    throw error;
  }
}

/** Asks a server, on a line of its own, to give up a statement: that its client has gone it would see only at the end. */
async function cancel(way: Way, { pid, secret }: BackendKey): Promise<void> {
  const line = await dial(way);
  const packet = Buffer.alloc(16);
  for (const [at, number] of [16, 80_877_102, pid, secret].entries()) packet.writeUInt32BE(number >>> 0, at * 4);
  // Only the other side closes this line: PgBouncer 1.18, which Debian has, ends itself when it is closed too early.
  line.write(packet);
  line.resume();
  line.unref();
  line.setTimeout(30_000, () => line.destroy());
  await once(line, 'close');
}

const cancelMs = 2_000;
