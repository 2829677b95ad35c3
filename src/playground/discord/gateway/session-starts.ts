import type { Stopwatch } from '../stopwatch.ts';

const total = 1000;
const dayMs = 86_400_000;
const concurrencyMs = 5_000;

/** Counts IDENTIFYs as Discord does: 1,000 a day, and one in five seconds. */
export type SessionStarts = {
  /** `session_start_limit` of GET /gateway/bot. */
  limit(): { total: number; remaining: number; reset_after: number; max_concurrency: number };
  /** Counts one; `spent` when none was left. */
  take(): 'taken' | 'too-soon' | 'spent';
  leave(remaining: number, resetAfterMs?: number): void;
  /** The day's sessions were overdrawn: Discord has reset the bot's token. */
  readonly tokenReset: boolean;
};

/** `paced`: whether the five seconds are kept too. */
export function createSessionStarts(now: () => Date, stopwatch: Stopwatch, paced: boolean): SessionStarts {
  let remaining = total;
  let windowMs = dayMs;
  let tokenReset = false;
  let began = { date: now().getTime(), elapsed: stopwatch.elapsedMs() };
  let last = Number.NEGATIVE_INFINITY;

  // The day is over when either clock says so: tests move the date, and leave the stopwatch alone.
  const restMs = () => windowMs - Math.max(now().getTime() - began.date, stopwatch.elapsedMs() - began.elapsed);
  const begin = (left: number, lastsMs: number) => {
    remaining = left;
    windowMs = lastsMs;
    began = { date: now().getTime(), elapsed: stopwatch.elapsedMs() };
  };
  const look = () => {
    if (restMs() <= 0) begin(total, dayMs);
  };
  return {
    get tokenReset() {
      return tokenReset;
    },
    limit: () => {
      look();
      return { total, remaining, reset_after: Math.ceil(restMs()), max_concurrency: 1 };
    },
    take: () => {
      look();
      if (remaining <= 0) {
        tokenReset = true;
        return 'spent';
      }
      remaining -= 1;
      const elapsed = stopwatch.elapsedMs();
      const tooSoon = paced && elapsed - last < concurrencyMs;
      last = elapsed;
      return tooSoon ? 'too-soon' : 'taken';
    },
    leave: (left, resetAfterMs = dayMs) => {
      begin(left, resetAfterMs);
      tokenReset = false;
    },
  };
}
