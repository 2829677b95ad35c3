import { createServer } from 'node:http';
import { metricsType } from './metrics.ts';
import type { Role } from './start/hearing.ts';

/** How a process is. `discord`: whether the gateway is up, told by the one that hears it only. */
export type Health =
  | {
      role: Role;
      version: string;
      discord?: boolean;
      database: boolean;
      /** Running groups, and those of them that cannot post; null where the database does not say. */
      groups: { running: number; blocked: number } | null;
      /** When all that was due was last taken up; null before the first time. */
      lastTickAt: Date | null;
      /** How far this machine's clock is ahead of Discord's, told while the bot goes by the latter. */
      clockAheadMs?: number;
    }
  | { role: 'starting' }
  /** Discord has closed its gateway to this bot for a reason that only a person can mend. */
  | { role: 'parked'; reason: string };

/**
 * Serves `GET /healthz`, and `/health`, on loopback: 200 when the process can do its work, else 503; a container asks
 * it. `GET /metrics` is for Prometheus.
 * It is there from before the login, so that a port in use costs none of Discord's sessions.
 */
export async function serveHealth(
  port: number,
  look: () => Promise<Health>,
  metrics: () => Promise<string>,
  now: () => Date,
): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    const say = (status: number, type: string, text: string) =>
      response.writeHead(status, { 'content-type': type }).end(text);
    if (request.method === 'GET' && request.url === '/metrics') {
      void metrics().then((text) => say(200, metricsType, text));
    } else if (request.method === 'GET' && (request.url === '/healthz' || request.url === '/health')) {
      void look().then((health) => say(isWell(health, now()) ? 200 : 503, 'application/json', JSON.stringify(health)));
    } else response.writeHead(404).end();
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

/** Rounds begin each minute; one that takes this long stands still. */
const longestRoundMs = 5 * 60_000;

function isWell(health: Health, now: Date): boolean {
  if (!('database' in health) || !health.database || health.discord === false) return false;
  return health.lastTickAt === null || now.getTime() - health.lastTickAt.getTime() < longestRoundMs;
}
