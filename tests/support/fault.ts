import type { Fault } from '../../src/playground/discord/index.ts';

/** A fault of the local Discord whose effect comes last, as one says it. */
export function fault(where: Omit<Fault, 'then'>, effect: Fault['then']): Fault {
  // biome-ignore lint/suspicious/noThenProperty: the local Discord calls it so, and a fault is never awaited
  return { ...where, then: effect };
}
