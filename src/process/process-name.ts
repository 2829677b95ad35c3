import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isAlive } from '../db/embedded/processes.ts';

/** The names in use within this process, which may start the bot more than once. */
const living = new Set<string>();

/**
 * A name that nobody else has, until `bury`. On Linux it begins with the life of the machine, the space of process ids, the id and
 * the moment it began, so that another process beside it can tell whether it still lives.
 */
export function processName(): string {
  const place = placeHere();
  const began = place === undefined ? undefined : beganAt(process.pid);
  const life = began === undefined ? ['', '', process.pid, ''] : [place, process.pid, began];
  const name = [...life, hostname(), randomUUID()].join('/');
  living.add(name);
  return name;
}

/** A name as people read it: the machine or container, and the number of the process there. */
export function shownName(name: string): string {
  const [, , pid, , host] = name.split('/');
  return `${host}, process ${pid}`;
}

/** The bearer of the name acts no more. */
export function bury(name: string): void {
  living.delete(name);
}

/** Whether the bearer of this name is certainly dead; false where that cannot be known, as of one on another machine. */
export function isCertainlyDead(name: string): boolean {
  const [machine, space, id, began] = name.split('/');
  const here = placeHere();
  if (here === undefined || `${machine}/${space}` !== here) return false;
  const pid = Number(id);
  if (pid === process.pid && began === beganAt(pid)) return !living.has(name);
  if (!isAlive(pid)) return true;
  const now = beganAt(pid);
  return now !== undefined && now !== began;
}

function placeHere(): string | undefined {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

/** When a process began, in the kernel's own count; `dead` for one that nobody has buried; undefined if it may not be known. */
function beganAt(pid: number): string | undefined {
  try {
    // The name in brackets may itself hold blanks and brackets: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? 'dead' : fields[19];
  } catch {
    return undefined;
  }
}
