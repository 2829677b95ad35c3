import type { Socket } from 'node:net';
import { bound, standBefore } from '../../support/front.ts';
import type { Random } from '../random.ts';

/** A line to a database that fails in the middle of a conversation. */
export type NastyWire = {
  url: string;
  /** Breaks a connection at its next words: before they arrive, after, or before their answer does. False without one. */
  breakOne(random: Random): boolean;
  /** Nothing comes through, either way, and nobody is told. */
  freeze(frozen: boolean): void;
  /** Breaks all connections and lets no new one in. */
  cut(cut: boolean): void;
  broken(): number;
  close(): Promise<void>;
};

type Doom = 'question' | 'asked' | 'answer';
type Pair = { near: Socket; far: Socket; doom: Doom | undefined };

export async function layNastyWire(target: string): Promise<NastyWire> {
  const pairs = new Set<Pair>();
  let frozen = false;
  let refusing = false;
  let broken = 0;

  const { url, close } = await standBefore(target, (near, reach) => {
    if (refusing) {
      near.resetAndDestroy();
      return;
    }
    const pair: Pair = { near, far: reach(), doom: undefined };
    const { far } = pair;
    pairs.add(pair);
    bound(near, far);
    near.on('close', () => pairs.delete(pair));
    near.on('data', (bytes) => {
      if (pair.doom === 'question') return reset(pair);
      far.write(bytes);
      if (pair.doom === 'asked') setImmediate(() => reset(pair));
    });
    far.on('data', (bytes) => {
      if (pair.doom === 'answer') return reset(pair);
      near.write(bytes);
    });
    if (frozen) hold(pair, true);
  });

  function reset(pair: Pair): void {
    if (!pairs.delete(pair)) return;
    broken += 1;
    pair.near.resetAndDestroy();
    // The server reads to the end what it was sent, as it would of a client that vanished.
    pair.far.end();
  }

  function hold({ near, far }: Pair, held: boolean): void {
    for (const end of [near, far]) held ? end.pause() : end.resume();
  }

  return {
    url,
    breakOne: (random) => {
      const whole = [...pairs].filter(({ doom }) => doom === undefined);
      const pair = whole[random.between(0, Math.max(0, whole.length - 1))];
      if (pair === undefined) return false;
      pair.doom = random.pick(['question', 'asked', 'answer']);
      return true;
    },
    freeze: (held) => {
      frozen = held;
      for (const pair of pairs) hold(pair, held);
    },
    cut: (cut) => {
      refusing = cut;
      if (cut) for (const pair of [...pairs]) reset(pair);
    },
    broken: () => broken,
    close,
  };
}
