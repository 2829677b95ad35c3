import { readFileSync } from 'node:fs';
import { planOf } from '../../../src/curriculum/plan.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { hugePlans, planWorks } from '../../hostile/plans.ts';
import { hostileText, works } from '../../hostile/texts.ts';
import { shapes } from './shapes.ts';

/** A text to be read, a plan to be worked with, or words to be shown; each so large. */
export type Asked =
  | { kind: 'read'; shape: number; length: number }
  | { kind: 'plan'; name: string; share: number }
  | { kind: 'words'; shape: string; length: number };

/** What each work took of a processor, and its longest stretch without a turn for others. */
export type Took = { what: string; cpuMs: number; heldMs: number };

const file = `/proc/self/task/${process.pid}/schedstat`;
/**
 * Of the main thread alone: the clock on the wall would count what other processes took, and that of the whole process
 * what the threads of the garbage collector took, which is more by chance.
 */
const spentMs = () => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;

async function timed(what: string, work: () => unknown): Promise<Took> {
  let heldMs = 0;
  let over = false;
  let last = spentMs();
  const look = () => {
    const now = spentMs();
    heldMs = Math.max(heldMs, now - last);
    last = now;
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  const before = spentMs();
  await work();
  const cpuMs = spentMs() - before;
  over = true;
  look();
  return { what, cpuMs, heldMs };
}

// Once, in a process that has done nothing else.
const asked = JSON.parse(process.argv[2] ?? '') as Asked;
const took: Took[] = [];
if (asked.kind === 'read') {
  const content = new TextEncoder().encode(shapes[asked.shape]?.make(asked.length) ?? '');
  took.push(await timed('read', () => readCurriculum('hostile', [{ name: 'hostile.md', content }])));
} else if (asked.kind === 'words') {
  const text = hostileText(asked.shape, asked.length);
  for (const [what, work] of Object.entries(works)) took.push(await timed(what, () => work(text)));
} else {
  const { curriculum } = readCurriculum('huge', hugePlans[asked.name]?.(asked.share) ?? []);
  for (const [what, work] of Object.entries(planWorks)) {
    const plan = planOf(structuredClone(curriculum));
    took.push(await timed(what, () => work(plan)));
  }
}
process.send?.(took);
