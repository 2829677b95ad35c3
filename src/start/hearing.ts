import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { gatewayLease } from '../db/gateway-leases.ts';
import type { DiscordClient } from '../discord/client.ts';
import { outcomeWithin, type Stopwatch } from '../timers.ts';
import { keepLease } from './gateway-lease.ts';

/** What a process is for Discord: the one that hears its gateway, one that would in its place, or one that only posts. */
export type Role = 'gateway' | 'standby' | 'worker';

/** A start goes on without the gateway after this: posts need it not, and in an outage READY comes when it comes. */
const startPatienceMs = 10_000;

/** Hears Discord's gateway while this process has the lease; a worker never does. */
export function hearing(
  role: Config['role'],
  url: string,
  log: Logger,
  stopwatch: Stopwatch,
  connection: Pick<DiscordClient, 'join' | 'leave'>,
) {
  if (role === 'worker') {
    const now = Promise.resolve();
    return { role: (): Role => 'worker', held: () => false, settled: now, online: now, stop: async () => {} };
  }
  // One of its own, with limits as short as the lease.
  const database = openDatabase(url, { max: 1, statementTimeoutMs: 3_000, connectTimeoutMs: 3_000, limitMs: 4_000 });
  let heard = (): void => undefined;
  const online = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const lease = keepLease({
    row: gatewayLease(database.db),
    log,
    stopwatch,
    onTaken: () => void connection.join().then((joined) => (joined ? heard() : undefined)),
    onLost: connection.leave,
  });
  const settled = lease.tried.then(async () => {
    if (lease.held()) await outcomeWithin(stopwatch, startPatienceMs, () => online);
  });
  return {
    role: (): Role => (lease.held() ? 'gateway' : 'standby'),
    /** Whether interactions are this process's to answer. */
    held: lease.held,
    /** Once it is known what this process is, and the gateway is up or takes long. */
    settled,
    /** Once it hears Discord for the first time; a worker at once. */
    online,
    async stop(): Promise<void> {
      await connection.leave();
      await lease.stop();
      await database.close();
    },
  };
}
