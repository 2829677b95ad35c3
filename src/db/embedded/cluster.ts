import { randomBytes } from 'node:crypto';
import { chmod, chown, lchown, lstat, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { DataHome } from './data-home.ts';
import { buildFolder, exists } from './files.ts';
import { type RunAs, run } from './processes.ts';
import type { Cluster } from './server.ts';

export const superuser = 'daymark';

/** Initialises the data once; later it only checks that these programs can read it. `durable: false` skips the flush. */
export async function prepareCluster(place: DataHome, binaries: Binaries, durable: boolean): Promise<Cluster> {
  const folder = join(place.home, 'postgres');
  const versionFile = join(folder, 'cluster', 'PG_VERSION');
  if (!(await exists(versionFile))) {
    await buildFolder(folder, (unfinished) => initialise(unfinished, place, binaries, durable));
  }
  const major = await readFile(versionFile, 'utf8').catch((cause: Error) => {
    throw new Error(`${folder} is in the way: it holds no Postgres data. Move it elsewhere and start again`, { cause });
  });
  if (Number(major) !== binaries.major) {
    throw new Error(
      `The data in ${folder} was made by Postgres ${major.trim()}, and this Daymark comes with ${binaries.major}, which ` +
        'cannot read it. Nothing was changed. Go back to the Daymark before and copy its data to a server of your own with ' +
        'pg_dump, then set DATABASE_URL; or move the folder elsewhere to begin with empty data',
    );
  }
  await makeOwn(folder, place.runAs);
  const password = await readFile(join(folder, 'password'), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EACCES') {
      throw new Error(`${folder} belongs to another user, as whom Daymark ran before (perhaps root). Run it so again`, {
        cause,
      });
    }
    throw new Error(`${folder} has lost its file "password", without which its server lets nobody in`, { cause });
  });
  return { folder: join(folder, 'cluster'), logFile: join(folder, 'server.log'), password };
}

/**
 * Gives data that was copied back with `cp -r` to the server's user again, and takes it from everybody else: Postgres
 * starts on no other. What is right already is left alone.
 */
async function makeOwn(folder: string, runAs: RunAs | undefined): Promise<void> {
  const cluster = join(folder, 'cluster');
  const { mode, uid } = await stat(cluster);
  const mayChange = runAs !== undefined || uid === process.getuid?.();
  if ((mode & 0o077) !== 0 && mayChange && process.platform !== 'win32') {
    await chmod(cluster, 0o700);
    await chmod(join(folder, 'password'), 0o600).catch(() => {});
  }
  if (runAs === undefined) return;
  await chmod(folder, 0o711);
  for (const name of ['', ...(await readdir(cluster, { recursive: true }))]) {
    const file = join(cluster, name);
    const status = await lstat(file).catch(() => undefined);
    if (status !== undefined && status.uid !== runAs.uid) await lchown(file, runAs.uid, runAs.gid);
  }
}

async function initialise(folder: string, place: DataHome, binaries: Binaries, durable: boolean): Promise<void> {
  const { runAs } = place;
  const password = randomBytes(24).toString('base64url');
  await writeFile(join(folder, 'password'), password, { mode: 0o600 });
  const cluster = join(folder, 'cluster');
  await mkdir(cluster, { mode: 0o700 });
  // Root keeps the password to itself; the server's user sees a copy for as long as initdb needs one.
  const passwordForInit = join(folder, 'initial-password');
  await writeFile(passwordForInit, password, { mode: 0o600 });
  if (runAs !== undefined) {
    await chmod(folder, 0o711);
    await chown(cluster, runAs.uid, runAs.gid);
    await chown(passwordForInit, runAs.uid, runAs.gid);
  }
  const args = ['--pgdata', cluster, '--username', superuser, '--pwfile', passwordForInit, '--auth', 'scram-sha-256'];
  // Postgres' own locale: sorts the same on every system and is not touched by upgrades of the C library.
  args.push('--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C');
  args.push('--no-instructions', ...(durable ? [] : ['--no-sync']));
  await run(join(binaries.folder, 'bin', 'initdb'), args, runAs);
  await rm(passwordForInit);
}
