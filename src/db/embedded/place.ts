import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exists, makePassable } from './files.ts';
import type { RunAs } from './processes.ts';

/** Where an embedded server lives and who runs it. */
export type Place = {
  /** Holds the data, the password and the server's log, in a folder `postgres`. */
  home: string;
  /** Where a copy of the programs goes. */
  copiesIn: string;
  programs: 'in place' | 'copied';
  /** Undefined for this process's own user. */
  runAs: RunAs | undefined;
};

/** Only what the start has to say; a pino logger is one. */
export type Log = { info(message: string): void; warn(message: string): void };

/** Decides where the data is and who serves it, and makes the folders. `rootHome` is where root keeps both. */
export async function findPlace(dataDir: string, rootHome: string, log: Log): Promise<Place> {
  const asked = resolve(dataDir);
  try {
    return await (process.getuid?.() === 0 ? placeOfRoot(asked, rootHome, log) : placeOfUser(asked, rootHome, log));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`There is no place for the data: ${reason}. Choose another folder, or set DATABASE_URL`, { cause });
  }
}

async function placeOfUser(asked: string, rootHome: string, log: Log): Promise<Place> {
  await mkdir(asked, { recursive: true, mode: 0o700 });
  const ofRoot = homeFor(asked, rootHome);
  if (!(await exists(join(asked, 'postgres'))) && (await exists(join(ofRoot, 'postgres')))) {
    log.warn(`Daymark has run here as root: that data stays in ${ofRoot}, and this start begins a new, empty one`);
  }
  return { home: asked, copiesIn: asked, programs: 'in place', runAs: undefined };
}

/**
 * Postgres refuses to run as root, and in a private home (mode 700) another user reaches neither programs nor data:
 * both go where it can, unless an ordinary user has already begun data in the folder asked for.
 */
async function placeOfRoot(asked: string, rootHome: string, log: Log): Promise<Place> {
  const copiesIn = join(rootHome, 'programs');
  const home = homeFor(asked, rootHome);
  for (const folder of [rootHome, copiesIn, join(rootHome, 'data'), home]) await makePassable(folder);
  const begun = await ownerOfData(asked);
  // Data that is there keeps its user, even if a better one has been added to the system since.
  const place = begun
    ? { home: asked, runAs: begun }
    : { home, runAs: (await ownerOfData(home)) ?? (await chooseUser()) };
  log.info(`Postgres refuses to run as root: it runs as user ${place.runAs.uid}, with its data in ${place.home}`);
  return { ...place, copiesIn, programs: 'copied' };
}

function homeFor(asked: string, rootHome: string): string {
  const name = asked.replace(/[^A-Za-z0-9]+/g, '-').slice(-40);
  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 8);
  return join(rootHome, 'data', `${name}-${hash}`.replace(/^-+/, ''));
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
