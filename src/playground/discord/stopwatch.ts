/** Measures durations and wakes after them; never tells the date. */
export type Stopwatch = {
  elapsedMs(): number;
  /** Returns a function that cancels. */
  after(ms: number, run: () => void): () => void;
};

/** The machine's monotonic clock. */
export const realStopwatch: Stopwatch = {
  elapsedMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
