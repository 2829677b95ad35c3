/** Runs something after a while; the function it returns cancels. */
export type Timers = { after(ms: number, run: () => void): () => void };

export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Timers for a process that may have to end: told to hurry, all that waits is run at once, and what comes later waits
 * for half a second at most.
 */
export function hurriedTimers(timers: Timers): Timers & { hurry(): void } {
  const waiting = new Set<() => void>();
  let hurried = false;
  return {
    after(ms, run) {
      const once = () => {
        waiting.delete(once);
        cancel();
        run();
      };
      waiting.add(once);
      const cancel = timers.after(hurried ? Math.min(ms, 500) : ms, once);
      return () => {
        waiting.delete(once);
        cancel();
      };
    },
    hurry() {
      hurried = true;
      for (const run of [...waiting]) run();
    },
  };
}

type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'failed'; error: unknown }
  /** Still going on. */
  | { kind: 'late'; settled: Promise<T> };

/** What a piece of work comes to within a limit. Never rejects; how late work ends is nobody's matter, unless `settled` is looked at. */
export async function outcomeWithin<T>(timers: Timers, ms: number, work: () => Promise<T>): Promise<Outcome<T>> {
  let cancel = (): void => undefined;
  const late = new Promise<'late'>((resolve) => {
    cancel = timers.after(ms, () => resolve('late'));
  });
  // The wrapper turns a throw before the first await into a rejection too.
  const settled = (async () => work())();
  try {
    const first = await Promise.race([settled.then((value) => ({ value })), late]);
    if (first !== 'late') return { kind: 'done', value: first.value };
    settled.catch(() => undefined);
    return { kind: 'late', settled };
  } catch (error) {
    return { kind: 'failed', error };
  } finally {
    cancel();
  }
}

/** Timers with the clock they go by, which only goes forward. */
export type Stopwatch = Timers & { elapsedMs(): number };

export const realStopwatch: Stopwatch = { ...realTimers, elapsedMs: () => performance.now() };

/** Resolves after a while, or as soon as the signal says that nobody waits any more. */
export function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const over = () => {
      cancel();
      signal.removeEventListener('abort', over);
      resolve();
    };
    const cancel = timers.after(ms, over);
    signal.addEventListener('abort', over);
  });
}

/** Settles once the signal is given. */
export function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    if (signal.aborted) resolve(undefined);
  });
}

/** How long to wait after so many tries in vain but one: twice as long each time, up to a limit. */
export function backoffMs(tries: number, firstMs = 1_000, longestMs = 60_000): number {
  return Math.min(firstMs * 2 ** tries, longestMs);
}
