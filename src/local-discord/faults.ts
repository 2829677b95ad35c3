import type { Fault } from './contract.ts';

/** The faults that wait for requests; `take` gives the one that hits, counting it down. */
export type FaultList = {
  add(fault: Fault): () => void;
  clear(): void;
  take(method: string, path: string): Fault['then'] | undefined;
};

export function createFaultList(): FaultList {
  const faults = new Set<{ readonly fault: Fault; left: number }>();
  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.add(entry);
      return () => faults.delete(entry);
    },
    clear: () => faults.clear(),
    take: (method, path) => {
      for (const entry of faults) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.path !== undefined && !fault.path.test(path)) continue;
        entry.left -= 1;
        if (entry.left <= 0) faults.delete(entry);
        return fault.then;
      }
      return undefined;
    },
  };
}
