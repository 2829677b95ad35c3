import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that can be cut and mended, for outages without touching the server. */
export type Wire = {
  /** The server's address by way of this line. */
  url: string;
  /** Breaks every connection and lets no new one in. */
  cut(): Promise<void>;
  mend(): Promise<void>;
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
  const to = new URL(target);
  const ends = new Set<Socket>();
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
  const server = createServer({ noDelay: true }, (near) => {
    let meets: Fate = 'answered';
    const far = connect({ port: Number(to.port), host: to.hostname, noDelay: true });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        if (meets !== 'held') other.destroy();
      });
    }
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
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const end of ends) end.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut,
    mend: () => listen(port),
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
    close: cut,
  };
}
