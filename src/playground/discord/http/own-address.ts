import type { IncomingMessage } from 'node:http';

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * Whether a request may come from a bot on this machine. Browsers name the page they ask for, in Origin; and a name from
 * outside that leads here by DNS stands in Host.
 */
export function isFromHere({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined && loopback.test(headers.host ?? '');
}
