import { connect, type Socket } from 'node:net';
import postgres from 'postgres';

export type DriverOptions = {
  max: number;
  applicationName: string;
  connectTimeoutMs?: number;
  /** False for a connection whose session is the point: it is then never replaced by a new one. */
  renewed?: boolean;
  /** The server's own settings for each session. */
  session?: Record<string, string | number>;
};

/** The one place that makes a postgres.js client; it connects with the first query. */
export function openDriver(url: string, options: DriverOptions): postgres.Sql {
  const settings = {
    max: options.max,
    connect_timeout: (options.connectTimeoutMs ?? 5_000) / 1_000,
    keep_alive: 15,
    onnotice: () => {},
    connection: { application_name: options.applicationName, ...options.session },
    ...(options.renewed === false ? { max_lifetime: null } : {}),
    // Of several hosts in one address the driver must try each itself.
    ...(url.includes(',') ? {} : { socket: openSocket }),
  };
  return postgres(url, settings);
}

/**
 * When a connection is closed in order before the server has said a word (a proxy in front of a database that is down),
 * postgres.js tries again at once, for ever, and its query never settles; as an error it is passed on.
 */
function openSocket(target: { host: string[]; port: number[]; path?: string | false }): Socket {
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
