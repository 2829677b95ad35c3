import { realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, prepareBinaries } from './embedded/binaries.ts';
import { type Cluster, prepareCluster } from './embedded/cluster.ts';
import { findPlace, type Log, type Place } from './embedded/place.ts';
import { findServer, type Launch, launchServer, type Postmaster, stopServer } from './embedded/server.ts';
import { addressOf, enter, type Tenancy } from './embedded/tenancy.ts';
import { isDatabaseAway, withTimeLimit } from './outage.ts';

export type EmbeddedOptions = {
  /** Where the data goes; root, who may not serve it from there, keeps it below `rootHome` instead. */
  dataDir: string;
  log: Log;
  rootHome?: string;
  /** False for data to throw away: nothing is flushed to the disk. */
  durable?: boolean;
  maxConnections?: number;
  /** How long recovery after a crash may take. */
  limitMs?: number;
};

export type Embedded = {
  url: string;
  /** The folder that holds its data, and what else is to stay beside it. */
  home: string;
  /** Whether the server was running already, left by a process that died or shared with one that lives. */
  reused: boolean;
  /** Stops the server, cutting off this process's connections, unless another process uses it as well. */
  stop(): Promise<void>;
};

/**
 * Starts the Postgres that comes with Daymark on this data, or joins the one that serves it already; throws with the
 * next step where it cannot run.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = await findPlace(options.dataDir, options.rootHome ?? '/var/lib/daymark', options.log);
  const binaries = await prepareBinaries(place.copiesIn, place.programs);
  const prepared = await prepareCluster(place, binaries, options.durable ?? true);
  // The server reports its folder with every link resolved.
  const cluster = { ...prepared, folder: await realpath(prepared.folder) };
  const { server, tenancy, reused } = await joinServer(cluster, binaries, place, options);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    // Where it does not answer, only our own is stopped: another process may have started one in its place.
    const ours = async () => (await findServer(cluster.folder))?.pid === server.pid;
    const last = await withTimeLimit(5_000, tenancy.isLast()).catch(ours);
    if (last) await stopServer(cluster, binaries, place.runAs);
    else options.log.info('The embedded Postgres is left to the other processes that use it');
    tenancy.leave();
  };
  return {
    url: addressOf(server, cluster.password),
    home: place.home,
    reused,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

type Joined = { server: Postmaster; tenancy: Tenancy; reused: boolean };

/** Whoever may be starting, stopping or recovering: waits until a server of this folder lets us in. */
async function joinServer(
  cluster: Cluster,
  binaries: Binaries,
  place: Place,
  options: EmbeddedOptions,
): Promise<Joined> {
  const deadline = performance.now() + (options.limitMs ?? 60_000);
  let launch: Launch | undefined;
  let pauseMs = 10;
  for (; performance.now() < deadline; await pause(pauseMs)) {
    const server = await findServer(cluster.folder);
    if (server?.status === 'ready') {
      const tenancy = await enter(server, cluster.password, cluster.folder).catch((error: unknown) => {
        // It has begun to stop since we looked.
        if (isDatabaseAway(error)) return undefined;
        throw error;
      });
      if (tenancy !== undefined) return { server, tenancy, reused: server.pid !== launch?.pid };
    } else if (server === undefined && (launch === undefined || launch.exited())) {
      const complaint = (await launch?.complaint()) ?? '';
      if (launch !== undefined && !passing.test(complaint)) {
        throw new Error(`The embedded Postgres does not start: ${complaint}`);
      }
      if (launch !== undefined) pauseMs = Math.min(pauseMs * 2, 500);
      launch = await launchServer(cluster, binaries, place.runAs, settingsFor(options));
    }
  }
  const complaint = await launch?.complaint();
  throw new Error(`The embedded Postgres is not ready yet; see ${cluster.logFile}. ${complaint ?? ''}`.trim());
}

// Lost against another starter, or the port against another program; or the sessions of a dead server are still ending.
const passing = /lock file "postmaster\.pid" already exists|pre-existing shared memory|Address already in use/;

function settingsFor(options: EmbeddedOptions): Record<string, string> {
  return {
    max_connections: String(options.maxConnections ?? 40),
    // One bot's data fits into little; these keep server and disk small.
    shared_buffers: '32MB',
    max_wal_size: '256MB',
    io_method: 'sync',
    // What a statement was refused for can hold what people wrote.
    log_min_messages: 'log',
    ...(options.durable === false ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
}
