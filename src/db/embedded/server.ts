import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { isAlive, isServerOf, launchOptions, type RunAs, run } from './processes.ts';

/** An initialised data folder of Postgres with what belongs to it. */
export type Cluster = { folder: string; logFile: string; password: string };

/** Data, the programs that serve it, and as whom they run. */
export type Installation = { cluster: Cluster; binaries: Binaries; runAs: RunAs | undefined };

/** What a running server says of itself in `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; status: string };

/** A server that this process has started, until it is known to be ready. */
export type Launch = { pid: number | undefined; exited(): boolean; complaint(): Promise<string> };

/** The server of this data folder, if one is alive. */
export async function findServer(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isServerOf(folder, pid))) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/**
 * Starts a server on a port of the loopback address, or on any that is free. It outlives this process: a bot that was killed finds it
 * again. Of several that start at once on a folder, Postgres itself lets one live.
 */
export async function launchServer(
  { cluster, binaries, runAs }: Installation,
  settings: Readonly<Record<string, string>>,
  port: number | undefined,
): Promise<Launch> {
  await removeStalePidFile(cluster.folder);
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port ?? (await freePort())),
    // No socket file: its path may be 107 characters at most, a data folder's may be longer.
    unix_socket_directories: '',
    ...settings,
  };
  const args = ['-D', cluster.folder, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = await openLog(cluster.logFile, runAs);
  try {
    const { size: begin } = await log.stat();
    // Detached: Ctrl-C in the terminal is for the bot, which then stops the server in order.
    const child = spawn(join(binaries.folder, 'bin', 'postgres'), args, {
      ...launchOptions(runAs),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    let failure: string | undefined;
    child.on('error', (error) => {
      failure = error.message;
    });
    child.on('exit', (code, signal) => {
      failure ??= `ended with ${code ?? signal}`;
    });
    child.unref();
    return {
      pid: child.pid,
      exited: () => failure !== undefined,
      complaint: async () => `${failure ?? 'not ready'}\n${await readFrom(cluster.logFile, begin)}`.trim(),
    };
  } finally {
    await log.close();
  }
}

/** Ends the server in order, cutting off whoever is connected; returns when it is gone. */
export async function stopServer({ cluster, binaries, runAs }: Installation): Promise<void> {
  const server = await findServer(cluster.folder);
  if (server === undefined) return;
  try {
    // It would wait until no server is left, and somebody may start one in the place of this.
    const args = ['stop', '--pgdata', cluster.folder, '--mode', 'fast', '--no-wait', '--silent'];
    await run(join(binaries.folder, 'bin', 'pg_ctl'), args, runAs);
  } catch (error) {
    // It may have ended by itself in between.
    if ((await findServer(cluster.folder))?.pid === server.pid) throw error;
  }
  const deadline = performance.now() + 60_000;
  while (await isServerOf(cluster.folder, server.pid)) {
    if (performance.now() > deadline) throw new Error(`The embedded Postgres does not stop; see ${cluster.logFile}`);
    await pause(20);
  }
}

/**
 * After a crash or in a new container, the number in the file may belong to some other program, for which Postgres would
 * refuse to start. Should a server of this folder live after all, its shared memory still keeps a second one out.
 */
async function removeStalePidFile(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const stale = await readPid(file);
  if (stale === undefined) return removeUnreadable(file);
  if (!isAlive(stale) || (await isServerOf(folder, stale))) return;
  const aside = `${file}.stale-${process.pid}`;
  await rename(file, aside).catch(() => {});
  // Another starter may have been faster, and this be the file of its server.
  if ((await readPid(aside)) === stale) await rm(aside, { force: true });
  else await rename(aside, file).catch(() => {});
}

/** A power cut leaves an empty one. One that is being written is empty, too, but not for long. */
async function removeUnreadable(file: string): Promise<void> {
  const status = await stat(file).catch(() => undefined);
  if (status === undefined || Date.now() - status.mtimeMs < 3_000) return;
  if ((await readPid(file)) === undefined) await rm(file, { force: true });
}

async function readPid(file: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  return Number.isNaN(pid) || pid <= 0 ? undefined : pid;
}

async function openLog(file: string, runAs: RunAs | undefined) {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > 1_000_000) await rm(file, { force: true });
  const log = await open(file, 'a', 0o600);
  if (runAs !== undefined) await log.chown(runAs.uid, runAs.gid);
  return log;
}

async function readFrom(file: string, begin: number): Promise<string> {
  const log = await readFile(file).catch(() => Buffer.alloc(0));
  return log.subarray(begin).toString('utf8').slice(-2_000);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await once(probe.close(), 'close');
  return port;
}
