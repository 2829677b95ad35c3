import type { Logger } from 'pino';

/** Discord bans an address after 10,000 within ten minutes; several processes may share one. */
const windowMs = 600_000;
const ordinaryLimit = 1000;
/** Answers to people are stopped last. */
const answerLimit = 2500;

/** Counts refused requests (401, 403, 429) of the last ten minutes and says when to stop asking. */
export function createInvalidCount(elapsedMs: () => number, log: Logger) {
  /** When each was refused, oldest first. */
  const refusedMs: number[] = [];
  let stoppedUntilMs = Number.NEGATIVE_INFINITY;

  function dropOld(): void {
    const since = elapsedMs() - windowMs;
    const fresh = refusedMs.findIndex((at) => at > since);
    refusedMs.splice(0, fresh === -1 ? refusedMs.length : fresh);
  }

  return {
    add(): void {
      dropOld();
      refusedMs.push(elapsedMs());
      if (refusedMs.length < ordinaryLimit || elapsedMs() < stoppedUntilMs) return;
      // Until half of them no longer count.
      stoppedUntilMs = (refusedMs[Math.floor(ordinaryLimit / 2)] ?? elapsedMs()) + windowMs;
      log.error(
        { count: refusedMs.length, waitMs: stoppedUntilMs - elapsedMs() },
        'Discord refused so many requests that it would soon ban this address; asking nothing for a while, but for answers to people',
      );
    },
    /** For how long to ask nothing; 0: go on. */
    stopMs(answer: boolean): number {
      if (!answer) return Math.max(0, stoppedUntilMs - elapsedMs());
      if (refusedMs.length < answerLimit) return 0;
      dropOld();
      const over = refusedMs.length - answerLimit;
      return over < 0 ? 0 : (refusedMs[over] ?? 0) + windowMs - elapsedMs();
    },
  };
}
