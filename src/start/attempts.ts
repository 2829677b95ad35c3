import type { Logger } from 'pino';
import { backoffMs, pause, type Timers } from '../timers.ts';

/** What came of a try. `passing`: the same try may succeed later, and not before `afterMs`. */
export type Tried<T> =
  | { kind: 'done'; value: T }
  | { kind: 'failed'; reason: string; passing: boolean; afterMs?: number };

export type Patience = {
  /** So long tries are repeated; 0: never. */
  forMs: number;
  /** Ends the waiting. */
  signal: AbortSignal;
  timers: Timers;
  log: Logger;
};

const longestPauseMs = 30_000;

/** Tries until it succeeds, is refused for good, or patience is over; one line for each try that failed. */
export async function retried<T>(
  attempt: () => Promise<Tried<T>>,
  { forMs, signal, timers, log }: Patience,
): Promise<Exclude<Tried<T>, { kind: 'failed' }> | { kind: 'failed'; reason: string }> {
  let waitedMs = 0;
  for (let tries = 0; ; tries += 1) {
    const outcome = await attempt();
    if (outcome.kind === 'done' || !outcome.passing || signal.aborted || waitedMs >= forMs) return outcome;
    const againInMs = Math.max(backoffMs(tries, 1_000, longestPauseMs), outcome.afterMs ?? 0);
    log.warn({ reason: outcome.reason, againInMs }, 'cannot start yet');
    await pause(timers, againInMs, signal);
    if (signal.aborted) return outcome;
    waitedMs += againInMs;
  }
}
