import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { DiscordClient } from '../discord/client.ts';
import { outcomeWithin, realTimers } from '../timers.ts';

const limitMs = 3_000;

/** Asks Discord for the time where the clock has to know it anew, and says when the machine's is not believed. */
export function timekeeping(
  connection: Pick<DiscordClient, 'askTime'>,
  clock: Clock,
  log: Logger,
): () => Promise<void> {
  let corrected = false;
  return async () => {
    // What Discord does not answer now, the next tick asks again; the clock goes on by what it knew.
    if (clock.stale()) await outcomeWithin(realTimers, limitMs, connection.askTime);
    const aheadMs = -clock.correctionMs();
    if ((aheadMs !== 0) === corrected) return;
    corrected = aheadMs !== 0;
    if (corrected) log.warn({ aheadMs: Math.round(aheadMs) }, 'this machine’s clock is wrong; going by Discord’s');
    else log.info('this machine’s clock agrees with Discord’s again');
  };
}
