import type { Context } from '../../src/context.ts';
import * as owed from '../../src/jobs/owed/bring.ts';
import { openPools, takeUp } from '../../src/jobs/post-due.ts';
import type { Sender } from '../../src/jobs/sender.ts';

/** The places of a process of its own, which has all that Discord allows. */
export const allPools = () => openPools({ rate: () => 50, inLane: (_, work) => work() });

/** Takes up all that is due and waits until it is settled; tells how many posts that were. */
export async function postDue(ctx: Context, sender: Sender): Promise<number> {
  const { settled } = await takeUp(ctx, sender, allPools());
  return settled;
}

/** Brings out what is owed beside the posts. */
export async function bringOwed(ctx: Context, sender: Sender): Promise<void> {
  await owed.bringOwed(ctx, sender, allPools());
}
