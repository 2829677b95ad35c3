import type { Logger } from 'pino';

/** What came of a try. `passing`: the same try may succeed later, and not before `afterMs`. */
export type Tried<T> =
  | { kind: 'done'; value: T }
  | { kind: 'failed'; reason: string; passing: boolean; afterMs?: number };

export type Patience = {
  /** So long tries are repeated; 0: never. */
  forMs: number;
  /** Ends the waiting. */
  signal: AbortSignal;
  /** Waits; settles early, without an error, once the signal is given. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  log: Logger;
};

const longestPauseMs = 30_000;

/** Tries until it succeeds, is refused for good, or patience is over; one line for each try that failed. */
export async function retried<T>(
  attempt: () => Promise<Tried<T>>,
  { forMs, signal, pause, log }: Patience,
): Promise<Exclude<Tried<T>, { kind: 'failed' }> | { kind: 'failed'; reason: string }> {
  let waitedMs = 0;
  for (let pauseMs = 1_000; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const outcome = await attempt();
    if (outcome.kind === 'done' || !outcome.passing || signal.aborted || waitedMs >= forMs) return outcome;
    const againInMs = Math.max(pauseMs, outcome.afterMs ?? 0);
    log.warn({ reason: outcome.reason, againInMs }, 'cannot start yet');
    await pause(againInMs, signal);
    if (signal.aborted) return outcome;
    waitedMs += againInMs;
  }
}

/** A pause in real time. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
    if (signal.aborted) over();
  });
}
