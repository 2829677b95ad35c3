import type { Context } from '../context.ts';

/** Begins a lease of so many milliseconds. Begun before the claim is made, it is over before the claim is. */
export function beginLease(ctx: Pick<Context, 'now' | 'monotonicMs'>, ms: number) {
  const at = ctx.now();
  const beganMs = ctx.monotonicMs();
  return {
    at,
    until: new Date(at.getTime() + ms),
    /**
     * Tells whether it still runs, by both clocks: one stands still while the machine sleeps, the other may be set. A time
     * before its beginning tells nothing of what has passed, so it counts as too late.
     */
    mine(): boolean {
      const passedMs = ctx.now().getTime() - at.getTime();
      return passedMs >= 0 && passedMs < ms && ctx.monotonicMs() - beganMs < ms;
    },
  };
}
