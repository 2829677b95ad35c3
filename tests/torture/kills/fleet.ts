import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FastClock } from '../clock.ts';
import type { ChildOptions, ToChild, ToParent } from './bot-child.ts';

/** How long a process may take from its birth to its first tick. */
const startLimitMs = 120_000;

type Bot = { child: ChildProcess; stage: 'loading' | 'loaded' | 'starting' | 'ticking' | 'dead' };

/** Bot processes that tick, and loaded ones that wait to take the place of a killed one. */
export function createFleet(options: ChildOptions, clock: () => FastClock, size: { ticking: number; waiting: number }) {
  const bots = new Set<Bot>();
  const errors = new Map<string, number>();
  let failedStarts = 0;
  let killed = 0;
  let closed = false;
  let wanted = size.ticking;

  const inStage = (...stages: Bot['stage'][]) => [...bots].filter(({ stage }) => stages.includes(stage));
  const send = (bot: Bot, message: ToChild) => {
    if (bot.child.connected) bot.child.send(message, () => {});
  };

  function spawn(): void {
    const child = fork(fileURLToPath(new URL('bot-child.js', import.meta.url)), [JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, TZ: 'UTC' },
    });
    const bot: Bot = { child, stage: 'loading' };
    bots.add(bot);
    const note = (chunk: Buffer) => {
      for (const line of String(chunk).split('\n').filter(Boolean)) {
        const said = /"msg":"([^"]*)"/.exec(line)?.[1] ?? line.slice(0, 200);
        errors.set(said, (errors.get(said) ?? 0) + 1);
      }
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    child.on('message', (message: ToParent) => {
      if (bot.stage === 'dead') return;
      if (message.kind === 'failed') failedStarts += 1;
      else bot.stage = message.kind;
      arrange();
    });
    child.on('exit', () => {
      bot.stage = 'dead';
      bots.delete(bot);
      arrange();
    });
  }

  /** Keeps as many at work and in waiting as are wanted. */
  function arrange(): void {
    if (closed) return;
    const missing = wanted - inStage('starting', 'ticking').length;
    for (const bot of inStage('loaded').slice(0, Math.max(missing, 0))) {
      bot.stage = 'starting';
      send(bot, { kind: 'go', clock: clock() });
    }
    const spares = inStage('loading', 'loaded').length;
    for (let n = spares; n < size.waiting; n += 1) spawn();
  }

  arrange();
  return {
    errors,
    failedStarts: () => failedStarts,
    killed: () => killed,
    ticking: () => inStage('ticking').length,
    /** Tells every process what the clock shows. */
    setClock(): void {
      for (const bot of bots) if (bot.stage !== 'loading') send(bot, { kind: 'clock', clock: clock() });
    },
    /** Kills one of those at work, without a word; false when none is. */
    kill(choose: (count: number) => number): boolean {
      const working = inStage('ticking');
      const victim = working[choose(working.length)];
      if (victim === undefined) return false;
      killed += 1;
      victim.stage = 'dead';
      victim.child.kill('SIGKILL');
      return true;
    },
    /** How many processes should be at work from now on; too many are killed. */
    want(count: number): void {
      wanted = count;
      for (const bot of inStage('starting', 'ticking').slice(count)) {
        killed += 1;
        bot.stage = 'dead';
        bot.child.kill('SIGKILL');
      }
      arrange();
    },
    async working(): Promise<void> {
      const untilMs = Date.now() + startLimitMs;
      while (inStage('ticking').length < wanted) {
        if (Date.now() > untilMs) throw new Error(`no bot came up: ${[...errors.keys()].join('; ')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close(): Promise<void> {
      closed = true;
      const exits = [...bots].map(({ child }) => (child.exitCode === null ? once(child, 'exit') : undefined));
      for (const { child } of bots) child.kill('SIGKILL');
      await Promise.all(exits);
    },
  };
}

export type Fleet = ReturnType<typeof createFleet>;
