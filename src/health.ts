import { createServer } from 'node:http';
import type { Role } from './start/hearing.ts';

/** How a process is. `discord`: whether the gateway is up, told by the one that hears it only. */
export type Health =
  | { role: Role; discord?: boolean; database: boolean }
  | { role: 'starting' }
  /** Discord has closed its gateway to this bot for a reason that only a person can mend. */
  | { role: 'parked'; reason: string };

/**
 * Serves `GET /healthz`, and `/health`, on loopback: 200 when the process can do its work, else 503; a container asks it.
 * It is there from before the login, so that a port in use costs none of Discord's sessions.
 */
export async function serveHealth(port: number, look: () => Promise<Health>): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || (request.url !== '/healthz' && request.url !== '/health')) {
      response.writeHead(404).end();
      return;
    }
    void look().then((health) => {
      const well = 'database' in health && health.database && health.discord !== false;
      response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(health));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
