import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { refusalOf, safeHeaders } from './guard.ts';
import type { Live } from './live.ts';
import { type Backend, routeOf } from './routes.ts';

export type PageServer = { url: string; close(): Promise<void> };

// From src/ as from dist/, the built page stands in dist/playground/page.
const folder = new URL('../../../dist/playground/page/', import.meta.url);
const files: Readonly<Record<string, { name: string; type: string }>> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/page.js': { name: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
};
/** Ten files of ten megabytes as base64 go through; more is no honest request. */
const bodyLimit = 140 * 1024 * 1024;
/** What a browser may show instead of save: nothing that could carry a script. */
const pictures = /^image\/(?:png|jpeg|gif|webp)$/;

/** Serves the page and its data on the loopback interface. */
export async function servePage(backend: Backend, live: Live, port: number): Promise<PageServer> {
  const server = createServer((request, response) => {
    respond(server, backend, live, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, { problem: error instanceof Error ? error.message : String(error) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    close: () =>
      new Promise((resolve) => {
        live.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  server: Server,
  backend: Backend,
  live: Live,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request, portOf(server));
  if (refusal !== undefined) return send(response, 403, { problem: refusal });
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  if (pathname.startsWith('/attachments/')) return sendAttachment(backend, pathname, response);
  if (pathname === '/api/live') {
    response.writeHead(200, { ...safeHeaders, 'Content-Type': 'text/event-stream' });
    live.join(response);
    return;
  }
  if (pathname.startsWith('/api/')) {
    const route = routeOf(method, pathname.slice('/api/'.length));
    if (route === undefined) return send(response, 404, { problem: 'There is nothing here.' });
    const body = method === 'POST' ? await readBody(request) : undefined;
    const answer = await route(backend, searchParams, body);
    return send(response, answer === undefined ? 404 : 200, answer ?? { problem: 'There is nothing of that name.' });
  }
  const file = files[pathname];
  if (file === undefined || method !== 'GET') return send(response, 404, { problem: 'There is nothing here.' });
  const content = await readFile(new URL(file.name, folder)).catch(() => undefined);
  if (content === undefined) {
    return send(response, 500, { problem: `${fileURLToPath(folder)} is missing: npm run page builds it` });
  }
  response.writeHead(200, { ...safeHeaders, 'Content-Type': file.type, 'Content-Length': content.length });
  response.end(content);
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    ...safeHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) throw new Error('This is more than the page ever sends.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Files that members and the bot sent: pictures are shown, all else is only saved. */
async function sendAttachment({ world }: Backend, path: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(`${new URL(world.discord.url).origin}${path}`);
  if (!answer.ok) return send(response, 404, { problem: 'There is no such file.' });
  const type = answer.headers.get('content-type') ?? '';
  const shown = pictures.test(type);
  const content = Buffer.from(await answer.arrayBuffer());
  response.writeHead(200, {
    ...safeHeaders,
    'Content-Type': shown ? type : 'application/octet-stream',
    'Content-Length': content.length,
    ...(shown ? {} : { 'Content-Disposition': 'attachment' }),
  });
  response.end(content);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
