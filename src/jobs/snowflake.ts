import type { Context } from '../context.ts';

/** An id that Discord would have made so many milliseconds ago, by its own clock; ids of one channel are in order of time. */
export function snowflakeBefore(ctx: Pick<Context, 'ageMsOf'>, ms: number): string {
  // The id 0 is as old as Discord's time itself: https://discord.com/developers/docs/reference#snowflakes
  return String(BigInt(Math.max(Math.floor(ctx.ageMsOf('0') - ms), 0)) << 22n);
}
