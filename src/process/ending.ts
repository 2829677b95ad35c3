// Nothing heavy is imported here, so that signals are heard while all else is still being loaded.

/** Why the process is to end, with its exit code. */
export type End = { code: number; reason: string };

export type Ending = {
  /** Settles with the first reason to end. */
  first: Promise<End>;
  /** Given together with it. */
  signal: AbortSignal;
  end(code: number, reason: string): void;
};

/** One reason to end counts, whoever gives it. */
export function openEnding(): Ending {
  const controller = new AbortController();
  let settle: (end: End) => void = () => {};
  const first = new Promise<End>((resolve) => {
    settle = resolve;
  });
  return {
    first,
    signal: controller.signal,
    end(code, reason) {
      settle({ code, reason });
      controller.abort();
    },
  };
}

/** Ends in order on what a supervisor, a terminal or a window that is closed sends. */
export function endOnSignals(ending: Ending): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => ending.end(0, `${signal} received`));
  }
}
