import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from '../db/embedded/processes.ts';

/**
 * Tells once npm, which started us, is gone. It puts a shell in between, which takes a signal for itself and passes it on
 * to nobody, or does not even get one, so both are looked at.
 */
export function watchNpm(gone: () => void): void {
  const parent = process.ppid;
  const watched = [parent, ...beyondShell(parent)];
  const timer = setInterval(() => {
    // Windows keeps telling the number of a parent that is gone.
    if (process.ppid === parent && watched.every(isAlive)) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}

/** Who started the shell, if it is one: what stands above npm itself may come and go. */
function beyondShell(pid: number): number[] {
  try {
    const { parent, name } = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
    return /^-?(\S*\/)?(ba|da|a|z|k)?sh$/.test(name) ? [parent] : [];
  } catch {
    // Without ps, and on Windows, the shell alone is looked at.
    return [];
  }
}

function fromProc(pid: number): { parent: number; name: string } {
  const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return { parent: Number(rest.split(' ')[1]), name };
}

function fromPs(pid: number): { parent: number; name: string } {
  const answer = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent, name = ''] = /^\s*(\d+)\s+(.*?)\s*$/.exec(answer) ?? [];
  return { parent: Number(parent), name };
}
