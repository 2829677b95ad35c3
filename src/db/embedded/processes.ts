import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';

/** Another user to run a program as; only root can. */
export type RunAs = { uid: number; gid: number };

/** How to start one of Postgres' programs: as whom, and with nothing of our environment (which holds the bot's token). */
export function launchOptions(runAs: RunAs | undefined) {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  const kept = process.platform === 'win32' ? { PATH, SystemRoot, TEMP, TMP } : { PATH };
  return {
    // The other user may be unable to stand where we stand.
    ...(process.platform === 'win32' ? {} : { cwd: '/' }),
    ...(runAs === undefined ? {} : { uid: runAs.uid, gid: runAs.gid }),
    // The messages that we look for are English, times in the log are UTC.
    env: { ...kept, LC_ALL: 'C', TZ: 'UTC' },
    windowsHide: true,
  };
}

/** Runs a program to its end; throws with what it printed if it fails. */
export function run(program: string, args: readonly string[], runAs: RunAs | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, launchOptions(runAs), (error, stdout, stderr) => {
      if (error === null) return resolve();
      const { code } = error;
      const refused = typeof code === 'string' && (code === 'EPERM' || code === 'EINVAL');
      const hint = refused ? ' (this root may not become another user; run Daymark as an ordinary user)' : '';
      reject(new Error(`${program} failed${hint}: ${`${stderr}${stdout}`.trim() || error.message}`, { cause: error }));
    });
  });
}

/** Whether a process of this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether this process is the Postgres of this data folder: after a restart of the machine its number may be another's. */
export async function isServerOf(folder: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // A zombie is dead, but still has its number: "123 (postgres) Z …".
    if (!/\(postgres\) [^ZX]/.test(status)) return false;
    // Readable for root and the server's own user; a server changes into its data folder when it starts.
    const standsIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return standsIn === undefined || standsIn === (await realpath(folder));
  }
  if (process.platform === 'win32') return true;
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'comm=', '-p', String(pid)], (_, stdout) => resolve(stdout.includes('postgres')));
  });
}
