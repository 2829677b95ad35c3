import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exists, makePassable } from './files.ts';
import type { RunAs } from './processes.ts';
import { findServer } from './server.ts';

/** Where an embedded server lives and who runs it. */
export type DataHome = {
  /** Holds the data, the password and the server's log, in a folder `postgres`. */
  home: string;
  /** Where a copy of the programs goes. */
  copiesIn: string;
  programs: 'in place' | 'copied';
  /** Undefined for this process's own user. */
  runAs: RunAs | undefined;
};

/** Where root keeps programs and data. */
export const rootHome = '/var/lib/daymark';

/** Only what the start has to say; a pino logger is one. */
export type StartLog = { info(message: string): void; warn(message: string): void };

/** Decides where the data is and who serves it, and makes the folders. `rootHome` is where root keeps both. */
export async function findDataHome(dataDir: string, rootHome: string, log: StartLog): Promise<DataHome> {
  const asked = resolve(dataDir);
  try {
    return await (process.getuid?.() === 0
      ? homeServedForRoot(asked, rootHome, log)
      : homeOfUser(asked, rootHome, log));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`There is no place for the data: ${reason}. Choose another folder, or set DATABASE_URL`, { cause });
  }
}

async function homeOfUser(asked: string, rootHome: string, log: StartLog): Promise<DataHome> {
  await mkdir(asked, { recursive: true, mode: 0o700 });
  const ofRoot = oldRootHome(asked, rootHome);
  if (!(await exists(join(asked, 'postgres'))) && (await exists(join(ofRoot, 'postgres')))) {
    log.warn(`Daymark has run here as root: that data stays in ${ofRoot}, and this start begins a new, empty one`);
  }
  return { home: asked, copiesIn: asked, programs: 'in place', runAs: undefined };
}

/**
 * Postgres refuses to run as root, and in a private home (mode 700) another user reaches neither programs nor data: the
 * programs, and data that it could not reach in the folder asked for, go where it can. What an ordinary user has begun
 * stays theirs.
 */
async function homeServedForRoot(asked: string, rootHome: string, log: StartLog): Promise<DataHome> {
  const copiesIn = join(rootHome, 'programs');
  for (const folder of [rootHome, copiesIn]) await makePassable(folder);
  const begun = await ownerOfData(asked);
  const home = begun ? asked : await homeOfRoot(asked, rootHome, log);
  // Data that is there keeps its user, even if a better one has been added to the system since.
  const runAs = begun ?? (await ownerOfData(home)) ?? (await chooseUser());
  log.info(`Postgres refuses to run as root: it runs as user ${runAs.uid}, with its data in ${home}`);
  return { home, runAs, copiesIn, programs: 'copied' };
}

async function homeOfRoot(asked: string, rootHome: string, log: StartLog): Promise<string> {
  const old = oldRootHome(asked, rootHome);
  if (await isOpen(asked)) {
    await makePassable(asked);
    return moveHome(old, asked, log);
  }
  if (await exists(join(asked, 'postgres'))) {
    throw new Error(
      `${asked} holds data, but the user that serves it for root may not pass through the folders above it`,
    );
  }
  for (const folder of [dirname(old), old]) await makePassable(folder);
  return old;
}

/** Where root kept the data of a folder: under the folder's name. */
function oldRootHome(asked: string, ofRoot: string): string {
  const name = asked.replace(/[^A-Za-z0-9]+/g, '-').slice(-40);
  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 8);
  return join(ofRoot, 'data', `${name}-${hash}`.replace(/^-+/, ''));
}

/**
 * Takes what an earlier version kept in another folder along, once, and says so; gives the folder in which the data is.
 * That stays the old one while a server runs there, or where another disk is in between.
 */
async function moveHome(old: string, home: string, log: StartLog): Promise<string> {
  if (!(await exists(join(old, 'postgres'))) || (await exists(join(home, 'postgres')))) return home;
  if ((await findServer(join(old, 'postgres', 'cluster'))) !== undefined) {
    log.warn(`The data is still in ${old}, where its server runs; the next start moves it to ${home}`);
    return old;
  }
  await makePassable(home);
  try {
    for (const name of await readdir(old)) await rename(join(old, name), join(home, name));
    await rmdir(old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    log.warn(`The data stays in ${old}: ${home} is on another disk. Move it with cp -a while the bot is stopped`);
    return old;
  }
  log.info(`The data has moved from ${old} to ${home}`);
  return home;
}

/** Whether every user may come to a folder, which need not exist yet. */
async function isOpen(folder: string): Promise<boolean> {
  for (let at = dirname(folder); ; at = dirname(at)) {
    const status = await stat(at).catch(() => undefined);
    if (status !== undefined && (status.mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function ownerOfData(home: string): Promise<RunAs | undefined> {
  const status = await stat(join(home, 'postgres', 'cluster')).catch(() => undefined);
  return status === undefined || status.uid === 0 ? undefined : { uid: status.uid, gid: status.gid };
}

/** The first of three users that the system knows; initdb insists on an entry in its list. */
async function chooseUser(): Promise<RunAs> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['daymark', 'postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('Postgres refuses to run as root, and there is no user daymark, postgres or nobody');
}

/** A folder that somebody has named, or the one below which each application has a folder of its own. */
export type DataDir = string | { below: string };

/**
 * Where an application keeps its data: where it was told to, else where it has been so far beside the program, else in a
 * folder of its own, which a newer version finds wherever it is unpacked. What root kept under the name of the
 * program's folder is moved there once.
 */
export async function dataDirOf(
  { dataDir, discordToken }: { dataDir: DataDir; discordToken: string },
  log: StartLog,
  ofRoot: string = rootHome,
): Promise<string> {
  if (typeof dataDir === 'string') return resolve(dataDir);
  const beside = resolve('data');
  if (await exists(join(beside, 'postgres'))) return beside;
  const isRoot = process.getuid?.() === 0;
  const own = join(isRoot ? ofRoot : join(dataDir.below, 'daymark'), applicationOf(discordToken));
  return isRoot ? moveHome(oldRootHome(beside, ofRoot), own, log) : own;
}

/** The id of the application that a token belongs to: its first part, in base64. */
function applicationOf(token: string): string {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  // What is no token of Discord's is refused later; until then it must not lead to another folder.
  return /^\d{1,20}$/.test(id) ? id : 'unknown';
}
