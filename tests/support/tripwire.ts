import { bound, standBefore } from './front.ts';

/** What becomes of a line: reset, closed in order, or open and dead. */
export const faults = ['reset', 'fin', 'silence'] as const;
export type Fault = (typeof faults)[number];

export type Tripwire = {
  url: string;
  /** How many lines were opened so far. */
  opened(): number;
  /** How many messages of the server the first line has let through. */
  passed(): number;
  close(): Promise<void>;
};

/** A line to a Postgres server, the first of which breaks once so many of the server's messages have gone through. */
export async function layTripwire(target: string, fault: Fault, after: number): Promise<Tripwire> {
  let opened = 0;
  let passed = 0;
  const { url, close } = await standBefore(target, (near, reach) => {
    opened += 1;
    const trips = opened === 1;
    const far = reach();
    bound(near, far);
    near.pipe(far);
    if (!trips) {
      far.pipe(near);
      return;
    }
    const trip = (): void => {
      far.removeAllListeners('data');
      far.on('data', () => {});
      if (fault === 'reset') near.resetAndDestroy();
      else if (fault === 'fin') near.end();
    };
    if (after === 0) return trip();
    let held = Buffer.alloc(0);
    far.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      // A letter, and the length of all that follows it.
      for (let size = sizeOf(held); held.length >= size; size = sizeOf(held)) {
        near.write(held.subarray(0, size));
        held = held.subarray(size);
        passed += 1;
        if (passed === after) return trip();
      }
    });
  });
  return { url, opened: () => opened, passed: () => passed, close };
}

function sizeOf(held: Buffer): number {
  return held.length < 5 ? Number.POSITIVE_INFINITY : held.readUInt32BE(1) + 1;
}
