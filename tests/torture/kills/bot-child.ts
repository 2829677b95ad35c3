import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import type { Config } from '../../../src/config.ts';
import { type FastClock, timeOn } from '../clock.ts';

export type ToChild = { kind: 'go' | 'clock'; clock: FastClock };
export type ToParent = { kind: 'loaded' } | { kind: 'ticking' } | { kind: 'failed'; reason: string };
export type ChildOptions = { repository: string; config: Config; tickMs: number; skewMs?: number };

// The built bot on a fast clock: it waits, its modules loaded, until it is told to go, and ticks until it is killed.
const { repository, config, tickMs, skewMs } = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const tell = (message: ToParent) => process.send?.(message);
process.on('disconnect', () => process.exit(0));

let clock: FastClock = { atMs: 0, sinceMs: 0, speed: 1 };
const gone = new Promise<void>((resolve) => {
  process.on('message', (message: ToChild) => {
    clock = message.clock;
    if (message.kind === 'go') resolve();
  });
});
const built = pathToFileURL(join(repository, 'dist/start.js')).href;
const { start } = (await import(built)) as typeof import('../../../src/start.ts');
tell({ kind: 'loaded' });
await gone;
const started = await start({
  config,
  now: () => new Date(timeOn(clock).getTime() + (skewMs ?? 0)),
  // Where the clock is wrong, an evenly growing one of the same speed stands beside it, as on a machine.
  ...(skewMs === undefined ? {} : { monotonicMs: () => performance.now() * clock.speed }),
  log: pino({ level: 'error' }),
  onFatal: (reason) => {
    tell({ kind: 'failed', reason });
    process.exit(1);
  },
});
if (started.kind === 'failed') {
  tell({ kind: 'failed', reason: started.reason });
  process.exit(1);
}
tell({ kind: 'ticking' });
for (;;) {
  await started.bot.tick();
  await new Promise((resolve) => setTimeout(resolve, tickMs));
}
