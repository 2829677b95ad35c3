import type { Context } from '../context.ts';

type Clocks = Pick<Context, 'now' | 'monotonicMs'>;

/** A moment as both clocks show it. */
export type Moment = { at: Date; monotonicMs: number };

export function momentOf(ctx: Clocks): Moment {
  return { at: ctx.now(), monotonicMs: ctx.monotonicMs() };
}

/**
 * Tells whether less than `ms` have passed since a moment, by both clocks: one stands still while the machine sleeps, the
 * other may be set. A time before the moment tells nothing of what has passed, so it counts as too late.
 */
export function within(ctx: Clocks, since: Moment, ms: number): () => boolean {
  return () => {
    const passedMs = ctx.now().getTime() - since.at.getTime();
    return passedMs >= 0 && passedMs < ms && ctx.monotonicMs() - since.monotonicMs < ms;
  };
}
