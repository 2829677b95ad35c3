import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { leasesIn } from '../db/gateway-leases.ts';
import type { DiscordClient } from '../discord/client.ts';
import { outcomeWithin, type Stopwatch } from '../timers.ts';
import { keepShards } from './shard-leases.ts';

/** What a process is for Discord: one that hears its gateway, one that would in another's place, or one that only posts. */
export type Role = 'gateway' | 'standby' | 'worker';

/** A start goes on without the gateway after this: posts need it not, and in an outage READY comes when it comes. */
const startPatienceMs = 10_000;

type Options = {
  role: Config['role'];
  /** Where the database is at this moment. */
  address: () => string;
  log: Logger;
  stopwatch: Stopwatch;
  connection: Pick<DiscordClient, 'join' | 'leave' | 'recommendedShards' | 'shareRequests'>;
};

/** Hears the shards of Discord's gateway that are this process's; a worker never has any, and is one of those who share the requests. */
export function hearing({ role, address, log, stopwatch, connection }: Options) {
  // One of its own, with limits as short as the leases.
  const database = openDatabase(address, {
    max: 1,
    statementTimeoutMs: 3_000,
    connectTimeoutMs: 3_000,
    limitMs: 4_000,
  });
  let heard = (): void => undefined;
  const online = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const hears = role !== 'worker';
  if (!hears) heard();
  const leases = keepShards({
    rows: leasesIn(database.db),
    log,
    stopwatch,
    hears,
    recommended: connection.recommendedShards,
    async open(shard, shards) {
      const joined = await connection.join(shard, shards);
      if (joined) heard();
      return joined;
    },
    close: connection.leave,
    onProcesses: connection.shareRequests,
  });
  const settled = leases.tried.then(async () => {
    if (leases.held().length > 0) await outcomeWithin(stopwatch, startPatienceMs, () => online);
  });
  return {
    role: (): Role => (!hears ? 'worker' : leases.held().length > 0 ? 'gateway' : 'standby'),
    /** Which shards it hears, of how many. */
    shards: () => ({ held: leases.held(), of: leases.shards() }),
    holds: leases.holds,
    mayIdentify: leases.mayIdentify,
    outgrown: leases.outgrown,
    /** Once it is known what this process is, and the gateway is up or takes long. */
    settled,
    /** Once it hears Discord for the first time; a worker at once. */
    online,
    async stop(): Promise<void> {
      await connection.leave();
      await leases.stop();
      await database.close();
    },
  };
}
