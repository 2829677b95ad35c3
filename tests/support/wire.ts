import type { Socket } from 'node:net';
import { standBefore } from './front.ts';

/** A line to a server that can be cut and mended, for outages without touching the server. */
export type Wire = {
  /** The server's address by way of this line. */
  url: string;
  /** Breaks every connection and lets no new one in. */
  cut(): Promise<void>;
  mend(): Promise<unknown>;
  /** From now on everything takes so long, each way. */
  slow(ms: number): void;
  /** From now on nothing arrives, and no connection breaks. */
  freeze(): void;
  /** What becomes of every `commit` from now on. */
  commits(fate: Fate): void;
  /** Lets the commits that are held go on to the server. */
  release(): void;
  close(): Promise<void>;
};

/**
 * `answered`: as it should be. `lost`: carried out, and the line breaks before the answer; `silent`: carried out, and no
 * answer comes; `undone`: the line breaks before it arrives; `held`: the line breaks, yet the server gets it later.
 */
export type Fate = 'answered' | 'lost' | 'silent' | 'undone' | 'held';

const commit = Buffer.from('commit\0');

export async function layWire(target: string): Promise<Wire> {
  let fate: Fate = 'answered';
  let delayMs = 0;
  let frozen = false;
  const carry = (to: Socket, what: Buffer) => {
    if (frozen) return;
    if (delayMs === 0) to.write(what);
    // Timers of one length run in the order in which they were set.
    else setTimeout(() => to.write(what), delayMs).unref();
  };
  const held: (() => void)[] = [];
  const { url, open, close } = await standBefore(target, (near, reach) => {
    let meets: Fate = 'answered';
    const far = reach();
    far.on('close', () => near.destroy());
    near.on('close', () => {
      if (meets !== 'held') far.destroy();
    });
    near.on('data', (asked: Buffer) => {
      if (fate !== 'answered' && asked.includes(commit)) meets = fate;
      if (meets !== 'undone' && meets !== 'held') carry(far, asked);
      else near.destroy();
      if (meets === 'held') held.push(() => void far.end(asked));
    });
    far.on('data', (answer: Buffer) => {
      if (meets === 'answered') carry(near, answer);
      if (meets === 'lost') near.destroy();
    });
  });
  return {
    url,
    cut: close,
    mend: open,
    slow: (ms) => {
      delayMs = ms;
    },
    freeze: () => {
      frozen = true;
    },
    commits: (next) => {
      fate = next;
    },
    release: () => {
      for (const go of held.splice(0)) go();
    },
    close,
  };
}
