import { join, resolve } from 'node:path';
import { exists } from './files.ts';
import { type Log, moveHome, oldRootHome, rootHome } from './place.ts';

/** A folder that somebody has named, or the one below which each application has a folder of its own. */
export type DataDir = string | { below: string };

/**
 * Where an application keeps its data: where it was told to, else where it has been so far beside the program, else in a
 * folder of its own, which a newer version finds wherever it is unpacked. What root kept under the name of the
 * program's folder is moved there once.
 */
export async function dataDirOf(
  { dataDir, discordToken }: { dataDir: DataDir; discordToken: string },
  log: Log,
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
export function applicationOf(token: string): string {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  // What is no token of Discord's is refused later; until then it must not lead to another folder.
  return /^\d{1,20}$/.test(id) ? id : 'unknown';
}
