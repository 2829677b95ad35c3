import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { writeBackup } from '../db/backup/write.ts';
import { historyOf } from '../db/migrate.ts';
import { reasonOf } from '../log/error-form.ts';

/** How many of each kind are kept. */
const kept = { nightly: 7, upgrade: 3 } as const;
const hourMs = 3_600_000;
/** The night's backup is made from this hour on, in UTC. */
const nightHour = 3;

type Options = {
  /** Asked each time: the embedded server may come back at another port. */
  address(): string;
  /** Holds the backups, made if need be. */
  folder: string;
  log: Logger;
};

/**
 * Makes the night's backup, and keeps the newest seven. Called with every tick; does something once a night, and after
 * a failure once an hour. Never throws: what fails is said in the log.
 */
export function nightlyBackups({ address, folder, log }: Options): (now: Date) => Promise<void> {
  let doneFor = '';
  let notBeforeMs = 0;
  return async (now) => {
    const night = new Date(now.getTime() - nightHour * hourMs).toISOString().slice(0, 10);
    if (night === doneFor || now.getTime() < notBeforeMs) return;
    notBeforeMs = now.getTime() + hourMs;
    try {
      const name = `night-${night}.backup`;
      if (!(await namesIn(folder)).includes(name)) {
        const written = await writeBackup(address(), join(folder, name), now);
        log.info({ file: written.file, rows: written.rows, bytes: written.bytes }, 'backed up for the night');
        await prune(folder, 'night-', kept.nightly);
      }
      doneFor = night;
      notBeforeMs = 0;
    } catch (error) {
      log.error({ reason: reasonOf(error) }, 'the night’s backup could not be made; it is tried again in an hour');
    }
  };
}

/**
 * Copies what is there before a start changes its form, and says how to go back. Nothing is done for an empty database or
 * one that is up to date. Throws where the copy cannot be made: nothing is migrated without a way back.
 */
export async function backUpBeforeMigration({ address, folder, log }: Options, now: Date): Promise<void> {
  const { taken, waiting } = await historyOf(address());
  if (taken === 0 || waiting === 0) return;
  await namesIn(folder);
  const name = `before-upgrade-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.backup`;
  const { file } = await writeBackup(address(), join(folder, name), now);
  log.info(`backed up before the upgrade; the way back: the version before, and npm run restore -- ${file} --replace`);
  await prune(folder, 'before-upgrade-', kept.upgrade);
}

async function namesIn(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return readdir(folder);
}

/** Removes all but the newest, which the names sort last, and what a crash has left half written. */
async function prune(folder: string, prefix: string, keep: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix)).sort();
  const whole = names.filter((name) => name.endsWith('.backup'));
  const halves = names.filter((name) => name.endsWith('.partial'));
  for (const name of [...whole.slice(0, -keep), ...halves]) await rm(join(folder, name), { force: true });
}
