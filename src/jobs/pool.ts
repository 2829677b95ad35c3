import { withTimeLimit } from '../db/client.ts';
import { realTimers } from '../timers.ts';

/** Pieces of work that were claimed, and whether there may be more. */
export type Claimed = { works: readonly (() => Promise<void>)[]; more: boolean };

/** What is done of all that is due. */
type Through = {
  /** Once all is taken up, or there is no room for more at present. */
  taken: Promise<void>;
  /** Once what was taken up is done, with how many pieces that were; rejects with the first failure. */
  settled: Promise<number>;
};

export type Pool = ReturnType<typeof createPool>;

/** What has come free is claimed together with what comes free so soon after it. */
const togetherMs = 200;

type Options = {
  /** How many pieces go on at once, as things are now: so much as is not held up for long on its way out. */
  size(): number;
  /** One that hangs holds up its own place alone, for so long. */
  limitMs: number;
  /** In what a piece is done. */
  within?(work: () => Promise<void>): Promise<void>;
};

/** Pieces of work that go on side by side. */
export function createPool({ size, limitMs, within = (work) => work() }: Options) {
  const running = new Set<Promise<void>>();
  const free = (): number => size() - running.size;
  let under: Through | undefined;
  let asked = false;
  let ended = false;

  /** Waits until a place is free, and a moment more where others are in use. */
  async function room(): Promise<void> {
    while (free() <= 0) await Promise.race(running);
    if (running.size > 0) await new Promise<void>((resolve) => realTimers.after(togetherMs, resolve));
  }

  /** Its place is free again when it is done or its time is up. */
  function run(work: () => Promise<void>): Promise<void> {
    const limited = withTimeLimit(limitMs, within(work));
    const place = limited
      .catch(() => undefined)
      .finally(() => {
        running.delete(place);
      });
    running.add(place);
    return limited;
  }

  function begin(claim: (limit: number) => Promise<Claimed>): Through {
    let full = (): void => undefined;
    const noRoom = new Promise<void>((resolve) => {
      full = resolve;
    });
    const outcomes: Promise<PromiseSettledResult<void>[]>[] = [];
    const all = (async () => {
      try {
        while (asked && !ended) {
          asked = false;
          for (let more = true; more && !ended; ) {
            if (free() <= 0) {
              full();
              await room();
              if (ended) break;
            }
            const claimed = await claim(free());
            outcomes.push(Promise.allSettled(claimed.works.map(run)));
            more = claimed.more;
          }
        }
      } finally {
        // In the same moment as it is seen that nobody asks, or who asks then would be told of an end that did not look.
        under = undefined;
      }
    })();
    const settled = all.then(async () => {
      const done = (await Promise.all(outcomes)).flat();
      for (const outcome of done) if (outcome.status === 'rejected') throw outcome.reason;
      return done.length;
    });
    const taken = Promise.race([all, noRoom]);
    // Whoever waits for one of the two learns of a failure there; the other is nobody's.
    for (const end of [taken, settled]) end.catch(() => undefined);
    return { taken, settled };
  }

  return {
    /**
     * Claims what is due, as many pieces as there is room for, and does them, until there is no more. Where that is under
     * way already, it looks once more before it ends, and both are told of the same.
     */
    through(claim: (limit: number) => Promise<Claimed>): Through {
      asked = true;
      under ??= begin(claim);
      return under;
    },
    /** Claims nothing more; what is under way goes on. */
    end(): void {
      ended = true;
    },
  };
}
