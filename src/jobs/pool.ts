import { withTimeLimit } from '../db/client.ts';

/** Pieces of work that go on side by side, so many at once; one that hangs holds up nothing but its own place. */
export type Pool = {
  /** Places that are free. */
  free(): number;
  /** Waits until a place is free. */
  room(): Promise<void>;
  /** Starts a piece of work; its place is free again when it is done or its time is up. Rejects as the work does. */
  run(work: () => Promise<void>): Promise<void>;
};

/** A pool of `size` places, each piece of work being given up after `limitMs`. */
export function createPool(size: number, limitMs: number): Pool {
  const running = new Set<Promise<void>>();
  const free = () => size - running.size;
  return {
    free,
    async room() {
      while (free() <= 0) await Promise.race(running);
    },
    run(work) {
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
