import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from '../../../src/playground/discord/index.ts';
import { now } from '../ground/dataset.ts';
import type { Bench } from '../part.ts';
import type { ChildOptions, ToChild, ToParent } from './process-child.ts';

export type Child = {
  /** From the process's birth until it hears Discord. */
  startMs: number;
  ask(message: ToChild): Promise<ToParent>;
  stop(): Promise<void>;
};

/** The Discord, the database and the folder of plans of a bot. */
export type Place = { discord: LocalDiscord; databaseUrl: string; plans: string };

/** What a child is told of where it is. */
export function optionsFor(
  { repository }: Pick<Bench, 'repository'>,
  kind: ChildOptions['kind'],
  { discord, databaseUrl, plans }: Place,
): ChildOptions {
  return {
    kind,
    repository,
    nowMs: now.getTime(),
    config: {
      discordToken: discord.token,
      discordApiUrl: discord.url,
      databaseUrl,
      preparing: 'auto',
      dataDir: plans,
      curriculumDir: plans,
      logLevel: 'error',
      healthPort: null,
      heartbeatUrl: null,
      status: null,
      allowedGuilds: null,
      role: 'all',
    },
  };
}

/** Node's options in `npm start`. A bare client has none, unless it is to be equal in all but what is measured. */
function nodeOptionsOf({ kind, repository }: Pick<ChildOptions, 'kind' | 'repository'>): string[] {
  if (kind === 'bare') return [];
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return String(scripts.start).split(' ').slice(1, -1);
}

/** Starts the built bot, or a bare client, in a process of its own that ends with the part at the latest. */
export async function startChild({ closing }: Pick<Bench, 'closing'>, options: ChildOptions): Promise<Child> {
  const began = performance.now();
  const child = fork(fileURLToPath(new URL('process-child.js', import.meta.url)), [JSON.stringify(options)], {
    execArgv: ['--expose-gc', ...nodeOptionsOf(options)],
    env: { ...process.env, TZ: 'UTC' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const over = once(child, 'exit');
  const stop = async () => {
    if (child.connected) child.disconnect();
    await over;
  };
  closing(stop);
  const gone = over.then(() => {
    throw new Error('a process under measurement ended by itself');
  });
  gone.catch(() => {});
  const answer = async () => {
    const [message] = await Promise.race([once(child, 'message'), gone]);
    return message as ToParent;
  };
  await answer();
  return {
    startMs: performance.now() - began,
    ask: (message) => {
      child.send(message);
      return answer();
    },
    stop,
  };
}
