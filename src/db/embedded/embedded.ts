import { realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isDatabaseAway, withTimeLimit } from '../driver/errors.ts';
import { prepareBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { findDataHome, rootHome, type StartLog } from './data-home.ts';
import { findServer, type Installation, type Launch, launchServer, type Postmaster, stopServer } from './server.ts';
import { addressOf, type ServerLease, takeServerLease } from './server-lease.ts';

export type EmbeddedOptions = {
  /** Where the data goes; root, who may not serve it from there, keeps it below `rootHome` instead. */
  dataDir: string;
  log: StartLog;
  rootHome?: string;
  /** False for data to throw away: nothing is flushed to the disk. */
  durable?: boolean;
  maxConnections?: number;
  /** How long recovery after a crash may take. */
  limitMs?: number;
};

export type Embedded = {
  /** Where the server is now: after a death it may be at another port. */
  readonly url: string;
  /** The folder that holds its data, and what else is to stay beside it. */
  home: string;
  /** Whether the server was running already, left by a process that died or shared with one that lives. */
  reused: boolean;
  /** Stops the server, cutting off this process's connections, unless another process uses it as well. */
  stop(): Promise<void>;
};

/**
 * Starts the Postgres that comes with Daymark on this data, or joins the one that serves it already; throws with the
 * next step where it cannot run. As long as it is not stopped, a server that dies is started again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = await findDataHome(options.dataDir, options.rootHome ?? rootHome, options.log);
  const binaries = await prepareBinaries(place.copiesIn, place.programs);
  const prepared = await prepareCluster(place, binaries, options.durable ?? true);
  // The server reports its folder with every link resolved.
  const cluster = { ...prepared, folder: await realpath(prepared.folder) };
  const site: Site = { cluster, binaries, runAs: place.runAs, options, launched: undefined };
  let stopping: Promise<void> | undefined;
  let rejoining: Promise<void> | undefined;
  const over = new AbortController();
  const isOver = () => over.signal.aborted;

  /** The lease on a server ends with the server. */
  const onEnd = (): void => {
    if (!isOver()) rejoining ??= rejoin().finally(() => (rejoining = undefined));
  };
  const rejoin = async (): Promise<void> => {
    // Not at once: somebody may be ending it on purpose, and this process with it.
    for (let pauseMs = 1_000; ; pauseMs = Math.min(pauseMs * 2, 30_000)) {
      await pause(pauseMs, undefined, { ref: false, signal: over.signal }).catch(() => {});
      if (isOver()) return;
      try {
        const before = joined.server;
        joined = await joinServer(site, { onEnd, isOver, port: before.port });
        if (joined.server.pid !== before.pid) options.log.warn('The embedded Postgres had ended; it runs again');
        return;
      } catch (error) {
        if (isOver()) return;
        const reason = error instanceof Error ? error.message : String(error);
        options.log.warn(`The embedded Postgres has ended and does not come back yet: ${reason}`);
      }
    }
  };
  let joined = await joinServer(site, { onEnd, isOver, port: undefined });
  const { reused } = joined;

  const stop = async (): Promise<void> => {
    // A server that is being started must be there to be stopped.
    await rejoining;
    const { server, lease } = joined;
    // Where it does not answer, only our own is stopped: another process may have started one in its place.
    const ours = async () => {
      const pid = (await findServer(cluster.folder))?.pid;
      return pid !== undefined && (pid === server.pid || pid === site.launched);
    };
    const last = await withTimeLimit(5_000, lease.isLast()).catch(ours);
    if (last) await stopServer(site);
    else options.log.info('The embedded Postgres is left to the other processes that use it');
    lease.leave();
  };
  return {
    get url() {
      return addressOf(joined.server, cluster.password);
    },
    home: place.home,
    reused,
    stop: () => {
      over.abort();
      stopping ??= stop();
      return stopping;
    },
  };
}

/** What stays the same whichever server runs, and the process of the one that was started last from here. */
type Site = Installation & { options: EmbeddedOptions; launched: number | undefined };
type Joined = { server: Postmaster; lease: ServerLease; reused: boolean };
/** `port`: where it was before, so that who knows its address need not learn another. */
type Joining = { onEnd(): void; isOver(): boolean; port: number | undefined };

/** Whoever may be starting, stopping or recovering: waits until a server of this folder lets us in. */
async function joinServer(site: Site, joining: Joining): Promise<Joined> {
  const { cluster, options } = site;
  const deadline = performance.now() + (options.limitMs ?? 60_000);
  let { port } = joining;
  let launch: Launch | undefined;
  let pauseMs = 10;
  for (; performance.now() < deadline && !joining.isOver(); await pause(pauseMs)) {
    const server = await findServer(cluster.folder);
    if (server?.status === 'ready') {
      const lease = await takeServerLease(server, cluster.password, cluster.folder, joining.onEnd).catch(
        (error: unknown) => {
          // It has begun to stop since we looked.
          if (isDatabaseAway(error)) return undefined;
          throw error;
        },
      );
      if (lease !== undefined) return { server, lease, reused: server.pid !== launch?.pid };
    } else if (server === undefined && (launch === undefined || launch.exited())) {
      const complaint = (await launch?.complaint()) ?? '';
      if (launch !== undefined && !passing.test(complaint)) {
        throw new Error(`The embedded Postgres does not start: ${complaint}`);
      }
      if (/Address already in use/.test(complaint)) port = undefined;
      if (launch !== undefined) pauseMs = Math.min(pauseMs * 2, 500);
      launch = await launchServer(site, settingsFor(options), port);
      site.launched = launch.pid;
    }
  }
  const complaint = await launch?.complaint();
  throw new Error(`The embedded Postgres is not ready yet; see ${cluster.logFile}. ${complaint ?? ''}`.trim());
}

// Lost against another starter, or the port against another program; or the sessions of a dead server are still ending, or
// its file of a second ago may be a starter's that has not written it yet.
const passing =
  /lock file "postmaster\.pid" (?:already exists|is empty)|bogus data in lock file|pre-existing shared memory|Address already in use/;

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
