import { connect, type Socket } from 'node:net';
import postgres from 'postgres';

export type ConnectionOptions = {
  applicationName: string;
  connectTimeoutMs?: number;
  /** The server's own settings for the session. */
  session?: Record<string, string | number>;
};

/** One session with the server. Once broken it stays so, and whoever wants another one makes it anew. */
export type Connection = {
  sql: postgres.Sql;
  /** Milliseconds on the clock of `performance`. */
  since: number;
  broken(): boolean;
  /** Lets the line flow again: the driver holds it for a reader of COPY, and forgets it held when the last row comes. */
  resume(): void;
  /** Cuts the session off, also where the server has stopped answering. */
  destroy(): void;
};

/** Opens a session on a `postgres://` address with its first query; `onBroken` is told when it has ended. */
export function openConnection(url: string, options: ConnectionOptions, onBroken: () => void = () => {}): Connection {
  let broken = false;
  let socket: Socket | undefined;
  const breakUp = (): void => {
    if (broken) return;
    broken = true;
    onBroken();
  };
  const settings = {
    max: 1,
    // The driver would renew the connection by itself, and the session with its locks would be another.
    max_lifetime: null,
    connect_timeout: (options.connectTimeoutMs ?? 5_000) / 1_000,
    keep_alive: 15,
    onnotice: () => {},
    onclose: breakUp,
    connection: { application_name: options.applicationName, ...options.session },
    // Of several hosts in one address the driver must try each itself.
    ...(url.includes(',') ? {} : { socket: (target: Target) => (socket = openSocket(target)) }),
  };
  const sql = postgres(url, settings);
  return {
    sql,
    since: performance.now(),
    broken: () => broken,
    resume: () => socket?.resume(),
    destroy: () => {
      breakUp();
      // Rejects what is in flight; a socket whose other end is silent would linger for minutes.
      void sql.end({ timeout: 0 }).finally(() => socket?.destroy());
    },
  };
}

type Target = { host: string[]; port: number[]; path?: string | false };

/**
 * When a connection is closed in order before the server has said a word (a proxy in front of a database that is down),
 * postgres.js tries again at once, for ever, and its query never settles; as an error it is passed on.
 */
function openSocket(target: Target): Socket {
  const [host = 'localhost'] = target.host;
  const [port = 5432] = target.port;
  const socket = target.path ? connect(target.path) : connect(port, host);
  let heard = false;
  socket.once('data', () => {
    heard = true;
  });
  socket.once('end', () => {
    if (heard) return;
    const reason = new Error(`${host}:${port} closed the connection at once; its database may be down`);
    socket.destroy(Object.assign(reason, { code: 'ECONNRESET' }));
  });
  // For TLS the driver wants to know whose certificate to expect.
  return Object.assign(socket, { host, port });
}
