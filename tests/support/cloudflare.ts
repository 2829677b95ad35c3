import type { Effect } from '../../src/playground/discord/index.ts';

/** How Cloudflare, which stands before Discord, answers in its stead: never JSON, and a limit without its time. */
export const cloudflare = {
  /** Too many requests from this address. */
  limited: { kind: 'foreign', status: 429, type: 'text/plain; charset=UTF-8', text: 'error code: 1015' },
  /** A firewall's rule, or an address that is banned. */
  blocked: {
    kind: 'foreign',
    status: 403,
    type: 'text/html; charset=UTF-8',
    text: '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body>Sorry, you have been blocked</body></html>',
  },
  /** Discord does not answer it. */
  unavailable: {
    kind: 'foreign',
    status: 520,
    type: 'text/html; charset=UTF-8',
    text: '<!DOCTYPE html><html><head><title>discord.com | 520: Web server is returning an unknown error</title></head></html>',
  },
} as const satisfies Readonly<Record<string, Effect>>;
