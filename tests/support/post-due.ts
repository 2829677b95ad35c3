import type { Context } from '../../src/context.ts';
import { postingPool, takeUp } from '../../src/jobs/post-due.ts';
import type { Sender } from '../../src/jobs/sender.ts';

/** Takes up all that is due and waits until it is settled; tells how many posts that were. */
export async function postDue(ctx: Context, sender: Sender): Promise<number> {
  const { settled } = await takeUp(ctx, sender, postingPool());
  return settled;
}
