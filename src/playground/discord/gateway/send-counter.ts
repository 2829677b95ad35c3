import type { Stopwatch } from '../stopwatch.ts';

const most = 120;
const windowMs = 60_000;

/** Counts what a client sends over one gateway connection; true once it is more than 120 in a minute. */
export function createSendCounter(stopwatch: Stopwatch): () => boolean {
  let window = { startedMs: stopwatch.elapsedMs(), sent: 0 };
  return () => {
    const elapsed = stopwatch.elapsedMs();
    if (elapsed - window.startedMs >= windowMs) window = { startedMs: elapsed, sent: 0 };
    window.sent += 1;
    return window.sent > most;
  };
}
