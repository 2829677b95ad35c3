import type { Stopwatch } from '../stopwatch.ts';

const total = 1000;
const dayMs = 86_400_000;
const concurrencyMs = 5_000;

type Options = {
  now: () => Date;
  stopwatch: Stopwatch;
  /** Whether the five seconds are kept too. */
  paced: boolean;
  maxConcurrency: number;
};

/**
 * Counts IDENTIFYs as Discord does: 1,000 a day, and in five seconds one of those shards whose ids leave the same rest when
 * divided by `max_concurrency`: https://discord.com/developers/docs/events/gateway#rate-limiting
 */
export function createSessionStarts({ now, stopwatch, paced, maxConcurrency }: Options) {
  let remaining = total;
  let windowMs = dayMs;
  let tokenReset = false;
  let began = { date: now().getTime(), elapsed: stopwatch.elapsedMs() };
  const lastMs = new Map<number, number>();

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
    /** The day's sessions were overdrawn: Discord has reset the bot's token. */
    get tokenReset() {
      return tokenReset;
    },
    /** `session_start_limit` of GET /gateway/bot. */
    limit: () => {
      look();
      return { total, remaining, reset_after: Math.ceil(restMs()), max_concurrency: maxConcurrency };
    },
    /** Counts one; `spent` when none was left. */
    take: (shardId: number): 'taken' | 'too-soon' | 'spent' => {
      look();
      if (remaining <= 0) {
        tokenReset = true;
        return 'spent';
      }
      remaining -= 1;
      const elapsed = stopwatch.elapsedMs();
      const key = shardId % maxConcurrency;
      const tooSoon = paced && elapsed - (lastMs.get(key) ?? Number.NEGATIVE_INFINITY) < concurrencyMs;
      lastMs.set(key, elapsed);
      return tooSoon ? 'too-soon' : 'taken';
    },
    leave: (left: number, resetAfterMs = dayMs): void => {
      begin(left, resetAfterMs);
      tokenReset = false;
    },
  };
}
