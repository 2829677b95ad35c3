import { AsyncLocalStorage } from 'node:async_hooks';
import type { Stopwatch } from '../../timers.ts';

/** What a request is for, the most urgent first; `people` wait for what they have just asked. */
const lanes = ['people', 'posts', 'messages', 'edits'] as const;
export type Lane = (typeof lanes)[number];

/** Discord takes so many a second from one bot: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
const allPerSecond = 50;

/**
 * Discord counts as requests arrive, so a second of ours has to last a little longer than its own: one that was slow on
 * its way and one that was quick may come this much closer together. It costs a hundredth of the speed.
 */
const secondMs = 1_010;
/**
 * So often turns are given, to a few at once: one by one each would find the process’s work gone from the processor's caches,
 * which doubled what a post cost, and all of a second at once would be a burst that answers to people stand behind.
 */
const handfulsPerSecond = 10;
/** What a busy process was late by is made up for up to this. */
const madeUpMs = 200;

/**
 * One turn in so many is a lane's if anybody waits in it, however much goes on in those before it: strict order alone
 * would keep a reminder of eight o'clock back for as long as ten thousand posts of eight o'clock take, and an edit as
 * long as both, while the requests they wait in are given up after 15 s. With all lanes full, posts still get 37 turns of
 * 40. Whoever waits for an answer is few and quick, so posts yield to them, but not every turn.
 */
const oneIn: Readonly<Record<Lane, number>> = { people: 1, posts: 2, messages: 20, edits: 40 };
const upwards = lanes.toReversed();

const current = new AsyncLocalStorage<Lane>();

/** Does some work whose requests go out in this lane. Without it they are `people`'s. */
export function inLane<T>(lane: Lane, work: () => T): T {
  return current.run(lane, work);
}

/**
 * How many requests a second are those of one of so many processes. Who has put a proxy in place of Discord's address
 * leaves it to that to keep Discord's limit for all of them.
 */
export function shareOf(processes: number, apiUrl: string): number {
  const isDiscord = /(^|\.)discord\.com$/.test(new URL(apiUrl).hostname);
  return isDiscord ? allPerSecond / processes : allPerSecond;
}

export type Turns = ReturnType<typeof createTurns>;

/**
 * Gives each request its turn, within this process's share of what Discord takes: never more in a second than that, and
 * by small handfuls, so that answers to people fall between posts and not behind a burst of them; where only people wait,
 * their requests may follow each other at once. Nothing may wait here for long, where neither a lease nor a time limit
 * stands still: the queue is the database, and jobs begin only so much at once as this lets through in some seconds.
 */
export function createTurns({ elapsedMs, after }: Stopwatch, perSecond = allPerSecond) {
  const queues: Readonly<Record<Lane, Set<() => void>>> = {
    people: new Set(),
    posts: new Set(),
    messages: new Set(),
    edits: new Set(),
  };
  /** How many turns have gone to others since a lane had its last. */
  const since = { people: 0, posts: 0, messages: 0, edits: 0 };
  /** When the last second's requests went out, oldest first. */
  const gone: number[] = [];
  let most = perSecond;
  /** What is left of the present handful of turns, and when the next one is due. */
  let left = 0;
  let nextMs = Number.NEGATIVE_INFINITY;
  let heldUntilMs = Number.NEGATIVE_INFINITY;
  let cancel = (): void => undefined;

  const waits = (lane: Lane): boolean => queues[lane].size > 0;
  const crowded = (): boolean => waits('posts') || waits('messages') || waits('edits');

  function nextLane(nowMs: number): Lane | undefined {
    const mayGo = (lane: Lane) => waits(lane) && (left > 0 || nowMs >= nextMs || !crowded());
    return upwards.find((lane) => mayGo(lane) && since[lane] >= oneIn[lane] - 1) ?? lanes.find(mayGo);
  }

  function give(lane: Lane, nowMs: number): void {
    const [go] = queues[lane];
    if (go === undefined) return;
    if (crowded() && left === 0) {
      left = Math.ceil(most / handfulsPerSecond);
      // By when it was due and not by when it goes: a timer that is late would make all that follow late.
      nextMs = Math.max(nextMs, nowMs - madeUpMs) + (left * secondMs) / most;
    }
    left = Math.max(0, left - 1);
    queues[lane].delete(go);
    for (const other of lanes) since[other] = other === lane ? 0 : since[other] + 1;
    gone.push(nowMs);
    go();
  }

  function serve(): void {
    cancel();
    for (;;) {
      const nowMs = elapsedMs();
      if (gone.length > most) gone.splice(0, gone.length - most);
      const roomMs = gone.length < most ? nowMs : (gone[0] ?? 0) + secondMs;
      const openMs = Math.max(heldUntilMs, roomMs);
      const lane = nowMs < openMs ? undefined : nextLane(nowMs);
      if (lane === undefined) {
        const waitMs = (crowded() && left === 0 ? Math.max(openMs, nextMs) : openMs) - nowMs;
        if (crowded() || waits('people')) cancel = after(waitMs, serve);
        return;
      }
      give(lane, nowMs);
    }
  }

  return {
    /** Waits until a request of the present lane may go out. Rejects with the signal's reason once that is given. */
    turn(signal?: AbortSignal | null): Promise<void> {
      const lane = current.getStore() ?? 'people';
      return new Promise((resolve, reject) => {
        const go = (): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        };
        const giveUp = (): void => {
          if (queues[lane].delete(go)) reject(signal?.reason);
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        // What nobody wanted before is not made up for.
        if (!crowded()) nextMs = Math.max(nextMs, elapsedMs());
        queues[lane].add(go);
        serve();
      });
    },
    /** Lets nothing out for so long, as Discord has said. */
    hold(ms: number): void {
      heldUntilMs = Math.max(heldUntilMs, elapsedMs() + ms);
    },
    /** Takes another share from now on: so many requests a second, rounded down, for those of all processes count together. */
    setRate(requestsPerSecond: number): void {
      most = Math.max(1, Math.floor(requestsPerSecond));
      serve();
    },
    /** How many a second go out at most. */
    rate: () => most,
    waiting: (): Record<Lane, number> => ({
      people: queues.people.size,
      posts: queues.posts.size,
      messages: queues.messages.size,
      edits: queues.edits.size,
    }),
  };
}
