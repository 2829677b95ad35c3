// Nothing heavy is imported here, so that signals are heard while all else is still being loaded.

/** Why the process is to end, with its exit code. */
type End = { code: number; reason: string };

export type Ending = ReturnType<typeof openEnding>;

/** One reason to end counts, whoever gives it. */
export function openEnding() {
  const controller = new AbortController();
  let settle: (end: End) => void = () => {};
  const first = new Promise<End>((resolve) => {
    settle = resolve;
  });
  return {
    /** Settles with the first reason to end. */
    first,
    /** Given together with it. */
    signal: controller.signal,
    end(code: number, reason: string): void {
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
