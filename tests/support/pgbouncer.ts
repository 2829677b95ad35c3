import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { chown, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openFolder } from './throwaway-postgres.ts';

/** PgBouncer's program, undefined where it is not installed. */
export const pgbouncer = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'].find(isProgram);

export type Pooler = {
  /** The address of the same database by way of the pooler. */
  url: string;
  /** What it has written to its log. */
  log(): string;
  stop(): Promise<void>;
};

const nobody = { uid: 65534, gid: 65534 };

/** Starts PgBouncer before the server of this address, on loopback, in transaction mode and otherwise as it comes. */
export async function startPooler(target: string, settings: Readonly<Record<string, string>> = {}): Promise<Pooler> {
  if (pgbouncer === undefined) throw new Error('PgBouncer is not installed');
  const to = new URL(target);
  const folder = await openFolder();
  const port = await freePort();
  const users = join(folder, 'users.txt');
  const config = join(folder, 'pgbouncer.ini');
  await writeFile(users, `"${to.username}" "${decodeURIComponent(to.password)}"\n`, { mode: 0o600 });
  const all = {
    ...{ listen_addr: '127.0.0.1', listen_port: port, unix_socket_dir: '', auth_type: 'scram-sha-256' },
    ...{ auth_file: users, pool_mode: 'transaction', ...settings },
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`);
  const databases = `[databases]\n* = host=${to.hostname} port=${to.port}\n`;
  await writeFile(config, `${databases}[pgbouncer]\n${lines.join('\n')}\n`, { mode: 0o600 });
  const asRoot = process.getuid?.() === 0;
  if (asRoot) for (const file of [users, config]) await chown(file, nobody.uid, nobody.gid);
  // It refuses to run as root.
  const child = spawn(pgbouncer, [config], { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...(asRoot ? nobody : {}) });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 100 || child.exitCode !== null) {
      await stop();
      throw new Error(`PgBouncer does not start: ${said}`);
    }
    await pause(50);
  }
  to.port = String(port);
  to.hostname = '127.0.0.1';
  return { url: to.href, log: () => said, stop };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
