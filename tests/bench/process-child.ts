import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, GatewayIntentBits, Routes } from 'discord.js';
import type { Config } from '../../src/config.ts';

export type ChildOptions = { kind: 'bot' | 'bare'; repository: string; config: Config; nowMs: number };
export type Send = { channelId: string; body: unknown };
export type ToChild = { kind: 'tick' } | { kind: 'send'; batches: Send[][] } | { kind: 'memory' };
export type ToParent =
  | { kind: 'ready' }
  | { kind: 'worked'; ms: number; cpuMs: number }
  | { kind: 'memory'; mb: number };

// The built bot, or nothing but a discord.js client, doing what the parent asks for.
const { kind, repository, config, nowMs } = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const tell = (message: ToParent) => process.send?.(message);
process.on('disconnect', () => process.exit(0));

const work = kind === 'bot' ? await startBot() : await startBare();
tell({ kind: 'ready' });
process.on('message', async (message: ToChild) => {
  if (message.kind === 'memory') {
    for (let n = 0; n < 3; n += 1) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return tell({ kind: 'memory', mb: process.memoryUsage.rss() / 2 ** 20 });
  }
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work(message);
  const { user, system } = process.cpuUsage(cpu);
  return tell({ kind: 'worked', ms: performance.now() - began, cpuMs: (user + system) / 1000 });
});

async function startBot(): Promise<(message: ToChild) => Promise<void>> {
  const built = pathToFileURL(join(repository, 'dist/start.js')).href;
  const { start } = (await import(built)) as typeof import('../../src/start.ts');
  const { pino } = await import('pino');
  const log = pino({ level: 'error' });
  const started = await start({ config, now: () => new Date(nowMs), log, onFatal: (reason) => log.error(reason) });
  if (started.kind === 'failed') throw new Error(started.reason);
  return () => started.bot.tick();
}

async function startBare(): Promise<(message: ToChild) => Promise<void>> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: config.discordApiUrl } });
  const ready = once(client, 'clientReady');
  await client.login(config.discordToken);
  await ready;
  return async (message) => {
    if (message.kind !== 'send') return;
    for (const batch of message.batches) {
      await Promise.all(
        batch.map(({ channelId, body }) => client.rest.post(Routes.channelMessages(channelId), { body })),
      );
    }
  };
}
