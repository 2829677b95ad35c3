import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Snapshot } from '../discord/index.ts';
import type { ZoneName } from '../seam.ts';

/** What the data folder keeps beside the database. */
type SavedState = {
  version: 1;
  now: string;
  speaker: string;
  zones: Record<string, ZoneName>;
  discord: Snapshot;
};

const fileName = 'playground.json';

/** The state a playground was left in; undefined if there is none. Throws with the next step where it cannot be read. */
export async function readState(dataDir: string): Promise<SavedState | undefined> {
  const file = join(dataDir, fileName);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const state = JSON.parse(text) as SavedState;
    if (state.version !== 1) throw new Error(`version ${state.version}`);
    return state;
  } catch (error) {
    throw new Error(`${file} cannot be read (${String(error)}). Begin anew with --fresh`);
  }
}

/** Replaces the file as a whole, so that a crash leaves the old one or the new one. */
export async function writeState(dataDir: string, state: SavedState): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, fileName);
  await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function forgetState(dataDir: string): Promise<void> {
  await rm(join(dataDir, fileName), { force: true });
}
