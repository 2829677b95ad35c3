import { mkdir, statfs } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { dataDirOf } from '../db/embedded/data-dir.ts';
import { reasonOf } from '../log/error-form.ts';
import type { Desk } from './database.ts';
import type { Check } from './doctor.ts';

/** Below this, Postgres may soon refuse to write. */
const scarceBytes = 500_000_000;

/** Node, and room on the disk where the embedded database lives. */
export async function machineChecks(desk: Desk, config: Config | undefined): Promise<Check[]> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const checks: Check[] = [
    major >= 22
      ? { state: 'right', what: `Node ${process.versions.node}.` }
      : {
          state: 'note',
          what: `Node ${process.versions.node} works, but gets no security fixes any more.`,
          next: 'Install Node 24.',
        },
  ];
  if (config?.databaseUrl !== null) return checks;
  try {
    const dataDir = await dataDirOf(config, { info: desk.say, warn: desk.say });
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const room = `${Math.round(free / 1_000_000).toLocaleString('en-GB')} MB are free where the data lives (${dataDir}).`;
    checks.push(
      free > scarceBytes
        ? { state: 'right', what: room }
        : { state: 'wrong', what: room, next: 'Make room: without it the database stops taking anything in.' },
    );
  } catch (error) {
    const reason = reasonOf(error);
    checks.push({
      state: 'wrong',
      what: `The data folder cannot be used: ${reason}`,
      next: 'Set DATA_DIR to a folder this user may write to.',
    });
  }
  return checks;
}
