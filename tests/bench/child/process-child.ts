import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, GatewayIntentBits, MessageFlags, Routes, Status } from 'discord.js';
import postgres from 'postgres';
import type { Config } from '../../../src/config.ts';
import type { Health } from '../../../src/health.ts';
import { type Held, watchLoop } from '../measure.ts';
import { startProfile } from './profile.ts';

/** `lean`: a bare client that caches what the bot's does. */
export type ChildOptions = { kind: 'bot' | 'bare' | 'lean'; repository: string; config: Config; nowMs: number };
export type Send = { channelId: string; body: unknown };
export type ToChild =
  /** `atMs`: the clock is set to this first. */
  | { kind: 'tick'; atMs?: number }
  | { kind: 'send'; batches: Send[][] }
  | { kind: 'memory' }
  | { kind: 'spent' }
  /** Wait until all shards are up that this process has. */
  | { kind: 'hear' }
  /** From now on it is watched what holds the main thread, or what it spends its time on; asked again, it is told. */
  | { kind: 'held' }
  | { kind: 'profile' }
  | { kind: 'backup'; file: string };
export type ToParent =
  | { kind: 'ready' }
  | { kind: 'worked'; ms: number; cpuMs: number }
  | { kind: 'memory'; mb: number }
  /** Since its birth. */
  | { kind: 'spent'; cpuMs: number }
  | ({ kind: 'held' } & Held)
  | { kind: 'profile'; lines: string[] };

// The built bot, or nothing but a discord.js client, doing what the parent asks for.
const { kind, repository, config, nowMs } = JSON.parse(process.argv[2] ?? '') as ChildOptions;
let clockMs = nowMs;
const tell = (message: ToParent) => process.send?.(message);
let end = async (): Promise<unknown> => undefined;
// In order, so that the next one need not wait for what a process that was killed has left.
process.on('disconnect', () => void end().finally(() => process.exit(0)));

const work = kind === 'bot' ? await startBot() : await startBare(await bareClient());
let held: (() => Held) | undefined;
let profile: Awaited<ReturnType<typeof startProfile>> | undefined;
tell({ kind: 'ready' });
process.on('message', (message: ToChild) => {
  // What fails ends the process, and with it the part that is measured.
  carryOut(message).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});

async function carryOut(message: ToChild): Promise<unknown> {
  if (message.kind === 'memory') {
    for (let n = 0; n < 3; n += 1) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return tell({ kind: 'memory', mb: process.memoryUsage.rss() / 2 ** 20 });
  }
  if (message.kind === 'spent') {
    const { user, system } = process.cpuUsage();
    return tell({ kind: 'spent', cpuMs: (user + system) / 1000 });
  }
  if (message.kind === 'held') {
    const told = held?.() ?? { ms: 0, cpuMs: 0 };
    held = held === undefined ? watchLoop() : undefined;
    return tell({ kind: 'held', ...told });
  }
  if (message.kind === 'profile') {
    const lines = (await profile?.()) ?? [];
    profile = profile === undefined ? await startProfile() : undefined;
    return tell({ kind: 'profile', lines });
  }
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work(message);
  const { user, system } = process.cpuUsage(cpu);
  return tell({ kind: 'worked', ms: performance.now() - began, cpuMs: (user + system) / 1000 });
}

async function startBot(): Promise<(message: ToChild) => Promise<void>> {
  const built = (file: string) => pathToFileURL(join(repository, 'dist', file)).href;
  const { start } = (await import(built('start.js'))) as typeof import('../../../src/start.ts');
  const { pino } = await import('pino');
  const log = pino({ level: 'error' });
  const started = await start({ config, now: () => new Date(clockMs), log, onFatal: (reason) => log.error(reason) });
  if (started.kind === 'failed') throw new Error(started.reason);
  end = started.bot.stop;
  return async (message) => {
    if (message.kind === 'backup') {
      const { writeBackup } = (await import(
        built('db/backup/write.js')
      )) as typeof import('../../../src/db/backup/write.ts');
      await writeBackup(config.databaseUrl ?? '', message.file, new Date(clockMs));
    }
    if (message.kind === 'hear') await untilUp(async () => isUp(await started.bot.health()));
    if (message.kind !== 'tick') return;
    clockMs = message.atMs ?? clockMs;
    await started.bot.tick();
  };
}

/** Sends what it is told to send, and answers whatever somebody asks for after one statement. */
async function startBare(client: Client): Promise<(message: ToChild) => Promise<void>> {
  const sql = postgres(config.databaseUrl ?? '', { max: 8 });
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await sql`select id from cohorts where channel_id = ${interaction.channelId}`;
    await interaction.reply({ content: 'Done.', flags: MessageFlags.Ephemeral });
  });
  const ready = once(client, 'clientReady');
  await client.login(config.discordToken);
  await ready;
  return async (message) => {
    if (message.kind === 'hear')
      await untilUp(async () => client.ws.shards.every(({ status }) => status === Status.Ready));
    if (message.kind !== 'send') return;
    for (const batch of message.batches) {
      await Promise.all(
        batch.map(({ channelId, body }) => client.rest.post(Routes.channelMessages(channelId), { body })),
      );
    }
  };
}

async function bareClient(): Promise<Client> {
  const rest = { api: config.discordApiUrl };
  if (kind === 'bare') return new Client({ intents: [GatewayIntentBits.Guilds], rest });
  const file = pathToFileURL(join(repository, 'dist/discord/gateway/bot-client.js')).href;
  const { createClient } = (await import(file)) as typeof import('../../../src/discord/gateway/bot-client.ts');
  return createClient(rest, { shards: 'auto' });
}

function isUp(health: Health): boolean {
  if (!('database' in health) || health.shards === undefined) return false;
  return health.discord === true && health.shards.held.length === health.shards.of;
}

/** Looks rarely, so that looking is not what is measured. */
async function untilUp(isSo: () => Promise<boolean>): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 500));
  while (!(await isSo()));
}
