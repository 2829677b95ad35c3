import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './processes.ts';

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Makes a folder that every user may pass through, also where the umask or an earlier hand was stricter. */
export async function makePassable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { mode } = await stat(folder);
  if ((mode & 0o011) !== 0o011) await chmod(folder, mode | 0o011);
}

/**
 * Builds a folder under another name and renames it, so that one of the final name is always whole. When another
 * process was faster, its folder stays and this one is thrown away. What dead processes left half built goes, too.
 */
export async function buildFolder(folder: string, build: (unfinished: string) => Promise<void>): Promise<void> {
  await sweepUnfinished(folder);
  const unfinished = `${folder}${unfinishedMark}${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await build(unfinished);
    await rename(unfinished, folder);
    await flush(dirname(folder));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    const beaten = code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM';
    if (!beaten || !(await exists(folder))) throw error;
  }
}

const unfinishedMark = '.new-';

async function sweepUnfinished(folder: string): Promise<void> {
  const prefix = basename(folder) + unfinishedMark;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const builder = Number.parseInt(name.slice(prefix.length), 10);
    if (!isAlive(builder)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** A rename that a power cut undoes would take everything written since with it. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
