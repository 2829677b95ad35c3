import type { ServerResponse } from 'node:http';
import type { Core } from '../core.ts';

/** An answer as it goes over the line. */
export type Sent = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | undefined;
};

export function sendWhole(response: ServerResponse, { status, headers, text }: Sent): void {
  response.writeHead(status, withLength(headers, text)).end(text);
}

/** The first half; then silence, or the end of the connection. */
export function sendHalf(response: ServerResponse, { status, headers, text = '' }: Sent, cut: boolean): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, withLength(headers, text));
  response.flushHeaders();
  response.write(bytes.subarray(0, bytes.length / 2), () => {
    if (cut) response.destroy();
  });
}

/** A byte at a time. */
export function sendSlowly(core: Core, response: ServerResponse, sent: Sent, everyMs: number): void {
  const bytes = Buffer.from(sent.text ?? '');
  response.writeHead(sent.status, withLength(sent.headers, sent.text));
  response.flushHeaders();
  const next = (index: number) => {
    if (response.destroyed) return;
    if (index >= bytes.length) return void response.end();
    response.write(bytes.subarray(index, index + 1));
    core.after(everyMs, () => next(index + 1));
  };
  next(0);
}

function withLength(headers: Sent['headers'], text: string | undefined) {
  return text === undefined ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(text)) };
}
