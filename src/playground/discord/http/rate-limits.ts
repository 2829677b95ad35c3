import { createHash } from 'node:crypto';
import type { RateLimits } from '../limits.ts';
import type { Route } from '../routes/route.ts';
import type { Stopwatch } from '../stopwatch.ts';

export type Verdict = {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait, when the request came too early. */
  readonly retryAfter?: number;
  readonly global?: boolean;
};

type Window = { startedMs: number; used: number };
export type Limiter = (route: Route, params: Readonly<Record<string, string>>, now: Date) => Verdict;

/** Counts requests in windows of real time: one for all of them, one for each route and channel, guild or webhook. */
export function createLimiter(limits: RateLimits, stopwatch: Stopwatch): Limiter {
  if (limits === 'off') return () => ({ headers: {} });
  const windows = new Map<string, Window>();
  const globalLimit = limits.globalPerSecond ?? 50;

  const take = (key: string, most: number, perMs: number) => {
    const elapsed = stopwatch.elapsedMs();
    const known = windows.get(key);
    const window = known === undefined || elapsed - known.startedMs >= perMs ? { startedMs: elapsed, used: 0 } : known;
    windows.set(key, window);
    const refused = window.used >= most;
    if (!refused) window.used += 1;
    return { refused, remaining: most - window.used, resetMs: window.startedMs + perMs - elapsed };
  };

  return (route, params, now) => {
    if (!route.open) {
      const { refused, resetMs } = take('global', globalLimit, 1000);
      if (refused) return tooMany(resetMs, true, { 'X-RateLimit-Scope': 'global' });
    }
    const [most, perMs] = route.limit;
    const major = params['channel'] ?? params['guild'] ?? params['token'] ?? '';
    const { refused, remaining, resetMs } = take(`${route.method} ${route.path} ${major}`, most, perMs);
    const headers = {
      'X-RateLimit-Bucket': createHash('md5').update(`${route.method} ${route.path}`).digest('hex'),
      'X-RateLimit-Limit': String(most),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': ((now.getTime() + resetMs) / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (resetMs / 1000).toFixed(3),
    };
    return refused ? tooMany(resetMs, false, { ...headers, 'X-RateLimit-Scope': 'user' }) : { headers };
  };
}

/** A 429 with its wait, as a limit or an injected fault makes it. */
export function tooMany(waitMs: number, global: boolean, headers: Readonly<Record<string, string>>): Verdict {
  const retryAfter = Math.max(0.001, Number((waitMs / 1000).toFixed(3)));
  return {
    retryAfter,
    global,
    headers: {
      ...headers,
      'Retry-After': String(retryAfter),
      Via: '1.1 google',
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  };
}
