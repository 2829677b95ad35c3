import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RequestEntry } from '../contract.ts';
import type { Core } from '../core.ts';
import type { Effect, FaultList } from '../faults.ts';
import type { RateLimits } from '../limits.ts';
import { readAttachment } from '../messages/attachments.ts';
import { isRefusal, notFound, refusal, unauthorized, wrongMethod } from '../refusal.ts';
import { matchRoute } from '../routes/index.ts';
import type { Reply } from '../routes/route.ts';
import { isFromHere } from './own-address.ts';
import { createLimiter, type Limiter, tooMany, type Verdict } from './rate-limits.ts';
import { type RequestBody, readBody } from './request-body.ts';
import { type Sent, sendHalf, sendSlowly, sendWhole } from './sending.ts';

type Answer = Reply & { readonly route: string; readonly headers?: Readonly<Record<string, string>> };
type Context = {
  readonly core: Core;
  readonly faults: FaultList;
  readonly limiter: Limiter;
  readonly requests: RequestEntry[];
};

const prefix = '/api/v10';
const logged = 20_000;

/** The HTTP API on the loopback interface, not listening yet. */
export function createHttpServer(core: Core, faults: FaultList, limits: RateLimits, requests: RequestEntry[]): Server {
  const context: Context = { core, faults, limiter: createLimiter(limits, core.stopwatch), requests };
  return createServer((request, response) => {
    respond(context, request, response).catch(() => response.destroy());
  });
}

async function respond(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { core } = context;
  const url = request.url ?? '/';
  if (!isFromHere(request)) {
    response.writeHead(403).end();
    return;
  }
  if (url.startsWith('/attachments/')) return sendAttachment(core, url, response);
  const startedMs = core.stopwatch.elapsedMs();
  const method = request.method ?? 'GET';
  const path = url.replace(prefix, '');
  const body = await readBody(request).catch((error: unknown) => error);
  const record = (answer: Answer, status: number) => {
    const entry: RequestEntry = {
      id: (context.requests.at(-1)?.id ?? 0) + 1,
      at: core.now().toISOString(),
      method,
      path,
      route: answer.route,
      status,
      durationMs: core.stopwatch.elapsedMs() - startedMs,
      body: isBody(body) ? body.json : undefined,
      files: isBody(body) ? body.uploads.map(({ name }) => name) : [],
      response: answer.body,
    };
    context.requests.push(entry);
    if (context.requests.length > logged) context.requests.shift();
    core.announce({ kind: 'request', request: entry });
  };
  const cut = (answer: Answer) => {
    record(answer, 0);
    request.socket.resetAndDestroy();
  };
  // Discord's own clock, which is not that of the machine it happens to run on.
  const dated = (headers: Sent['headers'] = {}) => ({ ...headers, Date: core.now().toUTCString() });
  const send = (answer: Answer, deliver: (sent: Sent) => void = (sent) => sendWhole(response, sent)) => {
    const { status, headers, body: json } = answer;
    record(answer, status);
    const text = json === undefined ? undefined : JSON.stringify(json);
    deliver({
      status,
      headers: dated(text === undefined ? headers : { 'Content-Type': 'application/json', ...headers }),
      text,
    });
  };
  const sendForeign = ({ status, type, text, headers }: Extract<Effect, { kind: 'foreign' }>, answer: Answer) => {
    record({ ...answer, body: text }, status);
    sendWhole(response, { status, headers: dated({ 'Content-Type': type, ...headers }), text });
  };
  const nothing: Answer = { status: 0, route: '' };

  const fault = context.faults.take(method, path.split('?')[0] ?? path);
  const before = fault !== undefined && 'when' in fault ? fault.when !== 'after' : true;
  if (fault?.kind === 'hang' && before) return record(nothing, 0);
  if (fault?.kind === 'reset' && before) return cut(nothing);
  if (fault?.kind === 'foreign' && before) return sendForeign(fault, nothing);
  if (fault?.kind === 'status') {
    return send({
      status: fault.status,
      route: '',
      body: { message: fault.message ?? `${fault.status}: Fault`, code: fault.code ?? 0 },
    });
  }
  if (fault?.kind === 'rate-limit') return send(limited(tooMany(fault.retryAfterMs, fault.global ?? false, {}), ''));
  if (fault?.kind === 'delay') {
    await new Promise<void>((resolve) => {
      core.after(fault.ms, resolve);
    });
  }
  const answer = isBody(body)
    ? handle(context, request, method, path, url.startsWith(prefix), body)
    : refused(body, '');
  switch (fault?.kind) {
    case 'reset':
      cut(answer);
      break;
    case 'hang':
      record(answer, 0);
      break;
    case 'foreign':
      sendForeign(fault, answer);
      break;
    case 'status-after':
      send({ ...answer, status: fault.status, body: { message: 'Fault', code: 0 } });
      break;
    case 'half':
      send(answer, (sent) => sendHalf(response, sent, fault.cut === true));
      break;
    case 'trickle':
      send(answer, (sent) => sendSlowly(core, response, sent, fault.everyMs));
      break;
    default:
      send(answer);
  }
  answer.afterwards?.();
}

function isBody(value: unknown): value is RequestBody {
  return typeof value === 'object' && value !== null && 'uploads' in value;
}

function handle(
  { core, limiter }: Context,
  request: IncomingMessage,
  method: string,
  path: string,
  rightVersion: boolean,
  { json, uploads }: RequestBody,
): Answer {
  if (!rightVersion) return refused(refusal(400, 50041, 'Invalid API version provided'), '');
  const [pathname = '', search = ''] = path.split('?');
  const match = matchRoute(method, pathname);
  if (match === undefined) return refused(notFound(), '');
  if (match === 'wrong-method') return refused(wrongMethod(), '');
  const { route, params } = match;
  const known = !core.sessionStarts.tokenReset && request.headers.authorization === `Bot ${core.token}`;
  if (!route.open && !known) return refused(unauthorized(), route.path);
  const verdict = limiter(route, params, core.now());
  if (verdict.retryAfter !== undefined) return limited(verdict, route.path);
  const reason = [request.headers['x-audit-log-reason']].flat()[0];
  try {
    const reply = route.run({ core, params, query: new URLSearchParams(search), body: json, uploads, reason });
    return { ...reply, route: route.path, headers: verdict.headers };
  } catch (error) {
    const answer = refused(error, route.path);
    return { ...answer, headers: { ...verdict.headers, ...answer.headers } };
  }
}

function limited({ headers, retryAfter, global }: Verdict, route: string): Answer {
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global: global ?? false };
  return { status: 429, route, headers, body };
}

function refused(error: unknown, route: string): Answer {
  if (isRefusal(error)) return { ...error.refusal, route };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, route, body: { message: `local Discord broke: ${message}`, code: 0 } };
}

function sendAttachment(core: Core, url: string, response: ServerResponse): void {
  const file = readAttachment(core, url);
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  // A page that a member sent is never one of this address: it could read all that is said here.
  const inert = /^(?:image\/(?:png|jpeg|gif|webp)|text\/(?:plain|markdown)|application\/json)\b/.test(file.type);
  response
    .writeHead(200, {
      'Content-Type': inert ? file.type : 'application/octet-stream',
      'Content-Length': file.data.length,
      'Content-Disposition': 'attachment',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    })
    .end(file.data);
}
