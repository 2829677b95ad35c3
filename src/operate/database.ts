import { type Config, type ConfigReading, readConfig } from '../config.ts';
import { dataDirOf } from '../db/embedded/data-dir.ts';
import { startEmbedded } from '../db/embedded/embedded.ts';

/** What a command of the operator's is given; `say` writes a line for them to read. */
export type Desk = {
  env: Record<string, string | undefined>;
  now(): Date;
  say(line: string): void;
};

/** The settings of the bot; throws a sentence for each one that is wrong. */
export function settings(desk: Desk): Config {
  const reading: ConfigReading = readConfig(desk.env);
  if (reading.kind === 'config') return reading.config;
  throw new Error(`Please set this right first:\n${reading.problems.map((problem) => `  - ${problem}`).join('\n')}`);
}

/** Runs something on the bot's database, which goes on serving a bot that runs; an embedded one is started for it if none does. */
export async function withDatabase<T>(config: Config, desk: Desk, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== null) return work(config.databaseUrl);
  const log = { info: desk.say, warn: desk.say };
  const embedded = await startEmbedded({ dataDir: await dataDirOf(config, log), log });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}
