import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Asked, Took } from './plan-child.ts';

/** One work, and what it takes of a processor with so much and with twice as much. */
export type Growth = { what: string; once: number; twice: number; heldMs: number };

const worthMs = 50;
const growsBy = 3;

/** Too little to tell anything from, whatever it grows by, is no fault: what is given to it has an end. */
export const growsTooFast = ({ once, twice }: Growth): boolean => twice > worthMs && twice / once > growsBy;

export function worst(all: readonly Growth[]): string {
  const told = all.filter(({ twice }) => twice > worthMs).toSorted((a, b) => b.twice / b.once - a.twice / a.once)[0];
  return told === undefined ? 'none takes 50 ms' : `${(told.twice / told.once).toFixed(2)} (${told.what})`;
}

/** The runs that a finding is worth before it is believed: what shares the processor makes a single one look slow. */
const doubts = 6;

/**
 * The least of so many runs, each in a fresh process; what looks too slow is run again, for only what stays slow
 * whatever else the machine does is the work's own doing.
 */
export async function growthOf(
  name: string,
  times: number,
  once: Asked,
  twice: Asked,
  looksSlow: (growth: Growth) => boolean,
): Promise<Growth[]> {
  let small = await measure(once);
  let large = await measure(twice);
  const found = () =>
    large.map(({ what, cpuMs, heldMs }, index) => ({
      what: `${name}: ${what}`,
      once: small[index]?.cpuMs ?? 0,
      twice: cpuMs,
      heldMs,
    }));
  for (let n = 1; n < times || (n < times + doubts && found().some(looksSlow)); n += 1) {
    small = least(small, await measure(once));
    large = least(large, await measure(twice));
  }
  return found();
}

function least(before: readonly Took[], more: readonly Took[]): Took[] {
  return before.map((one, index) => {
    const other = more[index] ?? one;
    return {
      what: one.what,
      cpuMs: Math.min(one.cpuMs, other.cpuMs),
      heldMs: Math.min(one.heldMs, other.heldMs),
    };
  });
}

/** So long that it takes 50 ms, or half of what may be sent. */
export async function lengthWorthMeasuring(shape: number, first: number, longest: number): Promise<number> {
  let length = first;
  while (length * 2 < longest && ((await measure({ kind: 'read', shape, length }))[0]?.cpuMs ?? 0) < worthMs)
    length *= 2;
  return length;
}

/** So much that no garbage is collected meanwhile: on a busy machine the main thread does the collector's work as well. */
const roomy = ['--min-semi-space-size=256', '--max-semi-space-size=256'];

async function measure(asked: Asked): Promise<Took[]> {
  const child = fork(fileURLToPath(new URL('plan-child.js', import.meta.url)), [JSON.stringify(asked)], {
    // Of plans it is also asked how long they hold the thread, and there the collector counts.
    execArgv: asked.kind === 'plan' ? [] : roomy,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const told = await Promise.race([once(child, 'message'), gone.then(() => undefined)]);
  await gone;
  if (told === undefined) throw new Error(`the process ended by itself: ${JSON.stringify(asked)}`);
  return told[0] as Took[];
}
