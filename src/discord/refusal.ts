import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/**
 * Why Discord did not do what it was asked: its own no, a limit, or nothing that can be called an answer. `cut` means
 * that the line broke and nobody has tried again: @discordjs/rest repeats after 5xx, time-outs and ECONNRESET only, not
 * when a kept-alive connection turns out to be closed.
 */
export type Refusal =
  | { kind: 'refused'; status: number; code: number; reason: string }
  | { kind: 'limited'; afterMs: number; reason: string }
  | { kind: 'away'; reason: string; cut: boolean };

/** Sorts what @discordjs/rest throws. What it does not know counts as a passing fault of the network. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof RateLimitError) {
    const afterMs = Math.max(error.retryAfter, error.sublimitTimeout, 0);
    return { kind: 'limited', afterMs, reason: `rate limited for ${Math.ceil(afterMs / 1000)} s` };
  }
  if (error instanceof DiscordAPIError) {
    if (error.status >= 500) return { kind: 'away', reason: `Discord answered ${error.status}`, cut: false };
    return { kind: 'refused', status: error.status, code: Number(error.code) || 0, reason: error.message };
  }
  if (error instanceof HTTPError) return { kind: 'away', reason: `Discord answered ${error.status}`, cut: false };
  if (error instanceof Error && error.name === 'AbortError')
    return { kind: 'away', reason: 'Discord did not answer in time', cut: false };
  return {
    kind: 'away',
    reason: error instanceof Error ? networkReason(error) : 'Discord could not be reached',
    cut: true,
  };
}

function networkReason(error: Error): string {
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return `Discord could not be reached${code}`;
}

/** Does something whose repetition is harmless, and once more if the line was cut. Never throws. */
export async function repeatable<T>(request: () => Promise<T>): Promise<{ kind: 'ok'; value: T } | Refusal> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { kind: 'ok', value: await request() };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.kind !== 'away' || !refusal.cut || tries === 2) return refusal;
    }
  }
}
