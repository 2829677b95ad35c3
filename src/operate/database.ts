import { type Config, readConfig } from '../config.ts';
import { type Db, openDatabase, pingDatabase } from '../db/client.ts';
import { dataDirOf } from '../db/embedded/data-home.ts';
import { startEmbedded } from '../db/embedded/embedded.ts';

/** What a command of the operator's is given; `say` writes a line for them to read. */
export type Terminal = {
  env: Record<string, string | undefined>;
  now(): Date;
  say(line: string): void;
};

/** The settings of the bot; throws a sentence for each one that is wrong. */
export function settings(terminal: Terminal): Config {
  const reading = readConfig(terminal.env);
  if (reading.kind === 'config') return reading.config;
  throw new Error(`Please set this right first:\n${reading.problems.map((problem) => `  - ${problem}`).join('\n')}`);
}

/** Runs something on the address of the bot's database, which goes on serving a bot that runs; an embedded one is started for it if none does. */
export async function withAddress<T>(config: Config, { say }: Terminal, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== null) return work(config.databaseUrl);
  const log = { info: say, warn: say };
  const embedded = await startEmbedded({ dataDir: await dataDirOf(config, log), log });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}

/** As `withAddress`, on the database itself once it answers. */
export async function withDatabase<T>(
  config: Config,
  terminal: Terminal,
  work: (db: Db, url: string) => Promise<T>,
): Promise<T> {
  return withAddress(config, terminal, async (url) => {
    const { db, close } = openDatabase(url, { max: 2 });
    try {
      await pingDatabase(db);
      return await work(db, url);
    } finally {
      await close();
    }
  });
}
