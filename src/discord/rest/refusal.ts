import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/**
 * Why Discord did not do what it was asked: its own no, a limit, or nothing that can be called its answer. `atOnce`: it
 * may be otherwise a moment later (5xx, a broken line, silence), unlike behind a wall of Cloudflare's.
 */
export type Refusal =
  | { kind: 'refused'; status: number; code: number; reason: string }
  | { kind: 'limited'; afterMs: number; reason: string }
  | { kind: 'away'; reason: string; atOnce: boolean };

/** A refusal on its way through @discordjs/rest, which hands on what is thrown. */
export function thrownRefusal(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.reason), { refusal });
}

/** Sorts what @discordjs/rest and the gate throw. What it does not know counts as a passing fault of the network. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Error && 'refusal' in error) return error.refusal as Refusal;
  if (error instanceof RateLimitError) {
    const afterMs = Math.max(error.retryAfter, error.sublimitTimeout, 0);
    return { kind: 'limited', afterMs, reason: `rate limited for ${Math.ceil(afterMs / 1000)} s` };
  }
  if (error instanceof DiscordAPIError) {
    return { kind: 'refused', status: error.status, code: Number(error.code) || 0, reason: error.message };
  }
  if (error instanceof HTTPError) return { kind: 'away', reason: `Discord answered ${error.status}`, atOnce: true };
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return { kind: 'away', reason: 'Discord did not answer in time', atOnce: true };
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return { kind: 'away', reason: `Discord could not be reached${code}`, atOnce: true };
}

/** How often something is asked; both times count from the first try. */
export type Limits = {
  tries: number;
  /** No try begins later than this. */
  beginMs: number;
  /** The last one is given up by then, whatever it waits for. */
  allMs: number;
};

export const ordinaryLimits: Limits = { tries: 3, beginMs: 20_000, allMs: 20_000 };

/**
 * Does something whose repetition is harmless, again while Discord is away. The request must hand the signal on to
 * @discordjs/rest. Never throws; when time runs out, whether the last try had its effect is unknown.
 */
export async function repeatable<T>(
  request: (signal: AbortSignal) => Promise<T>,
  { tries, beginMs, allMs }: Limits = ordinaryLimits,
): Promise<{ kind: 'ok'; value: T } | Refusal> {
  const begun = performance.now();
  const limit = new AbortController();
  const { signal } = limit;
  // That of AbortSignal.timeout cannot be stopped, and would go off for each request that was answered long before.
  const timer = setTimeout(() => limit.abort(), allMs).unref();
  try {
    for (let count = 1; ; count += 1) {
      try {
        return { kind: 'ok', value: await unlessAborted(request(signal), signal) };
      } catch (error) {
        const refusal = refusalOf(error);
        const over = signal.aborted || performance.now() - begun >= beginMs || count === tries;
        if (refusal.kind !== 'away' || !refusal.atOnce || over) return refusal;
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/** @discordjs/rest does not hear the signal while it waits for a rate limit. An answer is not held until the signal comes. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const given = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, given]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
