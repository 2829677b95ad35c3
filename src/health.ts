import { createServer } from 'node:http';
import type { Bot } from './start.ts';

/** Serves `GET /health` on loopback: 200 when Discord and the database can be reached, else 503; a container asks it. */
export async function serveHealth(port: number, health: Bot['health']): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404).end();
      return;
    }
    void health().then((parts) => {
      const well = parts.discord && parts.database;
      response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(parts));
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
