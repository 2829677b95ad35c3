import { accessSync, constants, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { type Embedded, startEmbedded } from '../../src/db/embedded/embedded.ts';
import { isAlive } from '../../src/db/embedded/processes.ts';
import { findServer } from '../../src/db/embedded/server.ts';

const prefix = 'daymark-test-';

/** A new folder that every user may pass through, even where the temporary folder of root is a private one. */
export async function openFolder(parent = openParent()): Promise<string> {
  const folder = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  await chmod(folder, 0o755);
  return folder;
}

/**
 * An embedded server on data of its own, both gone after `stop`, or with this process, or at the next run's start; in
 * memory if it can be, unless it is to be as durable as one that holds something.
 */
export async function startThrowaway({ durable = false } = {}): Promise<Embedded> {
  const parent = durable ? openParent(onDisk) : openParent();
  await sweepDeadRuns(parent);
  const folder = await openFolder(parent);
  const quiet = { info: () => {}, warn: () => {} };
  const options = { dataDir: join(folder, 'data'), rootHome: join(folder, 'root'), log: quiet };
  const embedded = await startEmbedded({ ...options, durable, maxConnections: 200 });
  const client = postgres(embedded.url, { max: 1 });
  const [row] = await client<{ cluster: string }[]>`select current_setting('data_directory') as cluster`;
  await client.end();
  const cluster = row?.cluster ?? '';
  await writeFile(join(folder, 'cluster'), cluster);
  const pid = (await findServer(cluster))?.pid;
  const onExit = (): void => {
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', onExit);
  return {
    ...embedded,
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
      process.off('exit', onExit);
    },
  };
}

async function sweepDeadRuns(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    const folder = join(parent, name);
    const cluster = await readFile(join(folder, 'cluster'), 'utf8').catch(() => undefined);
    const server = cluster === undefined ? undefined : await findServer(cluster);
    try {
      if (server !== undefined) process.kill(server.pid, 'SIGQUIT');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Another user's: theirs to remove.
    }
  }
}

/** In memory where there is enough of it: copying the template of a test file then takes a fifth of the time. */
const inMemory = ['/dev/shm', tmpdir(), '/tmp', '/var/tmp'];
/** What is to outlive a restart of the machine lies on its disk; the other one often does, too. */
const onDisk = ['/var/tmp', tmpdir()];

function openParent(folders = inMemory): string {
  const found = folders.find(isOpen);
  if (found === undefined) throw new Error('No temporary folder is open to every user');
  return found;
}

function isOpen(folder: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    accessSync(folder, constants.W_OK);
    if (folder === '/dev/shm' && !isRoomyMemory(folder)) return false;
    for (let at = folder; ; at = dirname(at)) {
      if ((statSync(at).mode & 0o001) === 0) return false;
      if (at === dirname(at)) return true;
    }
  } catch {
    return false;
  }
}

/** Containers often have 64 MB there, from which nothing may be run. */
function isRoomyMemory(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .findLast((line) => line.split(' ')[1] === folder);
  return bavail * bsize > 2 ** 31 && mount !== undefined && !mount.includes('noexec');
}
