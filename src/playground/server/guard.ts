import type { IncomingMessage } from 'node:http';

/** What every answer carries: nothing may be loaded from, sent to or framed by anybody else. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Why a request does not come from the page itself; undefined when it may. Names that lead here from outside are refused. */
export function refusalOf({ headers, method }: IncomingMessage, port: number): string | undefined {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(headers.host ?? '')) return 'This page answers to its own address only.';
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`)) {
    return 'Other pages may not ask this one.';
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Other pages may not ask this one.';
  if (method === 'POST' && !/^application\/json\b/.test(headers['content-type'] ?? '')) {
    return 'Only JSON is taken.';
  }
  return undefined;
}
