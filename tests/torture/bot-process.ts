import { spawn } from 'node:child_process';
import { join } from 'node:path';

type BotHealth = { role?: string; discord?: boolean; shards?: { held: number[]; of: number } };

export type BotProcess = {
  /** Resolves when it says so in its log; fails when it ends first, or after two minutes. */
  said(words: string): Promise<void>;
  alive(): boolean;
  pid: number | undefined;
  /** The lines of its log. */
  log(): readonly string[];
  /** What its health page says; undefined where it does not answer. */
  health(): Promise<BotHealth | undefined>;
  signal(signal: NodeJS.Signals): void;
  /** Kills it, and waits until it is gone. */
  end(): Promise<void>;
};

const patienceMs = 120_000;
const keptLines = 5_000;

/** The built bot as a self-hoster starts it, on the machine's own clocks. */
export function startBot(repository: string, settings: Record<string, string>): BotProcess {
  const child = spawn(process.execPath, [join(repository, 'dist/main.js')], {
    cwd: repository,
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter(Boolean));
      if (lines.length > keptLines) lines.splice(0, lines.length - keptLines);
      for (const listener of listeners) listener();
    });
  }
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const alive = () => child.exitCode === null && child.signalCode === null;
  return {
    said: (words) =>
      new Promise((resolve, reject) => {
        const over = (finish: () => void) => {
          listeners.delete(listen);
          clearTimeout(timer);
          finish();
        };
        const fail = (how: string) =>
          over(() => reject(new Error(`${how} without “${words}”: ${lines.slice(-5).join('\n')}`)));
        const listen = () => {
          if (lines.some((line) => line.includes(words))) over(resolve);
        };
        const timer = setTimeout(() => fail('two minutes went by'), patienceMs);
        listeners.add(listen);
        listen();
        void gone.then(() => fail('the bot ended'));
      }),
    alive,
    pid: child.pid,
    log: () => lines,
    health: async () => {
      const port = lines
        .flatMap(
          (line) =>
            /health page on loopback.*?"port":(\d+)|"port":(\d+).*?health page on loopback/.exec(line)?.slice(1) ?? [],
        )
        .find(Boolean);
      if (port === undefined) return undefined;
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(
        () => undefined,
      );
      return answer?.ok === true ? ((await answer.json()) as BotHealth) : undefined;
    },
    signal: (signal) => void child.kill(signal),
    end: async () => {
      if (alive()) child.kill('SIGKILL');
      await gone;
    },
  };
}
