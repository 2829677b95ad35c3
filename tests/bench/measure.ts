import { monitorEventLoopDelay } from 'node:perf_hooks';

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);
export const p99 = (values: readonly number[]) => quantile(values, 0.99);

/** Milliseconds of each of `times` runs, one after another. */
export async function timed(times: number, run: (n: number) => PromiseLike<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    await run(n);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** Milliseconds from the moment each run was due, at a rate, whether the runs before are done or not. */
export async function atRate(perSecond: number, times: number, run: (n: number) => PromiseLike<unknown>) {
  const began = performance.now();
  const running: Promise<number>[] = [];
  for (let n = 0; n < times; n += 1) {
    const dueMs = began + (n * 1000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    running.push(Promise.resolve(run(n)).then(() => performance.now() - dueMs));
  }
  return Promise.all(running);
}

/** So many at once, until `times` are done: what one of them took, on the clock and of this process's processors. */
export async function together(atOnce: number, times: number, run: (n: number) => PromiseLike<unknown>) {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let next = 0;
  const lane = async () => {
    while (next < times) {
      const n = next;
      next += 1;
      await run(n);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}

/** The longest time for which this thread did not turn to anything else, in milliseconds, until it is asked. */
export function watchLoop(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return () => {
    delay.disable();
    return delay.max / 1e6;
  };
}
