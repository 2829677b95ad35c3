import type { Stopwatch } from '../../src/playground/discord/index.ts';

/** A stopwatch that moves only when told to. */
export function manualStopwatch(): Stopwatch & { advance(ms: number): void } {
  let elapsed = 0;
  const alarms = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    elapsedMs: () => elapsed,
    after: (ms, run) => {
      const alarm = { at: elapsed + ms, run };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    advance: (ms) => {
      const end = elapsed + ms;
      for (;;) {
        const [next] = [...alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        alarms.delete(next);
        elapsed = Math.max(elapsed, next.at);
        next.run();
      }
      elapsed = end;
    },
  };
}
