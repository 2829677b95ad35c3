import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
export const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A process of the bot’s, and what it has said so far. */
export type Launched = {
  child: ChildProcess;
  /** Its exit code, once nothing of it is left that could say more. */
  exit: Promise<number | null>;
  /** Once its standard output has these words so many times. */
  said(words: string, times?: number): Promise<void>;
  out(): string;
  err(): string;
};

export type LaunchOptions = {
  env?: Record<string, string>;
  cwd?: string;
  /** Code that runs in the process before the bot’s own. */
  before?: string;
  /** What stands in place of `node dist/main.js`. */
  command?: [string, ...string[]];
  stdout?: number;
};

/** The bot as a self-hoster starts it, with nothing in its environment but what is given; it ends with the test. */
export function launch({ env = {}, cwd = repository, before, command, stdout }: LaunchOptions): Launched {
  const preload = before === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const [program, ...given] = command ?? [process.execPath, ...preload, main];
  const stdio: SpawnOptions['stdio'] = ['ignore', stdout ?? 'pipe', 'pipe'];
  const child = spawn(program, given, { cwd, env, stdio });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  const listeners = new Set<() => void>();
  child.stdout?.on('data', (data) => {
    out += data;
    for (const hear of listeners) hear();
  });
  child.stderr?.on('data', (data) => {
    err += data;
  });
  const exit = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const said = (words: string, times = 1) =>
    new Promise<void>((resolve, reject) => {
      const hear = () => {
        if (out.split(words).length <= times) return;
        listeners.delete(hear);
        resolve();
      };
      listeners.add(hear);
      hear();
      void exit.then(() => reject(new Error(`ended without “${words}”: ${out}${err}`)));
    });
  return { child, exit, said, out: () => out, err: () => err };
}
