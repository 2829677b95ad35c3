import { withTimeLimit } from '../db/client.ts';

export type Pool = ReturnType<typeof createPool>;

/** Pieces of work that go on side by side, `size` at once; one that hangs holds up its own place alone, for `limitMs`. */
export function createPool(size: number, limitMs: number) {
  const running = new Set<Promise<void>>();
  /** Places that are free. */
  const free = () => size - running.size;
  return {
    free,
    /** Waits until a place is free. */
    async room(): Promise<void> {
      while (free() <= 0) await Promise.race(running);
    },
    /** Starts a piece of work; its place is free again when it is done or its time is up. Rejects as the work does. */
    run(work: () => Promise<void>): Promise<void> {
      const limited = withTimeLimit(limitMs, work());
      const place = limited
        .catch(() => undefined)
        .finally(() => {
          running.delete(place);
        });
      running.add(place);
      return limited;
    },
  };
}
