import { readFileSync } from 'node:fs';
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

/** How long a thread did not turn to anything else, at most, in milliseconds. */
export type Held = {
  ms: number;
  /** Of the processor's time, which does not count what other processes took; NaN where the system does not say. */
  cpuMs: number;
};

/** Watches the main thread until it is asked. */
export function watchLoop(): () => Held {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let longest = 0;
  let last = spentMs();
  const look = setInterval(() => {
    const spent = spentMs();
    longest = Math.max(longest, spent - last);
    last = spentMs();
  }, 2);
  delay.enable();
  return () => {
    clearInterval(look);
    delay.disable();
    return { ms: delay.max / 1e6, cpuMs: Number.isNaN(last) ? last : longest };
  };
}

/** Milliseconds for which the main thread has had a processor: https://docs.kernel.org/scheduler/sched-stats.html */
function spentMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}
