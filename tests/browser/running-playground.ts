import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type RunningPlayground = { url: string; stop(): Promise<void> };

/** Starts the built program with its page on a free port and a folder of its own; `stop` leaves nothing behind. */
export async function startPlayground(...args: string[]): Promise<RunningPlayground> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-page-'));
  const data = join(folder, 'data');
  const program = join(process.cwd(), 'dist', 'playground', 'main.js');
  const child = spawn(process.execPath, [program, '--port', '0', '--data', data, '--at', '2026-03-02 07:30', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
  });
  let out = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      out += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.on('error', reject);
    void closed.then(() => reject(new Error(`the playground ended: ${out}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGINT');
      await closed;
      // As root the server keeps its data elsewhere, and the log says where.
      const log = existsSync(join(data, 'bot.log')) ? readFileSync(join(data, 'bot.log'), 'utf8') : '';
      const elsewhere = /with its data in ([^"]+)"/.exec(log)?.[1];
      if (elsewhere !== undefined && dirname(elsewhere).endsWith('daymark/data'))
        rmSync(elsewhere, { recursive: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
